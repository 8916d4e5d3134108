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
	values  int // that may still be read
	bytes   int // that objects may still be read from
}

// An Object is a value, for a stream its dictionary, with a number.
type Object struct {
	Value    any
	Stream   []byte // as in the file; of an added object: not compressed
	IsStream bool
	Bare     bool // is not compressed when written, for those who look into the file with simple means
	Packed   bool // may be written into a stream with others

	deflated bool // Fill compressed Stream; its dictionary does not say so yet
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
	if o.Value, err = f.parse(p); err != nil {
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

// parse reads a value. Objects that are not in order may lie in one another, so that a small file has a large one many times: no more
// is read than a file of objects side by side has, twice, since lengths of streams are read again.
func (f *File) parse(p *parser) (any, error) {
	from := p.pos
	p.most = min(mostValues, f.values)
	v, err := p.value()
	f.values -= p.count
	f.bytes -= p.pos - from
	if err == nil && f.bytes < 0 {
		return nil, errors.New("the objects of the file lie in one another")
	}
	return v, err
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

// Add appends an object.
func (f *File) Add(o *Object) Ref {
	f.objects = append(f.objects, o)
	return Ref(len(f.objects) - 1)
}

// AddStream appends a stream.
func (f *File) AddStream(d *Dict, data []byte) Ref {
	return f.Add(&Object{Value: d, Stream: data, IsStream: true})
}
