package markdown

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// inline writes the text of a block. The rules for escapes are local and
// Markdown's are not, so what has marks in it is read back; if that is
// something else, it is written again with more care.
func (p *printer) inline(n ast.Node, at place) string {
	for c := pretty; ; c++ {
		t := &tokenizer{p: p, place: at, care: c}
		t.children(n)
		s := &speller{place: at, care: c, isItem: isItemText(n) || p.oneLine, oneLine: p.oneLine}
		out := s.spell(t.out)
		if c == flat || !s.risky || p.readsAs(out, n, at) {
			return out
		}
	}
}

func isItemText(n ast.Node) bool {
	parent := n.Parent()
	return parent != nil && parent.Kind() == ast.KindListItem && n.PreviousSibling() == nil
}

// readsAs tells whether Markdown is read as the text of n.
func (p *printer) readsAs(out string, n ast.Node, at place) bool {
	var b bytes.Buffer
	switch {
	case at == inHeading:
		b.WriteString("# " + out + "\n")
	case at == inCell:
		b.WriteString("| " + out + " |\n| --- |\n")
	case isItemText(n):
		b.WriteString("- " + strings.ReplaceAll(out, "\n", "\n  ") + "\n")
	default:
		b.WriteString(out + "\n")
	}
	for _, label := range footnoteLabels(n, p.o.FootnotePrefix) {
		b.WriteString("\n[^" + label + "]: x\n")
	}
	return p.isRead(b.Bytes(), n, pageParser()) && p.isRead(b.Bytes(), n, strictParser())
}

// isRead tells whether a parser reads the text of n as the only one in src.
func (p *printer) isRead(src []byte, n ast.Node, by parser.Parser) bool {
	doc := by.Parse(text.NewReader(src))
	if isNote := doc.LastChild(); isNote != nil && isNote.Kind() == east.KindFootnoteList {
		doc.RemoveChild(doc, isNote)
	}
	got, want := doc.FirstChild(), n
	for range 3 { // list, item, text; table, head, cell
		if got != nil && !inlineParent(got) && got.NextSibling() == nil {
			got = got.FirstChild()
		}
	}
	if got == nil || got.NextSibling() != nil {
		return false
	}
	var a, z canon
	a.printer, z.printer = p, &printer{src: src}
	a.inlines(want)
	z.inlines(got)
	return inlineParent(got) && a.String() == z.String()
}

// speller writes tokens as characters.
type speller struct {
	place   place
	care    care
	isItem  bool // the text stands first in an item, where a check box could be
	oneLine bool
	risky   bool // there is something that may be read in another way

	out    []byte
	tokens []token
	runs   [128]uint16 // runs of each mark in all texts, spans counting as many

	hasSpans, hasLinks bool
	hasBare            bool // an open bracket before a bare link keeps it from being one
	nested             bool // a span in a span
}

func (s *speller) spell(tokens []token) string {
	s.tokens = tokens
	s.survey()
	for i := range tokens {
		switch t := &tokens[i]; t.kind {
		case textToken:
			s.text(i)
		case breakToken:
			s.lineBreak(t.s)
		default:
			s.risky = s.risky || s.isDoubtful(i)
			s.out = append(s.out, t.s...)
		}
	}
	return strings.Trim(string(s.out), " \n")
}

func (s *speller) lineBreak(mark string) {
	s.out = bytes.TrimRight(s.out, " ")
	if s.atLineStart() {
		return // a blank line would end the block
	}
	if mark != "\n" && bytes.HasSuffix(s.out, []byte{'\\'}) {
		mark = "  \n" // goldmark takes three backslashes at a line's end for text
	}
	s.out = append(s.out, mark...)
}

// survey looks at all tokens before the first is written. Of a mark that could
// open or close a span one run alone needs no escape.
func (s *speller) survey() {
	depth := 0
	for _, t := range s.tokens {
		switch t.kind {
		case openToken, closeToken:
			s.hasSpans = true
			s.runs['*'] += 2
			s.runs['_'] += 2
			s.runs['~'] += 2
			if depth++; t.kind == closeToken {
				depth -= 2
			}
			s.nested = s.nested || depth > 1
		case rawToken:
			s.hasLinks = s.hasLinks || strings.ContainsAny(t.s, "[]")
			if strings.Contains(t.s, "`") {
				s.runs['`'] += 2
			}
		case bareToken:
			s.hasBare = true
		case textToken:
			s.countRuns(t.s)
		}
	}
}

func (s *speller) countRuns(text string) {
	for i := 0; i < len(text); i++ {
		if c := text[i]; c < utf8.RuneSelf && (i == 0 || text[i-1] != c) {
			s.runs[c]++
		}
	}
}

// isDoubtful tells whether token i, which is no text, had better be read back
// in its place. Asterisks beside a word are what they were meant to be, except
// that spans in spans fall under CommonMark's rules for marks with words on
// both sides.
func (s *speller) isDoubtful(i int) bool {
	before, _ := utf8.DecodeLastRune(s.out)
	next := s.next(i)
	switch t := s.tokens[i]; t.kind {
	case openToken:
		within := len(s.out) > 0 && isWordRune(before)
		return t.s[0] == '_' || !isWordRune(s.nextRune(i)) || s.nested && within
	case closeToken:
		within := next >= utf8.RuneSelf || isWordRune(rune(next))
		return t.s[0] == '_' || !isWordRune(before) || s.nested && within
	case bareToken:
		starts := s.atLineStart() || before == ' '
		return !starts || next != '\n' && next != ' ' && next < utf8.RuneSelf
	default:
		return next == '(' || next == '[' || next == ':' || next == '`'
	}
}

func (s *speller) nextRune(i int) rune {
	if i+1 < len(s.tokens) && s.tokens[i+1].kind == textToken {
		return firstRune(s.tokens[i+1].s)
	}
	return ' '
}

// atLineStart tells whether nothing of the line is written yet.
func (s *speller) atLineStart() bool {
	return len(s.out) == 0 || s.out[len(s.out)-1] == '\n'
}

// next returns the first byte of what follows token i, "\n" at the end.
func (s *speller) next(i int) byte {
	for _, t := range s.tokens[i+1:] {
		if t.s != "" {
			if t.kind == breakToken {
				return '\n'
			}
			return t.s[0]
		}
	}
	return '\n'
}

// text writes the text token i.
func (s *speller) text(i int) {
	t := s.tokens[i]
	text := t.s
	if s.atLineStart() {
		text = strings.TrimLeft(text, " ")
	}
	if text == "" {
		return
	}
	next := s.next(i)
	if next == '\n' {
		text = strings.TrimRight(text, " ")
	}
	w := textWriter{speller: s, t: t, text: text, next: next, startsLine: (s.place == inParagraph || s.oneLine) && s.atLineStart()}
	w.before = '\n'
	if len(s.out) > 0 {
		w.before, _ = utf8.DecodeLastRune(s.out)
	}
	w.first, w.last = s.besideSpan(i)
	w.write()
}

// besideSpan tells whether the first or last character of text i stands where
// it would keep the mark beside it from being one. That is so for a letter
// outside when there is punctuation inside, "**(판교)**에서", and for a space
// inside. Such a character is written as an entity, which is punctuation.
func (s *speller) besideSpan(i int) (first, last bool) {
	if i > 0 {
		switch prev := s.tokens[i-1]; prev.kind {
		case closeToken:
			first = isWordRune(firstRune(s.tokens[i].s)) && endsInPunct(bytes.TrimRight(s.out, prev.s[:1]))
		case openToken:
			first = isSpaceRune(firstRune(s.tokens[i].s))
		}
	}
	if i+1 < len(s.tokens) {
		switch next := s.tokens[i+1]; next.kind {
		case openToken:
			r := lastRune(s.tokens[i].s)
			last = isWordRune(r) && s.startsWithPunct(i+1) || r == '~' && next.s == "~~"
		case closeToken:
			last = isSpaceRune(lastRune(s.tokens[i].s))
		}
	}
	return first, last
}

// startsWithPunct tells whether what is inside the span that token i opens
// begins with punctuation.
func (s *speller) startsWithPunct(i int) bool {
	for _, t := range s.tokens[i:] {
		switch { // marks of one kind are one run, and what follows the run counts
		case t.kind == openToken && t.s[0] == s.tokens[i].s[0], t.s == "":
			continue
		case t.kind == textToken:
			r := firstRune(t.s)
			return isPunctRune(r) || isSpaceRune(r)
		}
		return true // raw Markdown begins with a mark, or a bare link, which may
	}
	return false
}
