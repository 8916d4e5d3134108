package pdf

// full is how much of a line must be filled for a break to be taken before a lesser one.
const full = 0.7

// nextLine takes the first line off a paragraph: items[:end] are its characters including the spaces it is broken at, and
// items[:draw] those that are set, which keeps one space at the end of a broken line; without it, copied text and text read
// aloud would glue words together. A line has at least one character, however narrow the column.
func nextLine(items []item, measure float64) (end, draw int) {
	w := 0.0
	var last [glued]int // the latest break of each kind
	var filled [glued]float64
	for i := range items {
		it := &items[i]
		if it.r == '\n' {
			return i + 1, i
		}
		if it.r != ' ' && i > 0 && w+float64(it.w) > measure+0.01 {
			end = chooseBreak(items, i, last, filled, measure*full)
			return end, len(oneSpace(items[:end]))
		}
		w += float64(it.w)
		if it.brk > never && it.brk < glued {
			last[it.brk], filled[it.brk] = i+1, w
		}
	}
	return len(items), len(oneSpace(items))
}

// chooseBreak decides where a line that is full before items[i] ends: at the best kind of break that fills it well, else at
// the latest of any kind, else anywhere.
func chooseBreak(items []item, i int, last [glued]int, filled [glued]float64, enough float64) int {
	for kind := strong; kind > never; kind-- {
		if last[kind] > 0 && filled[kind] >= enough {
			return last[kind]
		}
	}
	if end := max(last[poor], last[weak], last[strong]); end > 0 {
		return end
	}
	return anywhere(items, i)
}

// anywhere breaks a word that has no better place, but not before a mark that belongs to the character before, nor, if it
// can be helped, so that a line starts or ends with what it should not.
func anywhere(items []item, i int) int {
	for end := i; end > 0; end-- {
		if items[end-1].brk != glued && !in(items[end].r, noStart) && !in(items[end-1].r, noEnd) {
			return end
		}
	}
	for end := i; end > 1; end-- {
		if items[end-1].brk != glued {
			return end
		}
	}
	return i // nothing but marks
}

// oneSpace drops all spaces at the end but one.
func oneSpace(items []item) []item {
	t := trimRight(items)
	if len(t) < len(items) && items[len(t)].r == ' ' {
		return items[:len(t)+1]
	}
	return t
}

// balanced sets lines of nearly equal length: as many as are needed, each as short as that allows.
func (s *setter) balanced(items []item, size, lead float64) {
	s.setBreaks(items)
	n := countLines(items, s.w)
	low, high := s.w/2, s.w
	for n > 1 && high-low > 4 {
		if mid := (low + high) / 2; countLines(items, mid) > n {
			low = mid
		} else {
			high = mid
		}
	}
	w := s.w
	s.w = high
	s.setLines(items, size, lead, false)
	s.w = w
}

func countLines(items []item, measure float64) (n int) {
	for len(items) > 0 {
		end, _ := nextLine(items, measure)
		items = items[end:]
		n++
	}
	return n
}
