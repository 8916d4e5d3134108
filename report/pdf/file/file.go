package file

import (
	"bytes"
	"errors"
	"fmt"
)

// A File is a PDF file.
type File struct {
	Version string // "1.7"
	Trailer *Dict  // of the newest section
	Start   int    // where the newest section begins, in bytes; 0 for a new file

	src     []byte
	places  []place   // by number
	objects []*Object // by number, those that were read or added
	unpack  map[int]*pack
	budget  int // bytes that streams may still inflate to
}

// An Object is a value, for a stream its dictionary, with a number.
type Object struct {
	Value    any
	Stream   []byte // as in the file; of an added object: not compressed
	IsStream bool
	Bare     bool // is not compressed when written, for those who look into the file with simple means
	Packed   bool // may be written into a stream with others
}

// New is an empty file.
func New(version string) *File {
	return &File{Version: version, Trailer: &Dict{}, objects: make([]*Object, 1), budget: mostInflated}
}

// Size is one more than the highest number of an object.
func (f *File) Size() int { return len(f.objects) }

// Object returns an object, with the value null where the file has none of this number.
func (f *File) Object(n Ref) (*Object, error) {
	if n <= 0 || int(n) >= len(f.objects) {
		return &Object{}, nil
	}
	if o := f.objects[n]; o != nil {
		return o, nil
	}
	o, err := f.read(n)
	if err != nil {
		return nil, fmt.Errorf("object %d: %w", n, err)
	}
	f.objects[n] = o
	return o, nil
}

func (f *File) read(n Ref) (*Object, error) {
	if int(n) >= len(f.places) {
		return &Object{}, nil
	}
	switch at := f.places[n]; at.kind {
	case whole:
		if at.at <= 0 || at.at >= len(f.src) {
			return nil, errors.New("its place is outside the file")
		}
		number, o, err := f.indirect(&parser{b: f.src, pos: at.at}, true)
		if err == nil && number != int(n) {
			err = fmt.Errorf("object %d is in its place", number)
		}
		return o, err
	case packed:
		return f.packed(Ref(at.at), at.index, int(n))
	}
	return &Object{}, nil
}

// indirect reads an object with its number. A stream's length may be an object of its own where follow allows it.
func (f *File) indirect(p *parser, follow bool) (number int, o *Object, err error) {
	p.space()
	number, ok := decimal(p.word())
	if !ok || !p.take("0") || !p.take("obj") {
		return 0, nil, p.fail("there is no object")
	}
	o = &Object{}
	if o.Value, err = p.value(); err != nil {
		return 0, nil, err
	}
	if p.take("endobj") {
		return number, o, nil
	}
	d, ok := o.Value.(*Dict)
	if !ok || !p.take("stream") {
		return 0, nil, p.fail("object %d has no end", number)
	}
	if bytes.HasPrefix(p.b[p.pos:], []byte("\r\n")) {
		p.pos += 2
	} else {
		p.pos++
	}
	length, err := f.length(d, follow)
	if err != nil {
		return 0, nil, err
	}
	if p.pos > len(p.b) || length > len(p.b)-p.pos {
		return 0, nil, p.fail("the stream of object %d is longer than the file", number)
	}
	o.IsStream, o.Stream = true, p.b[p.pos:p.pos+length]
	p.pos += length
	if !p.take("endstream") || !p.take("endobj") {
		return 0, nil, p.fail("the stream of object %d does not end where it says", number)
	}
	return number, o, nil
}

func (f *File) length(d *Dict, follow bool) (int, error) {
	v := d.Get("Length")
	if ref, ok := v.(Ref); ok && follow && int(ref) < len(f.places) && f.places[ref].kind == whole && f.places[ref].at < len(f.src) {
		_, o, err := f.indirect(&parser{b: f.src, pos: f.places[ref].at}, false)
		if err != nil {
			return 0, err
		}
		v = o.Value
	}
	n, ok := v.(int)
	if !ok || n < 0 {
		return 0, errors.New("a stream has no length")
	}
	return n, nil
}

// A pack is a stream of objects, inflated.
type pack struct {
	data    []byte
	numbers []int
	offsets []int
}

// packed reads an object out of an object stream.
func (f *File) packed(stream Ref, index, number int) (*Object, error) {
	k := f.unpack[int(stream)]
	if k == nil {
		var err error
		if k, err = f.readPack(stream); err != nil {
			return nil, fmt.Errorf("stream of objects %d: %w", stream, err)
		}
		if f.unpack == nil {
			f.unpack = map[int]*pack{}
		}
		f.unpack[int(stream)] = k
	}
	if index >= len(k.numbers) || k.numbers[index] != number {
		return nil, fmt.Errorf("stream of objects %d does not have it", stream)
	}
	v, _, err := Parse(k.data[k.offsets[index]:])
	return &Object{Value: v, Packed: true}, err
}

func (f *File) readPack(stream Ref) (*pack, error) {
	if int(stream) >= len(f.places) || f.places[stream].kind != whole {
		return nil, errors.New("it is not there")
	}
	o, err := f.Object(stream)
	if err != nil {
		return nil, err
	}
	d, ok := o.Value.(*Dict)
	if !ok || !o.IsStream || d.Get("Type") != Name("ObjStm") {
		return nil, errors.New("it is none")
	}
	data, err := f.Data(o, mostInflated)
	if err != nil {
		return nil, err
	}
	n, _ := d.Get("N").(int)
	first, _ := d.Get("First").(int)
	if n < 0 || n > len(data)/2 || first < 0 || first > len(data) {
		return nil, errors.New("it has no sound head")
	}
	k := &pack{data: data}
	p := &parser{b: data[:first]}
	for range n {
		p.space()
		number, ok1 := decimal(p.word())
		p.space()
		offset, ok2 := decimal(p.word())
		if !ok1 || !ok2 || offset > len(data)-first {
			return nil, errors.New("it has no sound head")
		}
		k.numbers, k.offsets = append(k.numbers, number), append(k.offsets, first+offset)
	}
	return k, nil
}

// Resolve follows a reference, and references that it leads to; what cannot be read is null.
func (f *File) Resolve(v any) any {
	for range 8 {
		ref, ok := v.(Ref)
		if !ok {
			return v
		}
		o, err := f.Object(ref)
		if err != nil {
			return nil
		}
		v = o.Value
	}
	return nil
}

// Dict is what a value leads to as a dictionary, nil if it is none.
func (f *File) Dict(v any) *Dict {
	d, _ := f.Resolve(v).(*Dict)
	return d
}

// Array is what a value leads to as an array.
func (f *File) Array(v any) Array {
	a, _ := f.Resolve(v).(Array)
	return a
}

// Text is what a value leads to as a text string.
func (f *File) Text(v any) string {
	s, _ := f.Resolve(v).(String)
	return s.Text()
}

// Catalog is the root of the document.
func (f *File) Catalog() *Dict { return f.Dict(f.Trailer.Get("Root")) }

// Pages are the pages in order. A tree that is its own branch is cut.
func (f *File) Pages() []Ref {
	var pages []Ref
	seen := map[Ref]bool{}
	var walk func(v any, depth int)
	walk = func(v any, depth int) {
		ref, ok := v.(Ref)
		if !ok || seen[ref] || depth > deepest {
			return
		}
		seen[ref] = true
		d := f.Dict(ref)
		if d.Get("Type") == Name("Page") {
			pages = append(pages, ref)
			return
		}
		for _, kid := range f.Array(d.Get("Kids")) {
			walk(kid, depth+1)
		}
	}
	walk(f.Catalog().Get("Pages"), 0)
	return pages
}

// Add appends an object.
func (f *File) Add(o *Object) Ref {
	f.objects = append(f.objects, o)
	return Ref(len(f.objects) - 1)
}

// AddStream appends a stream.
func (f *File) AddStream(d *Dict, data []byte) Ref {
	return f.Add(&Object{Value: d, Stream: data, IsStream: true})
}
