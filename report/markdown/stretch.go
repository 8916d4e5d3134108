package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// stretchParser takes a stretch of mere words at once, as far as the next character that may mean something. goldmark by itself stops at
// every space, where a bare link could begin, which was a sixth of the time that a page took to be read. It is asked first, and what it
// leaves is read as ever.
type stretchParser struct{}

// Trigger is a space, which stands for the beginning of a line, too. Of punctuation, even where nothing comes of it, goldmark would tear an
// entity apart.
func (stretchParser) Trigger() []byte { return []byte{' '} }

func (stretchParser) Parse(parent ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	n := stretch(line)
	if n == 0 || segment.Padding != 0 {
		return nil
	}
	words, ok := parent.LastChild().(*ast.Text)
	if ok && words.Segment.Stop == segment.Start && !words.SoftLineBreak() {
		parent.RemoveChild(parent, words) // to be put back, longer
		words.Segment = words.Segment.WithStop(segment.Start + n)
	} else {
		words = ast.NewTextSegment(segment.WithStop(segment.Start + n))
	}
	switch rest := line[n:]; {
	case len(rest) == 0:
		block.AdvanceLine()
	case rest[0] == '\n':
		words.SetSoftLineBreak(true)
		block.AdvanceLine()
	default:
		block.Advance(n)
	}
	return words
}

// stretch is how many bytes at the beginning of a line are words. None are where an address could begin at any word, nor where the line
// ends in a space or a backslash, which may be a break.
func stretch(line []byte) int {
	end := len(bytes.TrimSuffix(line, []byte("\n")))
	if end == 0 || line[end-1] == ' ' || line[end-1] == '\t' || line[end-1] == '\\' || beginsLink(line) || bytes.IndexByte(line, '@') >= 0 {
		return 0
	}
	n := 0
	for n < end && !(notable[line[n]] && isActive(line[n:])) {
		if line[n] == '\\' {
			n++
		}
		n++
	}
	return n
}

// notable are the characters at which isActive has anything to say.
var notable = [256]bool{
	'*': true, '_': true, '~': true, '`': true, '[': true, ']': true, '<': true, '!': true, '&': true, ' ': true, '(': true,
}

// isActive tells whether a line may go on with anything but words. An entity is none: it may stand for a space at the end of a line.
func isActive(line []byte) bool {
	switch line[0] {
	case ' ', '(':
		return beginsLink(line[1:])
	case '!':
		return len(line) > 1 && line[1] == '['
	}
	return true
}

func beginsLink(line []byte) bool {
	return len(line) > 4 && (line[0] == 'h' && string(line[:4]) == "http" || line[0] == 'w' && string(line[:4]) == "www.")
}
