package conform

import "example.com/postmortem/report/pdf/file"

// rows are the rows of a table, whatever part they stand in.
func (e *element) rows() (all []*element) {
	for _, k := range e.kids {
		switch k.kind {
		case "TR":
			all = append(all, k)
		case "THead", "TBody", "TFoot":
			all = append(all, k.rows()...)
		}
	}
	return all
}

// checkCellsHeaded knows no cells that span others: the rule table-shape has as many in every row.
func checkCellsHeaded(d *document) (b broken) {
	for _, e := range d.elems {
		if e.kind != "Table" {
			continue
		}
		above := map[int]bool{} // columns that have a head
		for _, row := range e.rows() {
			if len(row.kids) < 2 {
				continue // one column is a list
			}
			before := false
			for i, cell := range row.kids {
				scope := d.attribute(cell, "Scope")
				if cell.kind == "TH" {
					above[i] = above[i] || scope == file.Name("Column") || scope == file.Name("Both")
					before = before || scope == file.Name("Row") || scope == file.Name("Both")
					continue
				}
				b.must(above[i] || before || d.attribute(cell, "Headers") != nil, "cell %d of table %d has no head", cell.ref, e.ref)
			}
		}
	}
	return b
}

func checkTableParts(d *document) (b broken) {
	for _, e := range d.elems {
		if e.kind != "Table" && e.kind != "L" && e.kind != "TOC" {
			continue
		}
		n := map[string]int{}
		for i, k := range e.kids {
			n[k.kind]++
			b.must(k.kind != "Caption" || i == 0 || i == len(e.kids)-1 && e.kind == "Table", "the caption of %s %d stands in its middle", e.kind, e.ref)
		}
		b.must(n["THead"] <= 1 && n["TFoot"] <= 1 && n["Caption"] <= 1, "%s %d has several heads, feet or captions", e.kind, e.ref)
	}
	return b
}

func checkLinksAlone(d *document) (b broken) {
	for _, e := range d.elems {
		for above := e.parent; e.kind == "Link" && above != nil; above = above.parent {
			b.must(above.kind != "Link", "link %d stands in another", e.ref)
		}
	}
	return b
}

func checkHeadingKinds(d *document) (b broken) {
	for _, e := range d.elems {
		b.must(e.kind != "H", "heading %d has no level", e.ref)
	}
	return b
}
