package record

import (
	"bytes"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"
)

// A statement is a line of a TOML file that says something, "key = value" or a header, with the comments around it. A value
// may go on over several lines.
type statement struct {
	extent           // from its first letter to its last, without the comment behind it
	above   []string // lines of comments above it; "" for any number of blank lines
	keys    []string // what the key means: for order
	key     string   // as it is written, without spaces; of a header with its brackets
	header  bool
	list    bool // [[list]]
	value   extent
	comment string // behind it
}

// A script is a file as its statements, in order.
type script struct {
	src  []byte
	head []string // comments at the top of the file that belong to no statement, such as #:schema
	all  []*statement
	tail []string // lines below the last statement
}

// read splits a file, which must be free of errors of TOML, into its statements.
func readScript(src []byte) *script {
	s := &script{src: src}
	b := &builder{src: src, base: firstByte(src)}
	b.p.Reset(src[b.base:])
	off := b.base
	var last *statement
	for b.stop == nil && b.p.NextExpression() {
		st := b.statement(b.p.Expression())
		s.between(last, st, string(src[off:st.at]))
		s.all, last, off = append(s.all, st), st, st.end
	}
	s.between(last, nil, string(src[off:]))
	s.top()
	return s
}

// statement reads an expression.
func (b *builder) statement(e *unstable.Node) *statement {
	st := &statement{header: e.Kind != unstable.KeyValue, list: e.Kind == unstable.ArrayTable}
	var written []string
	for it := e.Key(); it.Next(); {
		k := b.extent(it.Node().Raw)
		if written == nil {
			st.at = k.at
		}
		st.end = k.end
		written = append(written, string(b.src[k.at:k.end]))
		st.keys = append(st.keys, string(it.Node().Data))
	}
	st.key = strings.Join(written, ".")
	if !st.header {
		n := &node{}
		st.end = b.value(n, e.Value(), b.afterEquals(st.end), 0)
		st.value = n.val
		return st
	}
	open, shut := "[", "]"
	if st.list {
		open, shut = "[[", "]]"
	}
	st.key = open + st.key + shut
	st.at = bytes.LastIndex(b.src[:st.at], []byte(open))
	for range open {
		st.end += bytes.IndexByte(b.src[st.end:], ']') + 1
	}
	return st
}

// between takes the text between two statements apart: the comment behind the first, and whole lines.
func (s *script) between(before, after *statement, text string) {
	lines := strings.Split(text, "\n")
	behind := strings.TrimSpace(lines[0])
	if before != nil {
		before.comment, lines = behind, lines[1:]
	}
	if after != nil && len(lines) > 0 {
		lines = lines[:len(lines)-1] // the indentation of the statement
	}
	tidy := trimLines(lines)
	if after == nil {
		s.tail = tidy
		return
	}
	after.above = tidy
}

// trimLines takes the spaces around lines away, and all but one of several blank lines.
func trimLines(lines []string) []string {
	var out []string
	for _, l := range lines {
		l = strings.Trim(l, " \t\r")
		if l != "" || len(out) == 0 || out[len(out)-1] != "" {
			out = append(out, l)
		}
	}
	return out
}

// top separates the comments that belong to the file from those of its first statement: lines for tools, which begin with #:,
// and what a blank line parts from it.
func (s *script) top() {
	if len(s.all) == 0 {
		s.head, s.tail = s.tail, nil
		return
	}
	above, cut := s.all[0].above, 0
	for i, l := range above {
		if l == "" || strings.HasPrefix(l, "#:") {
			cut = i + 1
		}
	}
	s.head, s.all[0].above = above[:cut], above[cut:]
}
