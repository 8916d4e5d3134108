package pdf

// A point between spaces parts two things: "15:27 · 18 min", a title and its part. In headings and in cells of tables, which are read at
// a glance, a line rather ends there than elsewhere, and then the end of the line parts them: the point is in the text, to be copied and
// read aloud, but is not seen. Running text keeps its points, as do cells with so many that they are lists.

// mostPartings is how many points part the things of a cell; more are the points of a running list.
const mostPartings = 3

// markPartings marks the points between things, once breaks are set.
func markPartings(items []item) {
	n := 0
	for i := 1; i+1 < len(items); i++ {
		if isParting(items, i) {
			n++
		}
	}
	if n == 0 || n > mostPartings {
		return
	}
	for i := 1; i+1 < len(items); i++ {
		if isParting(items, i) {
			items[i+1].brk = parting
		}
	}
}

func isParting(items []item, i int) bool {
	return items[i].r == '·' && items[i-1].r == ' ' && items[i+1].r == ' ' && items[i+1].brk == strong
}

// hidePoint hides the point that a line ends at, and takes its width away.
func (s *setter) hidePoint(line []item) {
	n := len(line)
	if n < 3 || line[n-1].brk != parting {
		return
	}
	st := s.styles[line[n-2].style]
	st.unseen = true
	id := s.styleID(st)
	for i := n - 3; i < n; i++ {
		line[i].style, line[i].w = id, 0
	}
}
