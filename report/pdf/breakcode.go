package pdf

// addressBreaks allows breaks after the punctuation of URLs, paths and long names: best after a slash (but not inside "//")
// and before the next parameter, at a pinch after a dot or a hyphen.
func addressBreaks(w []item) {
	address := isAddress(w)
	for i := 2; i+3 < len(w); i++ {
		a, b := w[i].r, w[i+1].r
		kind := never
		switch {
		case !address && in(a, ".,") && isDigit(w[i-1].r) && isDigit(b): // a number
		case b == a || b == '/' || b == '.' || a == '/' && w[i-1].r == '/' || in(b, noStart):
		case in(a, "/?&"):
			kind = weak
		case in(a, "=._-#,%:;+~@|\\"):
			kind = poor
		}
		if kind > w[i].brk || address && w[i].brk != glued {
			w[i].brk = kind
		}
	}
}

// isAddress tells whether a word is a URL, where the breaks of UAX #14 (after any hyphen) are not the best.
func isAddress(w []item) bool {
	for i := 1; i+2 < len(w); i++ {
		if w[i].r == ':' && w[i+1].r == '/' && w[i+2].r == '/' {
			return true
		}
	}
	return false
}

// like tells whether items begin with digits where an example has them, and with the example's other characters elsewhere.
func like(items []item, example string) bool {
	if len(items) < len(example) {
		return false
	}
	for i, want := range example {
		digit := isDigit(items[i].r)
		if digit != isDigit(want) || !digit && items[i].r != want {
			return false
		}
	}
	return true
}

// ranges marks the breaks inside ranges: "15:27–15:30", "30~40" and the like stay whole if they can; a range that ends on another day,
// "19:00~2022-10-20", breaks wherever it has to. UAX #14 knows no break after a tilde.
func ranges(w []item) {
	for i := 1; i+1 < len(w); i++ {
		clock := w[i].r == '-' && i >= len("15:04") && like(w[i-len("15:04"):], "15:04") && like(w[i+1:], "15:04")
		if !clock && !in(w[i].r, "–~") || !isDigit(w[i+1].r) || w[i].brk == glued {
			continue
		}
		switch {
		case like(w[i+1:], "2006-01-02"):
			w[i].brk = strong
		case w[i].r == '–' || w[i].brk != strong: // see spansKorean
			w[i].brk = poor
		}
	}
}

// ids takes the breaks at the hyphens of ids, dates and other names with figures, "KAKAO-2022-10-15", "MIL-HDBK-189", for the last resort:
// they are read, searched for and copied whole.
func ids(w []item) {
	small, figures := false, false
	for i := range w {
		small = small || w[i].r >= 'a' && w[i].r <= 'z'
		figures = figures || isDigit(w[i].r)
	}
	if !figures {
		return
	}
	for i := 1; i+1 < len(w); i++ {
		if !in(w[i].r, "-_") || w[i].brk == glued {
			continue
		}
		if a, b := w[i-1].r, w[i+1].r; isDigit(a) || isDigit(b) || !small && a >= 'A' && a <= 'Z' && b >= 'A' && b <= 'Z' {
			w[i].brk = least
		}
	}
}
