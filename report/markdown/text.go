package markdown

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
)

// textWriter writes one piece of text with the escapes that it needs.
type textWriter struct {
	*speller
	t           token
	text        string
	before      rune // what stands before the text, "\n" at the start
	next        byte // what follows it
	startsLine  bool
	first, last bool // the first, last character is to be an entity
}

func (w *textWriter) write() {
	i := 0
	if w.first {
		r, n := utf8.DecodeRuneInString(w.text)
		w.entity(r)
		i = n
	} else if w.startsLine {
		i = w.lineStart()
	}
	end := len(w.text)
	var final rune
	if w.last && i < end {
		r, n := utf8.DecodeLastRuneInString(w.text)
		final, end = r, end-n
	}
	for ; i < end; i++ {
		c := w.text[i]
		if c < utf8.RuneSelf && isPunct(c) {
			if w.mustEscape(i) {
				w.out = append(w.out, '\\')
			} else if w.isDoubtful(i) {
				w.risky = true
			}
		}
		w.out = append(w.out, c)
	}
	if final != 0 {
		w.entity(final)
	}
}

func (w *textWriter) entity(r rune) {
	w.risky = true
	w.out = append(w.out, "&#"...)
	w.out = strconv.AppendInt(w.out, int64(r), 10)
	w.out = append(w.out, ';')
}

// isDoubtful tells whether the mark at i, which the rules leave as it is, had
// better be read back.
func (w *textWriter) isDoubtful(i int) bool {
	switch w.text[i] {
	case '[', ']':
		return w.hasLinks || i+1 == len(w.text) || w.text[i+1] == ':'
	case ':':
		return w.at(i+1) == '/' || i == 0
	case '(':
		return i == 0 && w.hasLinks
	case '`', '@':
		return true
	case '*', '_', '~':
		return w.hasSpans && w.isMark(i)
	}
	return false
}

// at returns the byte of the text at i, and what is around the text.
func (w *textWriter) at(i int) byte {
	switch {
	case i >= len(w.text):
		return w.next
	case i >= 0:
		return w.text[i]
	case w.before < utf8.RuneSelf:
		return byte(w.before)
	}
	return utf8.RuneSelf
}

// mustEscape tells whether the mark at i would mean something.
func (w *textWriter) mustEscape(i int) bool {
	c, next := w.text[i], w.at(i+1)
	if w.care.escapesAll() {
		return strings.IndexByte(`,;'"/?%$`, c) < 0
	}
	switch c {
	case '\\':
		return next == '\n' || isPunct(next)
	case '`':
		return w.runs['`'] > 1 || w.next == '`'
	case '*', '_', '~':
		return w.runs[c] > 1 && w.isMark(i)
	case '<':
		return next|0x20 >= 'a' && next|0x20 <= 'z' || next == '/' || next == '!' || next == '?' || i+1 == len(w.text)
	case '&':
		return i+1 == len(w.text) || entityLen([]byte(w.text[i:])) > 0 || entityLike(w.text[i:])
	case '!':
		return next == '['
	case '[':
		return w.t.inLink || w.hasBare || next == '^' || next == '[' || i == 0 && w.atBlockStart() && w.couldDefine()
	case ']':
		return w.t.inLink || next == '(' || next == '['
	case '|':
		return w.place == inCell
	case '#':
		return w.place == inHeading && w.endsHeading(i)
	case '{':
		return w.place == inHeading && strings.Contains(w.text, "}")
	}
	return !w.t.inLink && w.startsBareLink(i)
}

// isMark tells whether the "*", "_" or "~" at i could open or close a span: it
// has something beside it, and an underscore is not inside a word.
func (w *textWriter) isMark(i int) bool {
	c := w.text[i]
	from, to := i, i+1
	for from > 0 && w.text[from-1] == c {
		from--
	}
	for to < len(w.text) && w.text[to] == c {
		to++
	}
	before, after := lastRune(w.text[:from]), firstRune(w.text[to:])
	if from == 0 {
		before = w.before
	}
	if to == len(w.text) {
		after = rune(w.next)
	}
	if isSpaceRune(before) && isSpaceRune(after) {
		return false
	}
	return c != '_' || !isWordRune(before) || !isWordRune(after)
}

// atBlockStart tells whether nothing of the block is written yet.
func (w *textWriter) atBlockStart() bool { return len(w.out) == 0 }

// couldDefine tells whether a "[" at the start of a block could begin a
// definition or be a check box.
func (w *textWriter) couldDefine() bool {
	return w.isItem || strings.Contains(w.text, "]:") || strings.HasSuffix(w.text, "]")
}

// endsHeading tells whether the "#" at i is in a run that would be taken for
// the end of the heading.
func (w *textWriter) endsHeading(i int) bool {
	from := i
	for from > 0 && w.text[from-1] == '#' {
		from--
	}
	return from == i && strings.Trim(w.text[i:], "# ") == "" && w.next == '\n' && (i == 0 || w.text[i-1] == ' ')
}

// entityLike tells whether another program may know an entity here that ours
// does not.
func entityLike(s string) bool {
	end := strings.IndexByte(s, ';')
	if end < 2 || end > 32 {
		return false
	}
	for _, c := range []byte(s[1:end]) {
		if !util.IsAlphaNumeric(c) && c != '#' {
			return false
		}
	}
	return true
}

// startsBareLink tells whether the mark at i belongs to what would be made a
// link though it is text: the colon of https://, the first dot of www., the
// at of an address.
func (w *textWriter) startsBareLink(i int) bool {
	switch w.text[i] {
	case ':':
		return strings.HasPrefix(w.text[i:], "://") && hasSuffixFold(w.text[:i], "http", "https")
	case '.':
		return hasSuffixFold(w.text[:i], "www") && util.IsAlphaNumeric(w.at(i+1))
	case '@':
		before := w.at(i - 1)
		return util.IsAlphaNumeric(w.at(i+1)) && before > ' ' && before < utf8.RuneSelf
	}
	return false
}

func hasSuffixFold(s string, suffixes ...string) bool {
	for _, suffix := range suffixes {
		if n := len(s) - len(suffix); n >= 0 && strings.EqualFold(s[n:], suffix) {
			return true
		}
	}
	return false
}

// lineStart writes what would begin a block at the start of a line so that it
// does not, and returns how much of the text it has written.
func (w *textWriter) lineStart() int {
	i := blockMark(w.text, w.next)
	if i < 0 || w.care.escapesAll() && i == 0 {
		return 0
	}
	if w.text[0] == '*' || w.text[0] == '_' || w.text[0] == '~' || w.text[0] == '[' || w.text[0] == '`' {
		if w.mustEscape(0) {
			return 0
		}
	}
	w.out = append(w.out, w.text[:i]...)
	w.out = append(w.out, '\\', w.text[i])
	w.risky = true
	return i + 1
}

// blockMark returns the index of the mark that makes a line the beginning of
// a block, -1 if there is none. next is what follows the text on that line.
func blockMark(line string, next byte) int {
	rest := line
	if next != '\n' {
		rest += "x" // something else follows on the line
	}
	alone := func(i int) bool { return i >= len(rest) || rest[i] == ' ' }
	only := func(set string) bool { return strings.Trim(rest, set) == "" }
	switch c := line[0]; {
	case c == '#':
		if n := len(rest) - len(strings.TrimLeft(rest, "#")); n <= 6 && alone(n) {
			return 0
		}
	case c == '>', strings.HasPrefix(rest, "~~~"), strings.HasPrefix(rest, ":::"), strings.HasPrefix(rest, "```"):
		return 0
	case c == '-' || c == '+' || c == '*' || c == '_' || c == '=':
		if c != '_' && c != '=' && alone(1) || only(string(c)+" ") {
			return 0
		}
	case '0' <= c && c <= '9':
		n := len(rest) - len(strings.TrimLeft(rest, "0123456789"))
		if n <= 9 && n < len(line) && (line[n] == '.' || line[n] == ')') && alone(n+1) {
			return n
		}
	}
	if isPunct(line[0]) && only("-:| ") { // the line under a table's head
		return 0
	}
	return -1
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

func endsInPunct(b []byte) bool {
	r, n := utf8.DecodeLastRune(b)
	return n > 0 && (isPunctRune(r) || isSpaceRune(r))
}

func isPunctRune(r rune) bool { return util.IsPunctRune(r) }
func isSpaceRune(r rune) bool { return util.IsSpaceRune(r) }
func isWordRune(r rune) bool  { return !isPunctRune(r) && !isSpaceRune(r) }
