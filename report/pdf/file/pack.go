package file

import (
	"errors"
	"fmt"
)

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
	v, err := f.parse(&parser{b: k.data, pos: k.offsets[index]})
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
