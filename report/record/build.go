package record

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2/unstable"
)

// The limits of a file. No person writes as much; they bound what a hostile file can cost.
const (
	maxBytes  = 4 << 20
	maxValues = 50_000
	maxDepth  = 64
)

// builder makes the tree of one file.
type builder struct {
	src      []byte
	base     int // of a byte order mark
	p        unstable.Parser
	root     *node
	here     *node // the table that the last header opened
	depth    int   // of here
	values   int
	block    []node // not yet in the tree
	findings []finding
	stop     *finding // a limit was passed
}

// parse makes the tree of a file. Its findings are those of TOML itself; after a syntax error the tree ends there and
// partial is true. A file beyond the limits has no tree.
func parse(src []byte) (root *node, findings []finding, partial bool) {
	b := &builder{src: src, root: &node{kind: kTable, how: byHeader}}
	if len(src) >= 3 && string(src[:3]) == "\ufeff" {
		b.base = 3
		b.findings = append(b.findings, finding{extent: extent{0, 3}, level: Note, rule: "byte-order-mark",
			msg: "the file begins with a byte order mark, which is not needed", hint: "save it as UTF-8 without BOM"})
	}
	b.here = b.root
	b.p.Reset(src[b.base:])
	for b.stop == nil && b.p.NextExpression() {
		b.expression(b.p.Expression())
	}
	if b.stop != nil { // what more is wrong with such a file helps nobody
		return nil, []finding{*b.stop}, true
	}
	if err := b.p.Error(); err != nil {
		b.syntax(err)
		return b.root, b.findings, true
	}
	return b.root, b.findings, false
}

func (b *builder) expression(e *unstable.Node) {
	switch e.Kind {
	case unstable.KeyValue:
		b.keyValue(b.here, e, b.depth)
	case unstable.Table:
		b.header(e, false)
	case unstable.ArrayTable:
		b.header(e, true)
	}
}

// keyValue adds key = value to table t and returns the offset after it.
func (b *builder) keyValue(t *node, e *unstable.Node, depth int) int {
	it := e.Key()
	var name string
	var at extent
	for it.Next() {
		k := it.Node()
		name, at = string(k.Data), b.extent(k.Raw)
		if depth++; depth > maxDepth {
			b.count(at, depth)
			return at.end
		}
		if !it.IsLast() && t != nil {
			t = b.step(t, name, at, byDots)
		}
	}
	n := b.node(node{name: name, key: at})
	end := b.value(n, e.Value(), b.afterEquals(at.end), depth)
	switch {
	case t == nil: // complained about above
	case t.get(name) != nil:
		b.twice(t.get(name), n, byValue)
	default:
		t.add(n)
	}
	return end
}

// step goes down to the table called name, making it where it is missing. It returns nil after a complaint.
func (b *builder) step(t *node, name string, at extent, how origin) *node {
	n := t.get(name)
	if n == nil {
		n = b.node(node{kind: kTable, how: how, name: name, key: at, val: at})
		t.add(n)
		return n
	}
	if n.kind == kArray && n.how == byHeader && how == byPrefix {
		return n.sub[len(n.sub)-1]
	}
	if n.kind != kTable || n.how == byValue || how == byDots && n.how != byDots {
		b.twice(n, &node{name: name, key: at}, how)
		return nil
	}
	return n
}

// header opens the table or the list item that a header names.
func (b *builder) header(e *unstable.Node, list bool) {
	t, it, depth := b.root, e.Key(), 0
	for it.Next() && t != nil {
		k := it.Node()
		name, at := string(k.Data), b.extent(k.Raw)
		if depth++; !b.count(at, depth) {
			return
		}
		switch {
		case !it.IsLast():
			t = b.step(t, name, at, byPrefix)
		case list:
			t = b.item(t, name, at)
		default:
			t = b.open(t, name, at)
		}
	}
	if t == nil {
		t = &node{kind: kTable, how: byHeader} // what follows belongs nowhere; it is read, and not checked
	}
	b.here, b.depth = t, depth
}

func (b *builder) open(t *node, name string, at extent) *node {
	n := t.get(name)
	switch {
	case n == nil:
		n = b.node(node{kind: kTable, name: name, key: at, val: at})
		t.add(n)
	case n.kind == kTable && n.how == byPrefix:
		n.key, n.val = at, at
	default:
		b.twice(n, &node{name: name, key: at}, byHeader)
		return nil
	}
	n.how = byHeader
	return n
}

func (b *builder) item(t *node, name string, at extent) *node {
	n := t.get(name)
	if n == nil {
		n = b.node(node{kind: kArray, how: byHeader, name: name, key: at, val: at})
		t.add(n)
	}
	if n.kind != kArray || n.how != byHeader {
		b.twice(n, &node{name: name, key: at}, byHeader)
		return nil
	}
	i := b.node(node{kind: kTable, how: byHeader, key: at, val: at})
	n.add(i)
	return i
}

// node takes a place in the tree. A record has hundreds, which are made by the block.
func (b *builder) node(n node) *node {
	if len(b.block) == 0 {
		b.block = make([]node, 64)
	}
	made := &b.block[0]
	*made, b.block = n, b.block[1:]
	return made
}

// twice complains that n says again what first says.
func (b *builder) twice(first, n *node, how origin) {
	f := finding{extent: n.key, level: Error, rule: "duplicate-key", msg: fmt.Sprintf("key %q is here for the second time", n.name), earlier: first.key.at + 1}
	if (first.how == byValue) != (how == byValue) {
		f.rule, f.msg = "both-forms", fmt.Sprintf("%q is here as a table and as a plain value", n.name)
	}
	f.hint = "keep one of the two; the first stands in line %d"
	b.findings = append(b.findings, f)
}

// count notes one more value and reports whether the file is still within the limits.
func (b *builder) count(at extent, depth int) bool {
	b.values++
	switch {
	case b.stop != nil:
	case b.values > maxValues:
		b.stop = &finding{extent: at, level: Error, rule: "too-many-keys", msg: fmt.Sprintf("more than %d keys and list items", maxValues), hint: "one file holds one incident"}
	case depth > maxDepth:
		b.stop = &finding{extent: at, level: Error, rule: "too-deep", msg: fmt.Sprintf("tables and lists are nested more than %d levels deep", maxDepth)}
	}
	return b.stop == nil
}

func (b *builder) extent(r unstable.Range) extent {
	at := b.base + int(r.Offset)
	return extent{at, at + int(r.Length)}
}

// syntax reports where the parser could not go on.
func (b *builder) syntax(err error) {
	f := finding{extent: extent{len(b.src), len(b.src)}, level: Error, rule: "syntax", msg: err.Error()}
	if pe, ok := err.(*unstable.ParserError); ok {
		data := b.p.Data()
		if at := cap(data) - cap(pe.Highlight); at >= 0 && at+len(pe.Highlight) <= len(data) {
			f.extent = b.wholeRunes(b.base+at, b.base+at+len(pe.Highlight))
		}
	}
	if head, tail, ok := strings.Cut(f.msg, " U+"); ok && f.at < len(b.src) {
		// The parser names the first byte as a character, which it is not for Hangul.
		r, n := utf8.DecodeRune(b.src[f.at:])
		f.msg, f.end = fmt.Sprintf("%s %q%s", head, string(r), tail[strings.LastIndexByte(tail, '\'')+1:]), f.at+n
		if r < ' ' {
			f.msg = head + " the end of the line"
		}
	}
	f.hint = syntaxHint(f.msg)
	b.findings = append(b.findings, f)
}

// wholeRunes widens a range that begins or ends within a character, as the parser's does behind Hangul at the end of a file.
func (b *builder) wholeRunes(at, end int) extent {
	for at > 0 && at < len(b.src) && !utf8.RuneStart(b.src[at]) {
		at--
	}
	for end < len(b.src) && !utf8.RuneStart(b.src[end]) {
		end++
	}
	return extent{at, end}
}

// syntaxHint helps with the mistakes that people make most: a text or a key without quotes, and a quote never closed.
func syntaxHint(msg string) string {
	switch {
	case strings.Contains(msg, "value") || strings.Contains(msg, "keyword"):
		return `a text stands in quotes: key = "text"`
	case strings.Contains(msg, "at start of key"):
		return "a key stands in plain letters, or in quotes"
	case strings.Contains(msg, "new lines"):
		return `a text of several lines stands between """ and """`
	}
	return ""
}
