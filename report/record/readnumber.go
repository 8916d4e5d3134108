package record

import "strconv"

// A numeral is a number in words.
type numeral struct {
	word string
	n    float64
}

// number takes digits with at most one decimal point, or a number in words.
func (w *words) number() (float64, bool) {
	i := 0
	for i < len(w.s) && (w.s[i] >= '0' && w.s[i] <= '9' || w.s[i] == '.') {
		i++
	}
	if i > 0 && i < 16 {
		n, err := strconv.ParseFloat(w.s[:i], 64)
		w.s = w.s[i:]
		return n, err == nil
	}
	for _, x := range []numeral{{"half an ", .5}, {"half a ", .5}, {"an ", 1}, {"a ", 1}, {"one ", 1}, {"two ", 2}, {"three ", 3}, {"four ", 4}, {"five ", 5},
		{"six ", 6}, {"seven ", 7}, {"eight ", 8}, {"nine ", 9}, {"ten ", 10}, {"fifteen ", 15}, {"twenty ", 20}, {"thirty ", 30}, {"forty ", 40}, {"반", .5}} {
		if w.lit(x.word) {
			return x.n, true
		}
	}
	return w.native()
}

// native takes a number in Korean words as hours are counted: 한, 열두, 스물네.
func (w *words) native() (n float64, ok bool) {
	for _, list := range [][]numeral{
		{{"열", 10}, {"스무", 20}, {"스물", 20}, {"서른", 30}, {"마흔", 40}, {"쉰", 50}},
		{{"한", 1}, {"두", 2}, {"세", 3}, {"네", 4}, {"다섯", 5}, {"여섯", 6}, {"일곱", 7}, {"여덟", 8}, {"아홉", 9}},
	} {
		for _, x := range list {
			if w.lit(x.word) {
				n, ok = n+x.n, true
				break
			}
		}
	}
	return n, ok
}

// oneOrTwo takes the Korean words for a number or the next one: 한두 시간, 서너 시간.
func (w *words) oneOrTwo() (from, to float64, ok bool) {
	for _, x := range []numeral{{"한두", 1}, {"두세", 2}, {"두서너", 2}, {"서너", 3}, {"너댓", 4}, {"네댓", 4}, {"대여섯", 5}, {"예닐곱", 6}, {"일고여덟", 7}} {
		if w.lit(x.word) {
			w.spaces()
			to = x.n + 1
			if x.word == "두서너" {
				to++
			}
			return x.n, to, true
		}
	}
	return 0, 0, false
}

// days takes the Korean words for so many days.
func (w *words) days() (float64, bool) {
	for _, x := range []numeral{{"하루", 1}, {"이틀", 2}, {"사흘", 3}, {"나흘", 4}, {"닷새", 5}, {"엿새", 6}, {"열흘", 10}, {"보름", 15}} {
		if w.lit(x.word) {
			return x.n, true
		}
	}
	return 0, false
}
