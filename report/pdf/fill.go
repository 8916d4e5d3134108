package pdf

import "slices"

// full is how much of a line must be filled for a break to be taken before a lesser one. In the narrow columns of tables, where a word is
// much of a line, it is less: words stay whole there.
const full, fullCell = 0.7, 0.35

// parted is how much of a line is enough for it to end at a point between two things.
const parted = 0.4

// The last line of a paragraph takes up so much of the measure, or so many points, at least, where the line before can spare a word.
const runt, shortest = 0.14, 28.0

// nextLine takes the first line off a paragraph: items[:end] are its characters including the spaces it is broken at, and
// items[:draw] those that are set, which keeps one space at the end of a broken line; without it, copied text and text read
// aloud would glue words together. A line has at least one character, however narrow the column.
func nextLine(items []item, measure, full float64) (end, draw int) {
	w := 0.0
	var last [glued]int // the latest break of each kind
	var filled [glued]float64
	for i := range items {
		it := &items[i]
		if it.r == '\n' {
			return i + 1, i
		}
		if it.r != ' ' && i > 0 && w+float64(it.w) > measure+0.01 && !parts(items, i) {
			end = chooseBreak(items, i, last, filled, measure*full, measure*parted)
			end = spare(items, end, measure)
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
func chooseBreak(items []item, i int, last [glued]int, filled [glued]float64, enough, parted float64) int {
	if last[parting] > 0 && filled[parting] >= parted {
		return last[parting]
	}
	last[strong], filled[strong] = max(last[strong], last[parting]), max(filled[strong], filled[parting])
	for kind := strong; kind > least; kind-- {
		if last[kind] > 0 && filled[kind] >= enough {
			return last[kind]
		}
	}
	if end := max(last[poor], last[weak], last[strong]); end > 0 {
		return end
	}
	if last[least] > 0 {
		return last[least]
	}
	return anywhere(items, i)
}

// parts tells whether items[i] is a point that stands between two things: it takes no room at the end of a line.
func parts(items []item, i int) bool { return i+1 < len(items) && items[i+1].brk == parting }

// vanishes tells whether items[i] is such a point or the space before it.
func vanishes(items []item, i int) bool {
	return parts(items, i) || items[i].r == ' ' && i+1 < len(items) && parts(items, i+1)
}

// spare ends a line a word earlier where what follows, the last line, would be a single short word otherwise.
func spare(items []item, end int, measure float64) int {
	rest := items[end:]
	if len(rest) > 16 || items[end-1].brk != strong {
		return end
	}
	last := width(rest)
	if last > max(measure*runt, min(shortest, measure*0.3)) || slices.ContainsFunc(rest, func(it item) bool { return it.r == '\n' }) {
		return end
	}
	at := end - 1
	for at > 0 && items[at-1].brk != strong {
		at--
	}
	if at == 0 || width(items[:at]) < measure*full || last+width(items[at:end]) > measure {
		return end
	}
	return at
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
	markPartings(items)
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
		end, _ := nextLine(items, measure, full)
		items = items[end:]
		n++
	}
	return n
}
