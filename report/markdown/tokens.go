package markdown

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// A token is a piece of a line of Markdown.
type token struct {
	kind   tokenKind
	s      string // the characters of text; otherwise Markdown as it is
	inLink bool   // brackets must be escaped, and there are no bare links
}

type tokenKind uint8

const (
	textToken  tokenKind = iota
	rawToken             // code, links, footnote references, check boxes
	openToken            // an opening "*", "_", "~~"…
	closeToken           // a closing one
	bareToken            // a bare link
	breakToken           // "\n" or "\\\n"
)

// care is how careful the writer is. It begins pretty and becomes careful only
// where the text would otherwise be read differently.
type care uint8

const (
	pretty      care = iota // escapes where the rules say so
	prettyMixed             // underscores where asterisks stand beside asterisks
	careful                 // every mark escaped, every link in brackets
	carefulMixed
	flat // no emphasis
)

func (c care) escapesAll() bool { return c >= careful }
func (c care) isMixed() bool    { return c == prettyMixed || c == carefulMixed }

// place is where a line of text stands.
type place uint8

const (
	inParagraph place = iota
	inHeading
	inCell
)

// tokenizer turns an inline tree into tokens.
type tokenizer struct {
	p     *printer
	place place
	care  care
	out   []token
	link  int // links around
}

func (t *tokenizer) add(kind tokenKind, s string) {
	if last := len(t.out) - 1; kind == textToken && last >= 0 && t.out[last].kind == textToken {
		t.out[last].s += s
		return
	}
	t.out = append(t.out, token{kind: kind, s: s, inLink: t.link > 0})
}

func (t *tokenizer) children(parent ast.Node) {
	for c := parent.FirstChild(); c != nil; c = c.NextSibling() {
		t.node(c)
	}
}

func (t *tokenizer) node(n ast.Node) {
	src := t.p.src
	switch n := n.(type) {
	case *ast.Text:
		t.add(textToken, strings.ReplaceAll(Text(n, src), "\t", " "))
		switch {
		case !hasBreak(n):
		case t.place != inParagraph:
			t.add(textToken, " ")
		case n.HardLineBreak():
			t.add(breakToken, "\\\n")
		default:
			t.add(breakToken, "\n")
		}
	case *ast.String:
		t.add(textToken, string(n.Value))
	case *ast.CodeSpan:
		if code := Code(n, src); t.p.oneLine && strings.Contains(code, "|") {
			t.add(textToken, code)
		} else {
			t.add(rawToken, t.cell(codeSpan(code)))
		}
	case *ast.Emphasis:
		t.span(n, t.emphasisMark(n))
	case *east.Strikethrough:
		t.span(n, "~~")
	case *ast.AutoLink:
		t.autoLink(n)
	case *ast.Link:
		t.linked(n, "[", Destination(n, src), titleOf(n))
	case *ast.Image:
		t.linked(n, "![", Destination(n, src), titleOf(n))
	case *east.TaskCheckBox:
		kind := rawToken
		if t.p.oneLine {
			kind = textToken
		}
		t.add(kind, checkBox(n))
	case *east.FootnoteLink:
		if t.p.oneLine {
			return
		}
		t.add(rawToken, "[^"+t.p.o.FootnotePrefix+strconv.Itoa(n.Index)+"]")
	}
}

func checkBox(n *east.TaskCheckBox) string {
	if n.IsChecked {
		return "[x] "
	}
	return "[ ] "
}

func (t *tokenizer) span(n ast.Node, mark string) {
	if t.care == flat {
		t.children(n)
		return
	}
	t.add(openToken, mark)
	t.children(n)
	t.add(closeToken, mark)
}

// emphasisMark takes asterisks, which work beside Hangul. Directly beside
// other asterisks underscores tell the two apart.
func (t *tokenizer) emphasisMark(n *ast.Emphasis) string {
	mark := "*"
	if t.care.isMixed() && t.besideAsterisks(n) {
		mark = "_"
	}
	return strings.Repeat(mark, min(n.Level, 2))
}

func (t *tokenizer) besideAsterisks(n *ast.Emphasis) bool {
	if parent, ok := n.Parent().(*ast.Emphasis); ok && (n.PreviousSibling() == nil || n.NextSibling() == nil) {
		return !t.besideAsterisks(parent)
	}
	if prev, ok := n.PreviousSibling().(*ast.Emphasis); ok {
		return !t.besideAsterisks(prev)
	}
	return false
}

// codeSpan writes code between as many backticks as it needs.
func codeSpan(code string) string {
	fence := "`"
	for run := 1; hasRun(code, run); run++ {
		fence += "`"
	}
	pad := ""
	if strings.HasPrefix(code, "`") || strings.HasSuffix(code, "`") ||
		strings.HasPrefix(code, " ") && strings.HasSuffix(code, " ") && strings.Trim(code, " ") != "" {
		pad = " "
	}
	return fence + pad + code + pad + fence
}

// hasRun tells whether s has a run of exactly n backticks.
func hasRun(s string, n int) bool {
	run := 0
	for i := 0; i <= len(s); i++ {
		if i < len(s) && s[i] == '`' {
			run++
			continue
		}
		if run == n {
			return true
		}
		run = 0
	}
	return false
}

// cell escapes the bars of code in a table; in no other place is a backslash
// in code an escape.
func (t *tokenizer) cell(s string) string {
	if t.place == inCell {
		return strings.ReplaceAll(s, "|", `\|`)
	}
	return s
}

// autoLink writes a bare link bare again where that is understood.
func (t *tokenizer) autoLink(n *ast.AutoLink) {
	label := string(n.Label(t.p.src))
	dest := Destination(n, t.p.src)
	angle := dest == label || dest == "mailto:"+label
	switch {
	case !t.care.escapesAll() && t.place != inHeading && t.mayStartBareLink() && isBareLink(label):
		t.add(bareToken, label)
	case angle && !strings.ContainsAny(label, "|"):
		t.add(rawToken, "<"+label+">")
	default:
		t.add(rawToken, "[")
		t.link++
		t.add(textToken, label)
		t.link--
		t.add(rawToken, "]("+t.destination(dest)+")")
	}
}

// mayStartBareLink tells whether a bare link is understood after what is there.
func (t *tokenizer) mayStartBareLink() bool {
	if len(t.out) == 0 {
		return true
	}
	switch prev := t.out[len(t.out)-1]; prev.kind {
	case breakToken:
		return true
	case textToken:
		return prev.s == "" || strings.HasSuffix(prev.s, " ") || strings.HasSuffix(prev.s, "(")
	}
	return false
}

func (t *tokenizer) linked(n ast.Node, open, dest, title string) {
	if isPrivate(dest) && t.p.o.Link != nil {
		var ok bool
		if dest, ok = t.p.o.Link(dest); !ok {
			t.children(n)
			return
		}
	}
	if id, ok := strings.CutPrefix(dest, "#"); ok && t.p.anchors[id] != "" {
		dest = "#" + t.p.anchors[id]
	}
	t.add(rawToken, open)
	t.link++
	t.children(n)
	t.link--
	end := "](" + t.destination(dest)
	if title != "" {
		end += ` "` + t.cell(escapeBytes(title, `\"&`)) + `"`
	}
	t.add(rawToken, end+")")
}

// destination writes where a link leads, in angle brackets only if needed.
func (t *tokenizer) destination(dest string) string {
	dest = strings.Map(dropUnseen, dest)
	if dest == "" || strings.ContainsAny(dest, " <>") || dest[0] == '<' || !isBalanced(dest) {
		return "<" + t.cell(escapeBytes(dest, `\<>&`)) + ">"
	}
	return t.cell(escapeBytes(dest, `\&`))
}

func isBalanced(s string) bool {
	open := 0
	for i := 0; i < len(s) && open >= 0; i++ {
		switch s[i] {
		case '(':
			open++
		case ')':
			open--
		}
	}
	return open == 0
}

// escapeBytes puts a backslash before the marks that need one: a backslash
// only before another mark, an ampersand only where an entity begins.
func escapeBytes(s, marks string) string {
	if !strings.ContainsAny(s, marks) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '\\':
			if i+1 == len(s) || isPunct(s[i+1]) {
				b.WriteByte('\\')
			}
		case c == '&':
			if entityLen([]byte(s[i:])) > 0 {
				b.WriteByte('\\')
			}
		case strings.IndexByte(marks, c) >= 0:
			b.WriteByte('\\')
		}
		b.WriteByte(c)
	}
	return b.String()
}

// isBareLink tells whether an address is so simple that it is surely made a
// link, and to its end, when nothing follows.
func isBareLink(label string) bool {
	last := label[len(label)-1]
	if last >= utf8.RuneSelf || isPunct(last) && last != '/' || strings.ContainsAny(label, "|*~()<>;&\"'\\`") {
		return false
	}
	host := label
	if i := strings.Index(label, "://"); i >= 0 {
		host = label[i+len("://"):]
	} else if i := strings.IndexByte(label, '@'); i >= 0 {
		host = label[i+1:]
	}
	if i := strings.IndexAny(host, "/?#"); i >= 0 {
		host = host[:i]
	}
	dot := strings.LastIndexByte(host, '.')
	return dot > 0 && strings.Trim(host, "abcdefghijklmnopqrstuvwxyz0123456789.-") == "" &&
		strings.Trim(host[dot+1:], "abcdefghijklmnopqrstuvwxyz") == "" && dot+1 < len(host)
}
