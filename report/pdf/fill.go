package pdf

// full is how much of a line must be filled for a strong break to be taken before a weak one.
const full = 0.7

// nextLine takes the first line off a paragraph: items[:end] are its characters including the spaces it is broken at, and
// items[:draw] those that are set, which keeps one space at the end of a broken line; without it, copied text and text read
// aloud would glue words together. A line has at least one character, however narrow the column.
func nextLine(items []item, measure float64) (end, draw int) {
	w := 0.0
	lastWeak, lastStrong, strongWidth := 0, 0, 0.0
	for i := range items {
		it := &items[i]
		if it.r == '\n' {
			return i + 1, i
		}
		if it.r != ' ' && i > 0 && w+float64(it.w) > measure+0.01 {
			end = chooseBreak(items, i, lastWeak, lastStrong, strongWidth/measure)
			return end, len(oneSpace(items[:end]))
		}
		w += float64(it.w)
		switch it.brk {
		case weak:
			lastWeak = i + 1
		case strong:
			lastStrong, strongWidth = i+1, w
		}
	}
	return len(items), len(oneSpace(items))
}

// chooseBreak decides where a line that is full before items[i] ends.
func chooseBreak(items []item, i, lastWeak, lastStrong int, filled float64) int {
	switch {
	case lastStrong > 0 && (filled >= full || lastWeak < lastStrong):
		return lastStrong
	case lastWeak > 0:
		return lastWeak
	}
	end := i
	for end > 1 && (items[end-1].brk == glued || in(items[end].r, noStart) || in(items[end-1].r, noEnd)) {
		end--
	}
	if end == 1 && items[0].brk == glued || in(items[end].r, noStart) {
		return i // nothing but marks: break them
	}
	return end
}

// oneSpace drops all spaces at the end but one.
func oneSpace(items []item) []item {
	t := trimRight(items)
	if len(t) < len(items) && items[len(t)].r == ' ' {
		return items[:len(t)+1]
	}
	return t
}
