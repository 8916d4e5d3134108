package pdf

// spaceBreak says whether a line may end at the space before items[i]; the word before that space, and after the space before it, begins
// at start. What is read as one thing, a number and its unit, a date and its time, breaks only where the line would be too short otherwise.
func spaceBreak(items []item, start, i int) breakKind {
	end := i
	for end > start && items[end-1].r == ' ' {
		end--
	}
	word, next := items[start:end], items[i:]
	switch {
	case holds(word, next):
		return never
	case bounds(word, next) && word[0].r == '(':
		return least
	case measures(word, next), equates(items[:end]):
		return poor
	case dates(word, next), spansKorean(word, next), spansUnits(items[:end], next), bounds(word, next), lasts(word, next), month(word, next), leansKorean(word, next):
		return weak
	}
	return strong
}

// holds tells whether the space between two words must not end a line: something closes after it, or a dash, a point or a sign of
// comparison stands alone there (a line would start with it), or an opening mark before it.
func holds(word, next []item) bool {
	r := next[0].r
	if in(r, closers) || len(next) == 1 || next[1].r == ' ' {
		if in(r, closers) || in(r, noStart) || in(r, "=<>≤≥±×+−") {
			return true
		}
	}
	return len(word) == 1 && in(word[0].r, noEnd)
}

// measures tells whether a number is followed by its unit: "10 min" reads best on one line.
func measures(word, next []item) bool {
	return len(word) > 0 && isDigit(word[len(word)-1].r) && unit(next) > 0
}

// unit is the length of the unit that items begin with, 0 if with none.
func unit(items []item) int {
	var name [4]rune
	n := 0
	for ; n < len(items) && n < len(name) && (items[n].r >= 'a' && items[n].r <= 'z' || in(items[n].r, "%‰°")); n++ {
		name[n] = items[n].r
	}
	if n < len(items) && !in(items[n].r, " \n.,;:)]") {
		return 0
	}
	switch string(name[:n]) {
	case "%", "‰", "°", "h", "min", "s", "ms":
		return n
	}
	return 0
}

// lasts tells whether a number is followed by an English word for a time of so many: "60 minutes", "3,822 days".
func lasts(word, next []item) bool {
	if len(word) == 0 || !isDigit(word[len(word)-1].r) {
		return false
	}
	var name [8]rune
	n := 0
	for n < len(next) && n < len(name) && next[n].r >= 'a' && next[n].r <= 'z' {
		name[n] = next[n].r
		n++
	}
	if n > 1 && name[n-1] == 's' {
		n--
	}
	switch string(name[:n]) {
	case "second", "minute", "hour", "day", "week", "month", "quarter", "year":
		return true
	}
	return false
}

// spansUnits tells whether a number with its unit is followed by another one: "2 h 10 min" is one span of time. Before ends with the first
// one's unit.
func spansUnits(before, next []item) bool {
	if !isDigit(next[0].r) {
		return false
	}
	at := len(before)
	for at > 0 && before[at-1].r >= 'a' && before[at-1].r <= 'z' {
		at--
	}
	if at < 2 || before[at-1].r != ' ' || !isDigit(before[at-2].r) || unit(before[at:]) == 0 {
		return false
	}
	n := digits(next)
	return n+1 < len(next) && next[n].r == ' ' && unit(next[n+1:]) > 0
}

// spansKorean tells whether a number with a Korean unit of time is followed by another one: "2시간 10분", "10월 15일". The break of a range
// that begins so is where its second half begins.
func spansKorean(word, next []item) bool {
	n := digits(next)
	if len(word) < 2 || n == 0 || n == len(next) {
		return false
	}
	at := len(word) - 1
	span := word[at].r == '분' || at > 1 && word[at].r == '간' && word[at-1].r == '시'
	switch {
	case span && in(next[n].r, "분초"), word[at].r == '월' && next[n].r == '일':
	default:
		return false
	}
	for k := n + 1; k+1 < len(next) && next[k].r != ' '; k++ {
		if next[k].r == '~' && isDigit(next[k+1].r) {
			next[k].brk = strong
		}
	}
	return true
}

// leansKorean tells whether one of two Korean words is too small to stand without the other: "한 곳", "알 수 없음", "8일 전".
func leansKorean(word, next []item) bool {
	if len(word) == 0 || !isSyllable(next[0].r) {
		return false
	}
	last := word[len(word)-1].r
	switch {
	case len(word) == 1 && in(last, "한두세네몇그"), len(word) == 1 && last == '수' && in(next[0].r, "있없"):
		return true
	case len(word) == 1 && next[0].r == '수' && len(next) > 1 && next[1].r == ' ': // "알 수 없음", "할 수 있다"
		return true
	case len(word) > 1 && in(last, "일분초월년간") && in(next[0].r, "전뒤후"): // and at most a particle or a comma
		return len(next) < 3 || next[1].r == ' ' || next[2].r == ' '
	}
	return false
}

// digits is the number of digits that items begin with.
func digits(items []item) (n int) {
	for n < len(items) && isDigit(items[n].r) {
		n++
	}
	return n
}

// dates tells whether a date is followed by a time of day, which is no date: a moment reads best on one line.
func dates(word, next []item) bool {
	return len(word) == len("2006-01-02") && like(word, "2006-01-02") && like(next, "15:04")
}

// equates tells whether items end with a sign of comparison between a short name and what it is: "p = 0.05".
func equates(before []item) bool {
	n := len(before)
	if n < 3 || before[n-2].r != ' ' || !in(before[n-1].r, "=<>≤≥") {
		return false
	}
	name := 0
	for k := n - 3; k >= 0 && before[k].r != ' ' && name < 3; k-- {
		if before[k].r >= 'a' && before[k].r <= 'z' || before[k].r >= 'A' && before[k].r <= 'Z' {
			name++
		} else if !in(before[k].r, noEnd) {
			return false
		}
	}
	return name == 1
}

// bounds tells whether a level is followed by its interval: "95% 0.62–8.8". In parentheses the two are short, and a cell reads best that
// ends its line before them: "0 of 3" and below it "(95% 0%–70.8%)".
func bounds(word, next []item) bool {
	return len(word) > 1 && word[len(word)-1].r == '%' && isDigit(word[len(word)-2].r) && isDigit(next[0].r) && !like(next, "2006-01-02")
}

// month tells whether a number of a day is followed by an English month: "20 October".
func month(word, next []item) bool {
	if len(word) == 0 || len(word) > 3 || next[0].r < 'A' || next[0].r > 'Z' || !isDigit(word[len(word)-1].r) || len(next) < 3 {
		return false
	}
	switch string([]rune{next[0].r, next[1].r, next[2].r}) {
	case "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec":
		return true
	}
	return false
}
