package file

import (
	"bytes"
	"errors"
	"fmt"
	"math"
)

// What a file may have. A report of ten thousand pages has less than a million objects.
const (
	mostObjects  = 1 << 20
	mostSections = 1000
	mostInflated = 256 << 20 // bytes, of all streams that are read together
	mostKept     = 1 << 24   // values, of all objects that are read together
)

// A place is where an object is.
type place struct {
	kind  placeKind
	at    int // of a whole object: offset; of a packed one: the number of its stream
	index int // in that stream
}

type placeKind uint8

const (
	nowhere placeKind = iota // no section has told
	freed
	whole
	packed
)

// Open reads the tables of a file. The bytes must not change afterwards.
func Open(b []byte) (*File, error) {
	head := bytes.Index(b[:min(len(b), 1024)], []byte("%PDF-"))
	if head < 0 {
		return nil, errors.New("this is no PDF file: it does not begin with %PDF-")
	}
	f := &File{src: b, budget: mostInflated, values: mostKept, bytes: 2 * len(b)}
	version, _, _ := bytes.Cut(b[head+len("%PDF-"):min(len(b), head+20)], []byte("\n"))
	f.Version = string(bytes.TrimSpace(version))
	tail := max(0, len(b)-1024)
	i := bytes.LastIndex(b[tail:], []byte("startxref"))
	if i < 0 {
		return nil, errors.New("the file has no startxref near its end: part of it is missing")
	}
	p := parser{b: b, most: 10, pos: tail + i + len("startxref")}
	at, err := p.value()
	start, ok := at.(int)
	if err != nil || !ok {
		return nil, errors.New("startxref is followed by no number")
	}
	if err := f.sections(start); err != nil {
		return nil, err
	}
	f.grow(1)
	f.objects = make([]*Object, len(f.places))
	return f, nil
}

// sections reads the newest table of objects and those that it continues.
func (f *File) sections(at int) error {
	seen := map[int]bool{}
	for {
		if at < 0 || at >= len(f.src) || seen[at] || len(seen) == mostSections {
			return fmt.Errorf("there is no table of objects at byte %d", at)
		}
		seen[at] = true
		p := &parser{b: f.src, most: mostValues, pos: at}
		var trailer *Dict
		var err error
		if p.take("xref") {
			trailer, err = f.table(p)
		} else {
			trailer, err = f.tableStream(p)
		}
		if err != nil {
			return fmt.Errorf("table of objects at byte %d: %w", at, err)
		}
		if f.Trailer == nil {
			f.Trailer = trailer
			f.Start = at
		}
		previous, more := trailer.Get("Prev").(int)
		if !more {
			return nil
		}
		at = previous
	}
}

// table reads a table in plain text.
func (f *File) table(p *parser) (*Dict, error) {
	for !p.take("trailer") {
		from, err1 := p.value()
		count, err2 := p.value()
		first, ok1 := from.(int)
		n, ok2 := count.(int)
		if err1 != nil || err2 != nil || !ok1 || !ok2 || first < 0 || first > mostObjects || n < 0 || n > mostObjects-first || n > len(f.src)/10 {
			return nil, errors.New("a section has no sound head")
		}
		f.grow(first + n)
		for i := range n {
			if err := f.tableEntry(p, first+i); err != nil {
				return nil, err
			}
		}
	}
	v, err := p.value()
	if err != nil {
		return nil, err
	}
	d, ok := v.(*Dict)
	if !ok {
		return nil, errors.New("the trailer is no dictionary")
	}
	return d, nil
}

func (f *File) tableEntry(p *parser, number int) error {
	p.space()
	at, ok := decimal(p.word())
	p.space()
	generation, ok2 := decimal(p.word())
	p.space()
	kind := p.word()
	switch {
	case !ok || !ok2 || kind != "n" && kind != "f":
		return fmt.Errorf("object %d has no sound entry", number)
	case kind == "n" && generation == 0:
		f.know(number, place{kind: whole, at: at})
	default:
		f.know(number, place{kind: freed})
	}
	return nil
}

// decimal reads digits alone.
func decimal(s string) (n int, ok bool) {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' || i > 12 {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, len(s) > 0
}

func (f *File) grow(n int) {
	if n > len(f.places) {
		f.places = append(f.places, make([]place, n-len(f.places))...)
	}
}

// know notes where an object is, unless a newer section did.
func (f *File) know(number int, at place) {
	if f.places[number].kind == nowhere {
		f.places[number] = at
	}
}

// tableStream reads a table that is a stream.
func (f *File) tableStream(p *parser) (*Dict, error) {
	_, o, err := f.indirect(p, false)
	if err != nil {
		return nil, err
	}
	d, ok := o.Value.(*Dict)
	if !ok || !o.IsStream || d.Get("Type") != Name("XRef") {
		return nil, errors.New("it is neither a table nor a stream of one")
	}
	data, err := f.Data(o, mostInflated)
	if err != nil {
		return nil, err
	}
	var w [3]int
	widths, _ := d.Get("W").(Array)
	for i := range w {
		n, ok := at(widths, i).(int)
		if !ok || n < 0 || n > 8 {
			return nil, errors.New("the widths of its columns are not sound")
		}
		w[i] = n
	}
	size, _ := d.Get("Size").(int)
	index, ok := d.Get("Index").(Array)
	if !ok {
		index = Array{0, size}
	}
	for ; len(index) >= 2; index = index[2:] {
		first, _ := index[0].(int)
		n, _ := index[1].(int)
		if first < 0 || first > mostObjects || n < 0 || n > mostObjects-first || w[0]+w[1]+w[2] == 0 || n > len(data)/(w[0]+w[1]+w[2]) {
			return nil, errors.New("a section is larger than the table")
		}
		f.grow(first + n)
		for i := range n {
			data = f.streamEntry(first+i, w, data)
		}
	}
	return d, nil
}

// at is an element of an array, nil where it ends before.
func at(a Array, i int) any {
	if i < len(a) {
		return a[i]
	}
	return nil
}

func (f *File) streamEntry(number int, w [3]int, data []byte) []byte {
	field := [3]int{1, 0, 0} // without a first column, objects are whole
	for c, width := range w {
		if width > 0 {
			field[c] = 0
		}
		for range width {
			field[c] = (field[c]<<8 | int(data[0])) & math.MaxInt
			data = data[1:]
		}
	}
	switch {
	case field[0] == 1 && field[2] == 0:
		f.know(number, place{kind: whole, at: field[1]})
	case field[0] == 2:
		f.know(number, place{kind: packed, at: field[1], index: field[2]})
	default:
		f.know(number, place{kind: freed})
	}
	return data
}
