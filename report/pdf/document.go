package pdf

import (
	"time"

	"github.com/yuin/goldmark/ast"

	"example.com/postmortem/report/chart"
)

// A Doc is what Layout puts on paper: a tree with its source, what stands around it on every page, and how to find what the
// tree only names.
type Doc struct {
	Root   ast.Node
	Source []byte

	Title, Subject, Author, Keywords string
	Lang                             string // BCP 47, of whatever has no language of its own

	Header         string // running header, left; empty: Title
	Classification string // running header, right
	Footer         string // footer, left; the page number is at the right
	Draft          string // watermark across every page; empty: none

	Created  time.Time // zero: the file says no time
	Producer string

	Standard Standard      // what the file promises
	Attach   []*Attachment // files inside the file, where the standard has room for them

	// About is what the file is to say about its making, to whoever takes it apart: the program's version, the audience, the clock. If
	// it is not nil, everything that Layout was given goes into the file as "document.json", from which Read makes the document again.
	About map[string]string

	Paper Paper
	Theme Theme

	// Figure lays out the figure behind an image's destination ("chart:durations") for a width in points. Nil, or a nil
	// result: the alternative text is set instead.
	Figure func(dest string, width float64) *chart.Figure
	// Link resolves a destination that is neither "#place" nor a URL ("incident:X") to one of these or to a path relative to
	// the file; "" leaves the words without a link.
	Link func(dest string) string

	// Cover sets a title page: Title, then these lines under it. Nil: none.
	Cover *Cover
	// TOC, if not empty, is the title of a table of contents over the headings of level 1 to 3, with page numbers.
	TOC string
	// Starts are the ids of headings that begin a page, such as those of documents appended to another.
	Starts []string
}

// A Cover is a title page.
type Cover struct {
	Title    string // empty: Doc.Title
	Subtitle string
	Lines    []string // facts under the title: organisation, period, date, classification
}

// Paper is a size of paper. The zero Paper is A4.
type Paper struct{ W, H float64 } // points

// The papers that people have.
var (
	A4     = Paper{595.28, 841.89}
	Letter = Paper{612, 792}
)

// A Warning tells of something that could not be set as written. Nothing of the text is lost by it.
type Warning struct {
	Rune  rune   // a character that no font has, set as □; or 0
	What  string // otherwise: what was done instead
	Where string // the heading or the words nearby
}
