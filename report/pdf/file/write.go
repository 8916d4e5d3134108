package file

import (
	"crypto/sha256"
	"fmt"
	"strconv"
)

// mostPacked is how many objects stand in one stream: readers that want one must inflate all before it.
const mostPacked = 400

// Write writes the file anew. Trailer's Root and Info are kept; its ID is made of all that stands before it. Objects that may be
// packed are, where the version is 1.5 at least.
func (f *File) Write() ([]byte, error) {
	w := &writer{f: f, d: NewDeflater()}
	defer w.d.Release()
	return w.write()
}

// smallest is how large a stream must be for compressing to pay: most of the work is the same for a few bytes as for a thousand.
const smallest = 192

// valueOf is an object's value, nil of none.
func valueOf(o *Object) any {
	if o == nil {
		return nil
	}
	return o.Value
}

type writer struct {
	f      *File
	d      *Deflater
	b      []byte
	places []place
}

func (w *writer) write() ([]byte, error) {
	f := w.f
	modern := f.Version >= "1.5"
	size := 4096
	for _, o := range f.objects {
		switch d, _ := valueOf(o).(*Dict); {
		case o == nil:
		case o.Packed:
			size += 24
		case d.Get("Filter") != nil || o.deflated:
			size += len(o.Stream) + 200
		default:
			size += len(o.Stream)/2 + 128
		}
	}
	w.b = fmt.Appendf(make([]byte, 0, size), "%%PDF-%s\n%%\xe2\xe3\xcf\xd3\n", f.Version)
	w.places = make([]place, len(f.objects), len(f.objects)+8)
	var small []Ref
	for n := 1; n < len(f.objects); n++ {
		o, err := f.Object(Ref(n))
		if err != nil {
			return nil, err
		}
		switch {
		case o.Value == nil && !o.IsStream, isTable(o):
		case modern && o.Packed && !o.IsStream:
			small = append(small, Ref(n))
		default:
			w.object(n, o)
		}
	}
	packs := w.packs(small)
	if len(packs) > 0 {
		w.tableStream()
	} else {
		w.table()
	}
	return w.b, nil
}

// isTable tells whether an object only said where others are, in the file that was read.
func isTable(o *Object) bool {
	d, _ := o.Value.(*Dict)
	return o.IsStream && (d.Get("Type") == Name("XRef") || d.Get("Type") == Name("ObjStm"))
}

// object writes an object at the end of the file.
func (w *writer) object(n int, o *Object) {
	w.places[n] = place{kind: whole, at: len(w.b)}
	w.b = append(strconv.AppendInt(w.b, int64(n), 10), " 0 obj\n"...)
	if !o.IsStream {
		w.b = append(Append(w.b, o.Value), "\nendobj\n"...)
		return
	}
	d, _ := o.Value.(*Dict)
	data, filtered := o.Stream, d.Get("Filter") != nil
	compressed := o.deflated
	if !filtered && !compressed && !o.Bare && len(o.Stream) >= smallest {
		if small := w.d.Compress(o.Stream); len(small) < len(o.Stream) {
			data, compressed = small, true
		}
	}
	w.b = append(w.b, "<<"...)
	for _, e := range d.Entries() {
		if e.Key != "Length" {
			w.b = append(Append(append(appendName(w.b, e.Key), ' '), e.Value), ' ')
		}
	}
	w.b = strconv.AppendInt(append(w.b, "/Length "...), int64(len(data)), 10)
	if compressed {
		w.b = append(w.b, " /Filter /FlateDecode"...)
	}
	w.b = append(append(append(w.b, ">>\nstream\n"...), data...), "\nendstream\nendobj\n"...)
}

// packs writes small objects into streams, and returns the numbers of these.
func (w *writer) packs(small []Ref) (numbers []int) {
	for len(small) > 0 {
		n := min(len(small), mostPacked)
		number := len(w.places)
		w.places = append(w.places, place{})
		body, head := w.d.scratch[:0], make([]byte, 0, 11*n)
		for i, ref := range small[:n] {
			w.places[ref] = place{packed, number, i}
			head = append(strconv.AppendInt(head, int64(ref), 10), ' ')
			head = append(strconv.AppendInt(head, int64(len(body)), 10), ' ')
			body = append(Append(body, w.f.objects[ref].Value), '\n')
		}
		w.d.scratch = body
		data := w.d.Compress(head, body)
		w.places[number] = place{kind: whole, at: len(w.b)}
		w.b = fmt.Appendf(w.b, "%d 0 obj\n<</Type /ObjStm /N %d /First %d /Length %d /Filter /FlateDecode>>\nstream\n", number, n, len(head), len(data))
		w.b = append(append(w.b, data...), "\nendstream\nendobj\n"...)
		numbers, small = append(numbers, number), small[n:]
	}
	return numbers
}

// trailer is what every file ends with: where to begin, and what file it is.
func (w *writer) trailer(extra ...Entry) *Dict {
	id := sha256.Sum256(w.b)
	t := NewDict(append(extra, Entry{"Size", len(w.places)}, Entry{"Root", w.f.Trailer.Get("Root")})...)
	if info := w.f.Trailer.Get("Info"); info != nil {
		t.Set("Info", info)
	}
	hex := Raw{'<'}
	for _, c := range id[:16] {
		hex = appendHex(hex, c)
	}
	hex = append(hex, '>')
	t.Set("ID", Array{hex, hex})
	return t
}

func (w *writer) table() {
	start := len(w.b)
	t := w.trailer()
	w.b = fmt.Appendf(w.b, "xref\n0 %d\n0000000000 65535 f \n", len(w.places))
	for _, p := range w.places[1:] {
		if p.kind != whole {
			w.b = append(w.b, "0000000000 00000 f \n"...)
			continue
		}
		var digits [10]byte
		for i, n := 9, p.at; i >= 0; i, n = i-1, n/10 {
			digits[i] = byte('0' + n%10)
		}
		w.b = append(append(w.b, digits[:]...), " 00000 n \n"...)
	}
	w.b = append(Append(append(w.b, "trailer\n"...), t), '\n')
	w.b = fmt.Appendf(w.b, "startxref\n%d\n%%%%EOF\n", start)
}

// tableStream writes the table as a stream: the only kind that can tell of packed objects. Compressing a short one would save a
// kilobyte of a file and take a fortieth of the time to make it.
func (w *writer) tableStream() {
	start, number := len(w.b), len(w.places)
	w.places = append(w.places, place{kind: whole, at: start})
	rows := make([]byte, 0, 7*len(w.places))
	wide := start >= 1<<24 // offsets of four bytes
	for _, p := range w.places {
		kind := byte(0)
		switch p.kind {
		case whole:
			kind = 1
		case packed:
			kind = 2
		}
		rows = append(rows, kind)
		if wide {
			rows = append(rows, byte(p.at>>24))
		}
		rows = append(rows, byte(p.at>>16), byte(p.at>>8), byte(p.at), byte(p.index>>8), byte(p.index))
	}
	d := w.trailer(Entry{"Type", Name("XRef")}, Entry{"W", Array{1, 3 + boolIndex(wide), 2}})
	w.object(number, &Object{Value: d, IsStream: true, Stream: rows, Bare: len(rows) < 8<<10})
	w.b = fmt.Appendf(w.b, "startxref\n%d\n%%%%EOF\n", start)
}

func boolIndex(b bool) int {
	if b {
		return 1
	}
	return 0
}
