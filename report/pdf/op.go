package pdf

// An opKind says what an op does.
type opKind uint8

const (
	opText   opKind = iota // arena[from:to] in face and size, at the baseline x,y; w is its advance
	opRect                 // x,y,w,h, filled with ink and stroked with pen
	opLine                 // from x,y to w,h, stroked with pen
	opPath                 // points[from:to], open
	opArea                 // points[from:to], closed
	opCircle               // centre x,y and radius w
	opPage                 // until pages are known: the number, flush right at x, of the page where the destination arena[from:to] is
	opLink                 // the box x,y,w,h leads to links[ref]
	opDest                 // links to "#" + arena[from:to] lead to y
	opMark                 // an entry of the outline of level ref at y: arena[from:to]
)

// An op is one thing on a page; y counts downwards from the top, in points. Ops of text say what they mean (node), so that
// tags need no second layout.
type op struct {
	kind       opKind
	face       faceID
	ink, pen   ink
	style      textFlags
	x, y, w, h float64
	size       float64 // of the type, or the width of the stroke
	dash       [2]float64
	from, to   int32
	ref        int32
	node       int32 // index into List.nodes; 0: an artifact
}

type textFlags uint8

const (
	slanted   textFlags = 1 << iota
	upright             // turned by 90°, read upwards
	watermark           // turned by 45°
	stretched           // box drawing, as high as a line of code
	unseen              // in the text, but not shown: what the end of a line says already
	hidden              // a repetition, as in the head of a continued table: no part of the text
)

type point struct{ x, y float64 }

// A role says what a node of the document is, in the words of PDF's structure types.
type role uint8

const (
	roleArtifact role = iota
	roleDocument
	roleHeading
	roleParagraph
	roleList
	roleItem
	roleLabel
	roleItemBody
	roleQuote
	roleCodeBlock
	roleTable
	roleTableRow
	roleHeadCell
	roleCell
	roleFigure
	roleCaption
	roleNote
	roleDivision
	roleContents
	roleContentsItem
	roleLink
	roleCode
	roleEmphasis
	roleStrong
	roleSpan
	roleReference
)

var roleNames = [...]string{
	"artifact", "document", "h", "p", "list", "item", "label", "body", "quote", "pre", "table", "tr", "th", "td",
	"figure", "caption", "note", "div", "toc", "toci", "link", "code", "em", "strong", "span", "ref",
}

// A node is one element of the document's structure. Parents come before their children, and nodes are in reading order, but
// for the table of contents, which is made last and read first.
type node struct {
	parent int32
	role   role
	level  uint8 // of a heading; of a head cell: 0 heads a column, 1 a row; of a list: 1 is numbered
	lang   string
	alt    string // what a figure shows, in words
}
