package pdf

import "math"

// A setter lays out one document. It fills a galley (rows, with ops placed relative to their row) and the parts of the List
// that do not depend on pages.
type setter struct {
	fonts *Fonts
	doc   *Doc
	src   []byte
	list  *List
	geo   geometry

	rows    []row
	ops     []op // of all rows
	prelude []op // what the next row begins with: list markers, destinations
	frames  []frame
	tables  []repeat

	x, w      float64 // the column: left edge and width
	pending   float64 // space wanted above the next row
	breakPage bool    // the next row starts a page
	frame     int32   // innermost frame, index+1; 0: none
	cur       int32   // innermost structure node
	lang      string  // innermost language, if it is not the document's
	ink       ink     // of running text
	size      float64 // of running text
	lead      float64 // and of its lines
	depth     int     // of nested lists
	at        string  // the heading we are under, for warnings

	items  []item // scratch: characters being set; nested users work behind each other's
	styles []style
	bytes  []byte

	linkIDs  map[string]int32
	unnamed  int // headings without an id
	titles   []title
	seen     map[rune]bool
	warnings []Warning
	err      error
}

// A row is an indivisible piece of the galley: a line of text, a row of a table, a figure.
type row struct {
	h        float64
	before   float64 // space above; none at the top of a page
	from, to int32   // its ops
	frame    int32
	table    int32 // index+1 of the table whose head is repeated above it on a new page
	keep     bool  // stays with the next row
	title    bool  // a line of a heading
	figure   bool
	nested   bool // a figure in a list or a frame
	divider  bool // a line across, between parts or above notes
	text     bool // a line of running text: it stands on the baseline grid
	turned   bool // on a landscape page
	newPage  bool // starts one
	bare     bool // its page has no title above and no number below
}

// A frame is painted behind rows, on each page that they reach: the bar of a quote, the ground of code.
type frame struct {
	parent      int32 // index+1
	x, w        float64
	pad         float64 // above the first row and below the last one on a page
	ground, pen ink     // 0: none
}

// repeat is the head of a table.
type repeat struct {
	from, to int32 // its ops
	h        float64
}

// A title is an entry of the outline and of the table of contents.
type title struct {
	level int
	text  string
	id    string // of its destination
}

// geometry is the page. The grid is half a line: spaces are multiples of it, and running text stands on it.
type geometry struct {
	w, h                     float64
	left, right, top, bottom float64 // margins
	measure                  float64 // between the margins: some 80 Latin characters or 45 syllables
}

const (
	bodySize = 10.0
	bodyLead = 15.0
	grid     = bodyLead / 2
)

func (p Paper) geometry() geometry {
	if p.W <= 0 || p.H <= 0 {
		p = A4
	}
	g := geometry{w: p.W, h: p.H, left: 76, right: 76, top: 76, bottom: 72}
	g.measure = g.w - g.left - g.right
	g.bottom += math.Mod(g.h-g.top-g.bottom, grid) // whole lines
	return g
}

// turn is the page in landscape.
func (g geometry) turn() geometry {
	t := geometry{w: g.h, h: g.w, left: 56, right: 56, top: 68, bottom: 60}
	t.measure = t.w - t.left - t.right
	t.bottom += math.Mod(t.h-t.top-t.bottom, grid)
	return t
}

func (g geometry) body() float64 { return g.h - g.top - g.bottom }

func (s *setter) fail(err error) {
	if s.err == nil {
		s.err = err
	}
}

// missing notes a rune that no font has, once.
func (s *setter) missing(r rune) {
	if !s.seen[r] {
		s.seen[r] = true
		s.warnings = append(s.warnings, Warning{Rune: r, Where: s.at})
	}
}

// warn tells what was done instead of what was asked for.
func (s *setter) warn(what string) {
	s.warnings = append(s.warnings, Warning{What: what, Where: s.at})
}

// space asks for at least v points above the next row; the larger wish of two neighbours wins.
func (s *setter) space(v float64) { s.pending = max(s.pending, v) }

// begin starts a row; the ops appended until end belong to it.
func (s *setter) begin() int32 {
	from := int32(len(s.ops))
	s.ops = append(s.ops, s.prelude...)
	s.prelude = s.prelude[:0]
	return from
}

// end adds the row whose ops began at from.
func (s *setter) end(from int32, r row) *row {
	r.from, r.to = from, int32(len(s.ops))
	r.before, s.pending = r.before+s.pending, 0
	r.frame = s.frame
	r.newPage, s.breakPage = r.newPage || s.breakPage, false
	s.rows = append(s.rows, r)
	return &s.rows[len(s.rows)-1]
}

// blank adds a row with nothing on it but what waits for a row.
func (s *setter) blank(h float64) *row { return s.end(s.begin(), row{h: h}) }

// node adds a structure node under the innermost one.
func (s *setter) node(n node) int32 {
	n.parent, n.lang = s.cur, s.lang
	s.list.nodes = append(s.list.nodes, n)
	return int32(len(s.list.nodes) - 1)
}

// within sets what fn sets inside a new structure node.
func (s *setter) within(n node, fn func()) {
	old := s.cur
	s.cur = s.node(n)
	fn()
	s.cur = old
}

// put appends text to the arena.
func (s *setter) put(text string) (from, to int32) {
	from = int32(len(s.list.arena))
	s.list.arena = append(s.list.arena, text...)
	return from, int32(len(s.list.arena))
}

// linkID finds or adds a link, and returns its index+1.
func (s *setter) linkID(to string) int32 {
	if id, ok := s.linkIDs[to]; ok {
		return id
	}
	s.list.links = append(s.list.links, to)
	id := int32(len(s.list.links))
	s.linkIDs[to] = id
	return id
}

// narrowest is how narrow a column may become by indentation; deeper nesting is not indented further.
const narrowest = 100

// indented sets what fn sets in a column that starts further to the right.
func (s *setter) indented(by float64, fn func()) {
	by = max(0, min(by, s.w-narrowest))
	s.x, s.w = s.x+by, s.w-by
	fn()
	s.x, s.w = s.x-by, s.w+by
}
