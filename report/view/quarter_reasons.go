package view

import "slices"

// reasons are records with why they are named, in cells. A page has a row for each reason, with the records that share it: hundreds of
// drafts are one thing to say. The file has a row for each record.
type reasons struct{ file, page *Table }

func (q *quarterWriter) newReasons(name string, why ...string) *reasons {
	r := &reasons{q.newTable(name, append([]string{"column.incident"}, why...)...), q.newTable(name, why...)}
	r.page.Head, r.page.Right = append(r.page.Head, q.say("column.n"), q.say("quarter.column.which")), append(r.page.Right, true, false)
	return r
}

func (r *reasons) add(id string, why ...Cell) {
	r.file.Rows = append(r.file.Rows, append([]Cell{plain(id)}, why...))
}

// byReason groups the records by what is said of them, in the order of the first.
func (q *quarterWriter) byReason(r *reasons) *Table {
	var ids [][]string
	for _, row := range r.file.Rows {
		why := row[1:]
		i := slices.IndexFunc(r.page.Rows, func(x []Cell) bool { return slices.Equal(x, why) })
		if i < 0 {
			i = len(ids)
			r.page.Rows, ids = append(r.page.Rows, why), append(ids, nil)
		}
		ids[i] = append(ids[i], row[0].Plain)
	}
	for i, of := range ids {
		r.page.Rows[i] = append(slices.Clip(r.page.Rows[i]), plain(q.lang.Int(len(of))), q.someIDs(of))
	}
	r.file.dropEmpty()
	t := r.page.dropEmpty()
	t.File = r.file
	return t
}
