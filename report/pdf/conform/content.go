package conform

import (
	"fmt"
	"slices"

	"example.com/postmortem/report/pdf/file"
)

// A page is what its content does.
type page struct {
	ref       file.Ref
	d         *file.Dict
	operators map[string]int
	marks     []marked
	shown     map[file.Name]map[int]bool // by font: numbers of glyphs
	said      map[int][]run              // by number of the marked content
	colors    [][]float64
	problems  []string // what is not in order, in words
	beyond    []string // what is beyond the limits of readers, in words
	intents   []file.Name
	unmarked  int // operators that paint outside of any mark
	nested    int // artifacts in content, or content in artifacts
	deepest   int // q within q
}

// marked is a piece of marked content that has a number.
type marked struct {
	tag file.Name
	id  int
}

// A run is glyphs of one font, one after the other.
type run struct {
	font   file.Name
	glyphs []int
}

func readPage(f *file.File, ref file.Ref) *page {
	p := &page{ref: ref, d: f.Dict(ref), operators: map[string]int{}, shown: map[file.Name]map[int]bool{}, said: map[int][]run{}}
	contents, _ := p.d.Get("Contents").(file.Ref)
	o, err := f.Object(contents)
	if err != nil {
		p.problems = append(p.problems, err.Error())
		return p
	}
	data, err := f.Data(o, 64<<20)
	if err != nil {
		p.problems = append(p.problems, "the content cannot be read: "+err.Error())
		return p
	}
	r := &contentReader{p: p, piece: -1}
	r.read(data)
	return p
}

// A contentReader follows the operators of a page.
type contentReader struct {
	p        *page
	operands []any
	stack    []markKind
	piece    int // number of the content that was marked last, -1 before any
	inText   bool
	textMark []int // the depth of marks at each BT
	depth    int
	font     file.Name
}

type markKind uint8

const (
	plainMark markKind = iota
	artifactMark
	contentMark
)

func (r *contentReader) problem(format string, args ...any) {
	if len(r.p.problems) < 5 {
		r.p.problems = append(r.p.problems, fmt.Sprintf(format, args...))
	}
}

func isLetter(c byte) bool {
	return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '\'' || c == '"' || c == '*'
}

func (r *contentReader) read(data []byte) {
	for {
		for len(data) > 0 && (data[0] == ' ' || data[0] == '\n' || data[0] == '\r' || data[0] == '\t') {
			data = data[1:]
		}
		if len(data) == 0 {
			break
		}
		if isLetter(data[0]) {
			n := 1
			for n < len(data) && (isLetter(data[n]) || data[n] >= '0' && data[n] <= '9') {
				n++
			}
			r.operator(string(data[:n]))
			r.operands = r.operands[:0]
			data = data[n:]
			continue
		}
		v, rest, err := file.Parse(data)
		if err != nil {
			r.problem("the content has something that is no operator and no value: %.20q", data)
			return
		}
		r.limit(v)
		r.operands = append(r.operands, v)
		data = rest
	}
	if r.inText || len(r.stack) > 0 || r.depth != 0 {
		r.problem("text, marks or states are still open at the end of the content")
	}
}

func (r *contentReader) operand(i int) any {
	if i < len(r.operands) {
		return r.operands[i]
	}
	return nil
}

func (r *contentReader) operator(op string) {
	r.p.operators[op]++
	switch op {
	case "q":
		r.depth++
		r.p.deepest = max(r.p.deepest, r.depth)
	case "Q":
		if r.depth--; r.depth < 0 {
			r.problem("Q without q")
		}
	case "BT", "ET":
		if r.inText == (op == "BT") {
			r.problem("%s where text is open already, or is not", op)
		}
		r.inText = op == "BT"
		if op == "BT" {
			r.textMark = append(r.textMark, len(r.stack))
		} else if n := len(r.textMark); n > 0 {
			if r.textMark[n-1] != len(r.stack) {
				r.problem("marked content does not end where the text does that it began in")
			}
			r.textMark = r.textMark[:n-1]
		}
	case "Tf":
		r.font, _ = r.operand(0).(file.Name)
	case "rg", "RG":
		r.color(3)
	case "g", "G":
		r.color(1)
	case "ri":
		name, _ := r.operand(0).(file.Name)
		r.p.intents = append(r.p.intents, name)
	case "BMC", "BDC":
		r.mark()
	case "EMC":
		if len(r.stack) == 0 {
			r.problem("EMC without BMC")
			return
		}
		r.stack = r.stack[:len(r.stack)-1]
	case "Tj", "TJ", "'", `"`:
		r.paints()
		r.show()
	case "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh", "BI":
		r.paints()
	}
}

func (r *contentReader) color(n int) {
	var c []float64
	for i := range n {
		switch v := r.operand(i).(type) {
		case int:
			c = append(c, float64(v))
		case float64:
			c = append(c, v)
		}
	}
	r.p.colors = append(r.p.colors, c)
}

func (r *contentReader) mark() {
	tag, _ := r.operand(0).(file.Name)
	kind := plainMark
	properties, _ := r.operand(1).(*file.Dict)
	id, numbered := properties.Get("MCID").(int)
	switch {
	case tag == "Artifact":
		kind = artifactMark
	case numbered:
		kind = contentMark
		r.p.marks = append(r.p.marks, marked{tag, id})
		r.piece = id
	}
	for _, outer := range r.stack {
		if outer != plainMark && kind != plainMark {
			r.p.nested++
		}
	}
	r.stack = append(r.stack, kind)
}

// paints notes that something is painted.
func (r *contentReader) paints() {
	for _, k := range r.stack {
		if k != plainMark {
			return
		}
	}
	r.p.unmarked++
}

// show notes the glyphs of a text.
func (r *contentReader) show() {
	all := r.p.shown[r.font]
	if all == nil {
		all = map[int]bool{}
		r.p.shown[r.font] = all
	}
	said := run{font: r.font}
	for _, v := range r.operands {
		list, ok := v.(file.Array)
		if !ok {
			list = file.Array{v}
		}
		for _, x := range list {
			s, _ := x.(file.String)
			for k := 0; k+1 < len(s); k += 2 {
				g := int(s[k])<<8 | int(s[k+1])
				all[g] = true
				said.glyphs = append(said.glyphs, g)
			}
		}
	}
	if slices.Contains(r.stack, contentMark) {
		r.p.said[r.piece] = append(r.p.said[r.piece], said)
	}
}
