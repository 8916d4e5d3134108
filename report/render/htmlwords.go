package render

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
)

const (
	enDash    = "–"
	middleDot = "·"
	noBreak   = "\u00a0"
	// longestOne is the length of what is kept in one line, in bytes; a longer one would not fit a telephone.
	longestOne = 34
)

// prose writes words of a sentence or a cell. Lines break where a typesetter would break them: not within an id, a date, a span of time or
// a pair with a dot (browsers break after every hyphen and dot), not between a number and its unit, a day and its month or a day and its
// weekday, and before a "·" or "›" between parts of a line, which begins a line rather than ending one. Characters that forbid breaks in
// other ways (U+2011, U+2060) were left aside: who copies or searches an id would get another one. A fragment has no style sheet, and is
// plain.
func (p *htmlWriter) prose(words []byte) {
	if p.fragment || p.whole {
		p.words(words)
		return
	}
	from := 0
	for i := 0; i < len(words); i++ {
		start, end := 0, 0
		switch words[i] {
		case '-', enDash[0]:
			start, end = token(words, from, i)
		case middleDot[1]:
			start, end = pair(words, from, i)
		case '(':
			start, end = weekday(words, from, i)
		case ' ':
			if stays(words[:i], words[i+1:]) {
				p.words(words[from:i])
				p.text(noBreak)
				from = i + 1
			}
		}
		if start < end {
			p.words(words[from:start])
			p.text(`<span class="one">`)
			p.words(words[start:end])
			p.text("</span>")
			from = end
		}
		i = max(i, end-1)
	}
	p.words(words[from:])
}

// unbroken writes what stands where lines do not break, if whole says so.
func (p *htmlWriter) unbroken(n ast.Node, whole bool) {
	was := p.whole
	p.whole = was || whole
	p.inlines(n)
	p.whole = was
}

// token is where the word around a hyphen or dash begins and ends, ASCII letters and digits on both sides and a digit among them. If it is
// not read as one, start is end: the end of what was looked at. What was written already, before from, is no part of it.
func token(words []byte, from, at int) (start, end int) {
	digit := false
	for start = at; start > from && isPart(words[start-1]); start-- {
		digit = digit || isDigit(words[start-1])
	}
	for end = at; end < len(words); {
		n := partLen(words[end:])
		if n == 0 {
			break
		}
		digit = digit || isDigit(words[end])
		end += n
	}
	for end > at && !isLetter(words[end-1]) && !isDigit(words[end-1]) {
		end--
	}
	if !digit || start == at || end == at || end-start > longestOne {
		return end, end
	}
	return start, end
}

// partLen is the length of the part of an id, a date or a span that words begin with; 0 if they do not.
func partLen(words []byte) int {
	switch {
	case isPart(words[0]):
		return 1
	case bytes.HasPrefix(words, []byte(enDash)):
		return len(enDash)
	}
	return 0
}

// pair is where words that a dot joins without spaces begin and end, as "연락·공지"; at is the dot's second byte.
func pair(words []byte, from, at int) (start, end int) {
	if at == 0 || words[at-1] != middleDot[0] {
		return at, at
	}
	for start = at - 1; start > from && !bounds(words[start-1]); start-- {
	}
	for end = at + 1; end < len(words) && !bounds(words[end]); end++ {
	}
	if start == at-1 || end == at+1 || end-start > longestOne {
		return end, end
	}
	return start, end
}

// weekday is where "일(월)" begins and ends, a date's last letter and its day of the week, whose bracket is at.
func weekday(words []byte, from, at int) (start, end int) {
	const day = "일"
	start, end = at-len(day), at+len("(월)")
	if start < from || end > len(words) || words[end-1] != ')' || string(words[start:at]) != day || !strings.Contains("월화수목금토일", string(words[at+1:end-1])) {
		return at + 1, at + 1
	}
	return start, end
}

// stays reports whether the space between two texts holds them together: a number and its unit (of at most three letters, days or %), one
// number of another, a day and its month, a sign and its figure, or a mark between the parts of a line and the part after it.
func stays(before, after []byte) bool {
	switch {
	case bytes.HasSuffix(before, []byte(" "+middleDot)), bytes.HasSuffix(before, []byte(" ›")),
		bytes.HasSuffix(before, []byte(" =")), bytes.HasPrefix(after, []byte("= ")):
		return true
	case bytes.HasSuffix(before, []byte(" of")) && len(before) > 3 && isDigit(before[len(before)-4]) && len(after) > 0 && isDigit(after[0]):
		return true
	case len(before) == 0 || len(after) == 0 || !isDigit(before[len(before)-1]):
		return false
	}
	n := 0
	for n < len(after) && isLetter(after[n]) {
		n++
	}
	if after[0] == '%' || n == len("days") && bytes.HasPrefix(after, []byte("days")) {
		return true
	}
	if 'A' <= after[0] && after[0] <= 'Z' {
		return n >= 3 && strings.Contains(months, string(after[:3]))
	}
	return 0 < n && n <= 3
}

// months are how the English names of months begin.
const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"

// isPart reports whether a byte may stand in an id, a date, a time of day or a share.
func isPart(c byte) bool {
	return isLetter(c) || isDigit(c) || c == '-' || c == '.' || c == ':' || c == '%'
}

// bounds reports whether a byte ends a word.
func bounds(c byte) bool { return c <= ' ' || strings.IndexByte(`,;()[]"`, c) >= 0 }

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
