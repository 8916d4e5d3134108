package pdf

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"

	"github.com/yuin/goldmark/ast"

	"example.com/postmortem/report/chart"
	"example.com/postmortem/report/markdown"
)

// RecordingName is the name of the attachment that a document can be made again from.
const RecordingName = "document.json"

// A recording is everything that Layout was given, with the answers to what it asked: a document without the records, the statistics
// and the templates behind it.
type recording struct {
	About          map[string]string `json:"about"`
	Title          string            `json:"title"`
	Subject        string            `json:"subject,omitempty"`
	Author         string            `json:"author,omitempty"`
	Keywords       string            `json:"keywords,omitempty"`
	Lang           string            `json:"lang"`
	Header         string            `json:"header,omitempty"`
	Classification string            `json:"classification,omitempty"`
	Footer         string            `json:"footer,omitempty"`
	Draft          string            `json:"draft,omitempty"`
	Created        *time.Time        `json:"created,omitempty"`
	Producer       string            `json:"producer"`
	Paper          Paper             `json:"paper"`
	Colors         map[string]string `json:"colors,omitempty"` // those that are not the default
	Cover          *Cover            `json:"cover,omitempty"`
	TOC            string            `json:"toc,omitempty"`
	Starts         []string          `json:"starts,omitempty"`
	Links          map[string]string `json:"links,omitempty"`
	Figures        []recordedFigure  `json:"figures,omitempty"`
	Markdown       string            `json:"markdown"`
	Levels         string            `json:"levels"`       // of the headings in the tree, a digit each, as it was changed since it was read
	Destinations   []string          `json:"destinations"` // of the tree's links and images
}

// A recordedFigure is the answer to one question for a figure.
type recordedFigure struct {
	Name   string          `json:"name"`
	Asked  float64         `json:"width"`
	Desc   string          `json:"desc"`
	W      float64         `json:"w"`
	H      float64         `json:"h"`
	Shapes []recordedShape `json:"shapes"`
}

// A recordedShape is one of the six.
type recordedShape struct {
	Rect     *chart.Rect     `json:"rect,omitempty"`
	Line     *chart.Line     `json:"line,omitempty"`
	Polyline *chart.Polyline `json:"polyline,omitempty"`
	Area     *chart.Area     `json:"area,omitempty"`
	Circle   *chart.Circle   `json:"circle,omitempty"`
	Text     *chart.Text     `json:"text,omitempty"`
}

// record returns d with a recorder between it and what it asks.
func record(d *Doc) (*Doc, *recording) {
	r := &recording{
		About: d.About, Title: d.Title, Subject: d.Subject, Author: d.Author, Keywords: d.Keywords, Lang: d.Lang, Header: d.Header,
		Classification: d.Classification, Footer: d.Footer, Draft: d.Draft, Producer: d.Producer, Paper: d.Paper, Cover: d.Cover, TOC: d.TOC, Starts: d.Starts,
		Markdown: string(d.Source), Links: map[string]string{}, Colors: map[string]string{},
	}
	if !d.Created.IsZero() {
		r.Created = &d.Created
	}
	r.tree(d.Root)
	usual := Theme(nil).palette()
	own := d.Theme.palette()
	for i, name := range inkNames() {
		if own[i] != usual[i] {
			r.Colors[name] = fmt.Sprintf("#%02x%02x%02x", own[i].R, own[i].G, own[i].B)
		}
	}
	copied := *d
	if d.Figure != nil {
		copied.Figure = func(dest string, width float64) *chart.Figure {
			fig := d.Figure(dest, width)
			if fig != nil {
				fig = rounded(fig)
				r.figure(dest, width, fig)
			}
			return fig
		}
	}
	if d.Link != nil {
		copied.Link = func(dest string) string {
			to := d.Link(dest)
			r.Links[dest] = to
			return to
		}
	}
	return &copied, r
}

// tree notes what a tree may have that its source does not say: whoever made it changes levels and destinations.
func (r *recording) tree(root ast.Node) {
	if root == nil {
		return
	}
	var levels []byte
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			switch n := n.(type) {
			case *ast.Heading:
				levels = append(levels, '0'+byte(n.Level))
			case *ast.Link:
				r.Destinations = append(r.Destinations, string(n.Destination))
			case *ast.Image:
				r.Destinations = append(r.Destinations, string(n.Destination))
			}
		}
		return ast.WalkContinue, nil
	})
	r.Levels = string(levels)
}

// retell gives a tree what tree noted; one of another form keeps what it has.
func (r *recording) retell(root ast.Node) {
	levels, to := r.Levels, r.Destinations
	next := func(now []byte) []byte {
		if len(to) == 0 {
			return now
		}
		dest := to[0]
		to = to[1:]
		return []byte(dest)
	}
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			switch n := n.(type) {
			case *ast.Heading:
				if len(levels) > 0 {
					n.Level = min(max(int(levels[0]-'0'), 1), 6)
					levels = levels[1:]
				}
			case *ast.Link:
				n.Destination = next(n.Destination)
			case *ast.Image:
				n.Destination = next(n.Destination)
			}
		}
		return ast.WalkContinue, nil
	})
}

func (r *recording) figure(dest string, width float64, fig *chart.Figure) {
	for i := range r.Figures {
		if r.Figures[i].Name == dest && r.Figures[i].Asked == width {
			return
		}
	}
	f := recordedFigure{Name: dest, Asked: width, Desc: fig.Desc, W: fig.W, H: fig.H, Shapes: make([]recordedShape, 0, len(fig.Shapes))}
	for _, shape := range fig.Shapes {
		switch v := shape.(type) {
		case chart.Rect:
			f.Shapes = append(f.Shapes, recordedShape{Rect: &v})
		case chart.Line:
			f.Shapes = append(f.Shapes, recordedShape{Line: &v})
		case chart.Polyline:
			f.Shapes = append(f.Shapes, recordedShape{Polyline: &v})
		case chart.Area:
			f.Shapes = append(f.Shapes, recordedShape{Area: &v})
		case chart.Circle:
			f.Shapes = append(f.Shapes, recordedShape{Circle: &v})
		case chart.Text:
			f.Shapes = append(f.Shapes, recordedShape{Text: &v})
		}
	}
	r.Figures = append(r.Figures, f)
}

// attachment is the recording as a file.
func (r *recording) attachment() (*Attachment, error) {
	var b bytes.Buffer
	b.Grow(len(r.Markdown) + len(r.Markdown)/2 + 8<<10)
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(r); err != nil {
		return nil, fmt.Errorf("%s: %w", RecordingName, err)
	}
	return &Attachment{
		Name: RecordingName, MediaType: "application/json", Relation: "Data", Data: b.Bytes(),
		Description: "everything that these pages were set from: words, figures, links, and how they were made",
	}, nil
}

// Read makes a document of a recording. What could not have come from a document is an error.
func Read(data []byte) (*Doc, error) {
	var r recording
	if err := json.Unmarshal(data, &r); err != nil {
		return nil, fmt.Errorf("%s: %w", RecordingName, err)
	}
	if err := r.check(); err != nil {
		return nil, fmt.Errorf("%s: %w", RecordingName, err)
	}
	d := &Doc{
		About: r.About, Title: r.Title, Subject: r.Subject, Author: r.Author, Keywords: r.Keywords, Lang: r.Lang, Header: r.Header,
		Classification: r.Classification, Footer: r.Footer, Draft: r.Draft, Producer: r.Producer, Paper: r.Paper, Cover: r.Cover, TOC: r.TOC, Starts: r.Starts,
		Source: []byte(r.Markdown), Theme: Theme{},
		Figure: r.answer,
		Link:   func(dest string) string { return r.Links[dest] },
	}
	d.Root = markdown.Parse(d.Source)
	r.retell(d.Root)
	if d.About == nil {
		d.About = map[string]string{}
	}
	if r.Created != nil {
		d.Created = *r.Created
	}
	for name, color := range r.Colors {
		c, err := ParseColor(color)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", RecordingName, err)
		}
		d.Theme[name] = c
	}
	return d, nil
}

// answer finds a recorded figure.
func (r *recording) answer(dest string, width float64) *chart.Figure {
	for i := range r.Figures {
		f := &r.Figures[i]
		if f.Name != dest || f.Asked != width {
			continue
		}
		fig := &chart.Figure{Desc: f.Desc, W: f.W, H: f.H}
		for _, s := range f.Shapes {
			fig.Shapes = append(fig.Shapes, s.shape())
		}
		return fig
	}
	return nil
}

func (s *recordedShape) shape() chart.Shape {
	switch {
	case s.Rect != nil:
		return *s.Rect
	case s.Line != nil:
		return *s.Line
	case s.Polyline != nil:
		return *s.Polyline
	case s.Area != nil:
		return *s.Area
	case s.Circle != nil:
		return *s.Circle
	case s.Text != nil:
		return *s.Text
	}
	return chart.Line{}
}
