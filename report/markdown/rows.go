package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// rowsParser reads the tables that templates write, half of a page: every line begins and ends with a bar, and the second is the delimiter
// row. All cells of a table are made at once, and those that are nothing but words, bold or not, are kept from goldmark, which would read
// them character by character. Its own transformer, which is wrapped here, reads all other tables, and those in which a bar behind a
// backslash might stand within code.
type rowsParser struct{ parser.ParagraphTransformer }

// A wordCell is a cell of mere words. It gets them when goldmark has read the rest: it takes whatever is in a block before for blocks.
type wordCell struct {
	cell  *east.TableCell
	words text.Segment
	bold  bool
}

// wordCells is where the context of a page has a *[]wordCell.
var wordCells = parser.NewContextKey()

// Transform implements parser.ParagraphTransformer.
func (p rowsParser) Transform(n *ast.Paragraph, r text.Reader, pc parser.Context) {
	lines := n.Lines().Sliced(0, n.Lines().Len())
	if len(lines) < 2 {
		return
	}
	src := r.Source()
	align := alignments(lines[1].Value(src))
	if align == nil || !areRows(lines, src, len(align)) {
		p.ParagraphTransformer.Transform(n, r, pc)
		return
	}
	table := east.NewTable()
	table.Alignments = align
	table.SetPos(n.Pos())
	head, rows := &east.TableHeader{}, make([]east.TableRow, len(lines)-2)
	f := filler{src: src, cells: make([]east.TableCell, (len(lines)-1)*len(align))}
	f.known, _ = pc.ComputeIfAbsent(wordCells, func() any { return new([]wordCell) }).(*[]wordCell)
	f.row(head, lines[0], align)
	table.AppendChild(table, head)
	for i := range rows {
		rows[i].Alignments = align
		f.row(&rows[i], lines[i+2], align)
		table.AppendChild(table, &rows[i])
	}
	n.Parent().ReplaceChild(n.Parent(), n, table)
}

// alignments reads a delimiter row such as "|:--|--:|"; nil where it is none, or not as plain as this.
func alignments(line []byte) []east.Alignment {
	line = bytes.TrimRight(line, " \n")
	if len(line) < 3 || line[0] != '|' || line[len(line)-1] != '|' {
		return nil
	}
	var align []east.Alignment
	for cell := range bytes.SplitSeq(line[1:len(line)-1], []byte("|")) {
		cell = bytes.Trim(cell, " ")
		left, right := bytes.HasPrefix(cell, []byte(":")), bytes.HasSuffix(cell, []byte(":"))
		dashes := bytes.TrimSuffix(bytes.TrimPrefix(cell, []byte(":")), []byte(":"))
		if len(dashes) == 0 || len(bytes.Trim(dashes, "-")) > 0 {
			return nil
		}
		switch {
		case left && right:
			align = append(align, east.AlignCenter)
		case left:
			align = append(align, east.AlignLeft)
		case right:
			align = append(align, east.AlignRight)
		default:
			align = append(align, east.AlignNone)
		}
	}
	return align
}

// areRows tells whether all lines but the second are rows of so many cells.
func areRows(lines []text.Segment, src []byte, n int) bool {
	for i, line := range lines {
		if row := bytes.TrimRight(line.Value(src), " \n"); i != 1 && (line.Padding != 0 || !isRow(row, n)) {
			return false
		}
	}
	return true
}

func isRow(row []byte, n int) bool {
	if len(row) < 2 || row[0] != '|' || row[len(row)-1] != '|' {
		return false
	}
	bars, escaped := bytes.Count(row, []byte("|")), bytes.Count(row, []byte(`\|`))
	return bars-escaped == n+1 && (escaped == 0 || bytes.IndexByte(row, '`') < 0)
}

// A filler makes the cells of a table.
type filler struct {
	src   []byte
	cells []east.TableCell // those not used yet
	known *[]wordCell
}

func (f *filler) row(row interface {
	ast.Node
	SetPos(int)
}, line text.Segment, align []east.Alignment) {
	row.SetPos(line.Start)
	from := line.Start + 1
	for i, a := range align {
		to := from
		for f.src[to] != '|' || f.src[to-1] == '\\' {
			to++
		}
		cell := &f.cells[i]
		cell.Alignment = a
		cell.SetPos(from)
		inside := text.NewSegment(from, to)
		inside = inside.TrimLeftSpace(f.src)
		f.cell(cell, inside.TrimRightSpace(f.src))
		row.AppendChild(row, cell)
		from = to + 1
	}
	f.cells = f.cells[len(align):]
}

// cell notes a cell of words. Any other is left to be read.
func (f *filler) cell(cell *east.TableCell, inside text.Segment) {
	c := wordCell{cell: cell, words: inside}
	words := inside.Value(f.src)
	if len(words) > 4 && string(words[:2]) == "**" && string(words[len(words)-2:]) == "**" {
		words = words[2 : len(words)-2]
		c.words, c.bold = text.NewSegment(inside.Start+2, inside.Stop-2), len(bytes.TrimSpace(words)) == len(words)
	}
	switch {
	case len(words) == 0:
	case stretch(words) == len(words) && (c.bold || len(words) == inside.Len()):
		*f.known = append(*f.known, c)
	default:
		cell.Lines().Append(inside)
	}
}

// fillCells gives the cells of words their words.
func fillCells(pc parser.Context) {
	known, ok := pc.Get(wordCells).(*[]wordCell)
	if !ok {
		return
	}
	texts := make([]ast.Text, len(*known))
	for i, c := range *known {
		texts[i].Segment = c.words
		if !c.bold {
			c.cell.AppendChild(c.cell, &texts[i])
			continue
		}
		strong := ast.NewEmphasis(2)
		strong.AppendChild(strong, &texts[i])
		c.cell.AppendChild(c.cell, strong)
	}
}
