package markdown

import (
	"unicode"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// spanParser reads emphasis and strikethrough with two changes that Korean
// needs, both harmless to other text:
//
//   - Beside Hangul, kana and ideographs, which are written without spaces,
//     a mark counts whatever punctuation is on its other side. CommonMark
//     reads "**카카오(주)**는" as asterisks. Write spells such a span so that
//     CommonMark reads it, too.
//   - Only two tildes strike out: "9~12시, 10~20%" has none.
type spanParser struct{}

func (spanParser) Trigger() []byte { return []byte{'*', '_', '~'} }

// IsDelimiter implements parser.DelimiterProcessor.
func (spanParser) IsDelimiter(c byte) bool { return c == '*' || c == '_' || c == '~' }

// CanOpenCloser implements parser.DelimiterProcessor.
func (spanParser) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

// OnMatch implements parser.DelimiterProcessor.
func (spanParser) OnMatch(consumes int) ast.Node { return ast.NewEmphasis(consumes) }

// strikeProcessor is spanParser for tildes.
type strikeProcessor struct{ spanParser }

// OnMatch implements parser.DelimiterProcessor.
func (strikeProcessor) OnMatch(int) ast.Node { return east.NewStrikethrough() }

func (p spanParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	var d *parser.Delimiter
	if line[0] == '~' {
		d = parser.ScanDelimiter(line, before, 2, strikeProcessor{})
		if d == nil || d.OriginalLength != 2 || before == '~' {
			return nil
		}
	} else {
		d = parser.ScanDelimiter(line, before, 1, p)
	}
	if line[0] != '_' && d.OriginalLength < len(line) {
		after := util.ToRune(line, d.OriginalLength)
		d.CanOpen = d.CanOpen || isUnspaced(before) && !isSpaceRune(after)
		d.CanClose = d.CanClose || isUnspaced(after) && !isSpaceRune(before)
	}
	d.Segment = segment.WithStop(segment.Start + d.OriginalLength)
	block.Advance(d.OriginalLength)
	pc.PushDelimiter(d)
	return d
}

// isUnspaced tells whether a letter is of a script in which a word may have no
// space beside it (in Korean a particle follows its noun directly).
func isUnspaced(r rune) bool {
	return r > 0x1100 && unicode.In(r, unicode.Hangul, unicode.Han, unicode.Hiragana, unicode.Katakana)
}
