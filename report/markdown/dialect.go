package markdown

import (
	"bytes"
	"strings"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// The parsers are built at the first page, not at the start of the process,
// and are safe for concurrent use.
var (
	pageParser  = sync.OnceValue(func() parser.Parser { return newParser(true, true, spanParser{}) })
	proseParser = sync.OnceValue(func() parser.Parser { return newParser(false, true, spanParser{}) })

	// strictParser reads spans as GFM does.
	strictParser = sync.OnceValue(func() parser.Parser {
		return newParser(true, true, parser.NewEmphasisParser(), extension.NewStrikethroughParser())
	})
)

// Parse reads a page: GFM with footnotes, heading attributes, unique heading
// ids and ::: containers, HTML being text. The tree refers to src, which is
// expected to be clean (see Clean) and must not change.
func Parse(src []byte) ast.Node {
	return pageParser().Parse(text.NewReader(src))
}

// parseProse reads what an author wrote inside a record: like Parse, without
// containers, heading attributes and ids. Pictures become links to them, for
// a page loads nothing from elsewhere, and links that only make sense beside
// the record (relative ones) are shown as text.
func parseProse(src []byte) ast.Node {
	return proseParser().Parse(text.NewReader(src))
}

// newParser makes a parser of pages or of prose. A quick one takes words and tables by the stretch, and reads what a slow one does.
func newParser(page, quick bool, spans ...parser.InlineParser) parser.Parser {
	blocks := []util.PrioritizedValue{
		util.Prioritized(parser.NewThematicBreakParser(), 200),
		util.Prioritized(parser.NewListParser(), 300),
		util.Prioritized(parser.NewListItemParser(), 400),
		util.Prioritized(parser.NewCodeBlockParser(), 500),
		util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
		util.Prioritized(parser.NewBlockquoteParser(), 800),
		util.Prioritized(extension.NewFootnoteBlockParser(), 999),
		util.Prioritized(parser.NewParagraphParser(), 1000),
	}
	if page {
		attr := parser.WithHeadingAttribute()
		blocks = append(blocks,
			util.Prioritized(parser.NewSetextHeadingParser(attr), 100),
			util.Prioritized(parser.NewATXHeadingParser(attr), 600),
			util.Prioritized(divParser{}, 650))
	} else {
		blocks = append(blocks,
			util.Prioritized(parser.NewSetextHeadingParser(), 100),
			util.Prioritized(parser.NewATXHeadingParser(), 600))
	}
	inlines := []util.PrioritizedValue{
		util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
		util.Prioritized(parser.NewCodeSpanParser(), 100),
		util.Prioritized(extension.NewFootnoteParser(), 101),
		util.Prioritized(parser.NewLinkParser(), 200),
		util.Prioritized(autoLinkParser{parser.NewAutoLinkParser()}, 300),
		util.Prioritized(bareLinkParser{extension.NewLinkifyParser(
			extension.WithLinkifyAllowedProtocols([]string{"http:", "https:"}))}, 999),
	}
	tables := extension.NewTableParagraphTransformer()
	if quick {
		inlines, tables = append(inlines, util.Prioritized(stretchParser{}, -1)), rowsParser{tables}
	}
	for _, p := range spans {
		inlines = append(inlines, util.Prioritized(p, 500))
	}
	return parser.NewParser(
		parser.WithBlockParsers(blocks...),
		parser.WithInlineParsers(inlines...),
		parser.WithParagraphTransformers(
			util.Prioritized(parser.LinkReferenceParagraphTransformer, 100),
			util.Prioritized(tables, 200),
		),
		parser.WithASTTransformers(
			util.Prioritized(extension.NewTableASTTransformer(), 0),
			util.Prioritized(extension.NewFootnoteASTTransformer(), 999),
			util.Prioritized(settler{page: page}, 1000),
		),
	)
}

// autoLinkParser reads <https://…> and <a@b.c>. Other schemes stay text with
// their brackets: std::vector<std::string> is no link to "std:".
type autoLinkParser struct{ parser.InlineParser }

func (p autoLinkParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, _ := block.PeekLine()
	end := bytes.IndexByte(line, '>')
	if end < 0 {
		return nil
	}
	inside := string(line[1:end])
	if scheme(inside) != "" && !isWeb(inside) {
		return nil
	}
	return p.InlineParser.Parse(parent, block, pc)
}

// bareLinkParser reads https://…, www.… and a@b.c. It is asked at every space,
// and answers at once where none of them can begin.
type bareLinkParser struct{ parser.InlineParser }

func (p bareLinkParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, _ := block.PeekLine()
	rest := line
	if bytes.IndexByte([]byte(" *_~("), line[0]) >= 0 {
		rest = line[1:]
	}
	if !bytes.HasPrefix(rest, []byte("http")) && !bytes.HasPrefix(rest, []byte("www.")) && bytes.IndexByte(rest, '@') < 0 {
		return nil
	}
	return p.InlineParser.Parse(parent, block, pc)
}

// scheme returns the scheme of a destination in lower case, "" if it has none.
func scheme(dest string) string {
	for i := 0; i < len(dest); i++ {
		c := dest[i]
		switch {
		case c == ':' && i > 0:
			return strings.ToLower(dest[:i])
		case 'a' <= c|0x20 && c|0x20 <= 'z':
		case i > 0 && ('0' <= c && c <= '9' || c == '+' || c == '-' || c == '.'):
		default:
			return ""
		}
	}
	return ""
}

// isWeb tells whether a destination may be followed from a finished report.
func isWeb(dest string) bool {
	switch scheme(dest) {
	case "http", "https", "mailto":
		return true
	}
	return false
}

// isPrivate tells whether a destination has one of the project's own schemes,
// which every format resolves in its own way.
func isPrivate(dest string) bool {
	switch scheme(dest) {
	case "chart", "incident", "lang", "page", "source":
		return true
	}
	return false
}
