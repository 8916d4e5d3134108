package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"
)

// An objectFile is a PDF file as its objects, so that they can be changed and written again.
type objectFile struct {
	objects []object // by number; 0 is unused
	root    int
	info    int
	pages   []int // the page objects, in order
}

// An object is a dictionary or another value, with a stream or without.
type object struct {
	body     []byte // without stream
	stream   []byte
	isStream bool
}

var errNotOurs = errors.New("fpdf wrote a file of an unknown form")

// readObjects takes apart a file that fpdf wrote: one cross-reference table, streams with direct lengths. It trusts the table
// and lengths, never a search for words, which may stand in titles too.
func readObjects(b []byte) (*objectFile, error) {
	i := bytes.LastIndex(b, []byte("startxref\n"))
	if i < 0 {
		return nil, errNotOurs
	}
	start, _ := leadingInt(b[i+len("startxref\n"):])
	table, ok := bytes.CutPrefix(b[min(start, len(b)):], []byte("xref\n0 "))
	if !ok {
		return nil, errNotOurs
	}
	n, digits := leadingInt(table)
	entries := table[digits+1:]
	if len(entries) < 20*n {
		return nil, errNotOurs
	}
	f := &objectFile{objects: make([]object, n, n+24)}
	for k := 1; k < n; k++ {
		at, _ := leadingInt(entries[20*k:])
		o, err := readObject(b[min(at, len(b)):], k)
		if err != nil {
			return nil, err
		}
		f.objects[k] = o
	}
	trailer := entries[20*n:]
	f.root, f.info = reference(trailer, "/Root "), reference(trailer, "/Info ")
	f.pages = kids(f.objects[1].body)
	return f, nil
}

func readObject(b []byte, number int) (o object, err error) {
	b, ok := bytes.CutPrefix(b, []byte(strconv.Itoa(number)+" 0 obj\n"))
	if !ok {
		return o, fmt.Errorf("%w: object %d is not where the table says", errNotOurs, number)
	}
	end := skipValue(b)
	o.body = b[:end]
	rest := bytes.TrimLeft(b[end:], "\n ")
	if rest, ok := bytes.CutPrefix(rest, []byte("stream\n")); ok {
		at := bytes.Index(o.body, []byte("/Length "))
		n, _ := leadingInt(o.body[at+len("/Length "):])
		if at < 0 || n > len(rest) {
			return o, fmt.Errorf("%w: object %d has a stream of unknown length", errNotOurs, number)
		}
		o.isStream, o.stream = true, rest[:n]
	}
	return o, nil
}

// skipValue is the length of a dictionary, whatever its strings contain.
func skipValue(b []byte) int {
	depth := 0
	for i := 0; i < len(b); i++ {
		switch {
		case b[i] == '(':
			i += skipString(b[i:]) - 1
		case b[i] == '<' && i+1 < len(b) && b[i+1] == '<':
			depth++
			i++
		case b[i] == '>' && i+1 < len(b) && b[i+1] == '>':
			depth--
			i++
			if depth == 0 {
				return i + 1
			}
		}
	}
	return len(b)
}

// skipString is the length of a literal string with its parentheses.
func skipString(b []byte) int {
	depth := 0
	for i := 0; i < len(b); i++ {
		switch b[i] {
		case '\\':
			i++
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return len(b)
}

func leadingInt(b []byte) (n, digits int) {
	for digits < len(b) && b[digits] >= '0' && b[digits] <= '9' {
		n = n*10 + int(b[digits]-'0')
		digits++
	}
	return n, digits
}

// reference is the object number after a key, 0 if there is none.
func reference(b []byte, key string) int {
	_, rest, _ := bytes.Cut(b, []byte(key))
	n, _ := leadingInt(rest)
	return n
}

// kids are the object numbers of the page tree.
func kids(b []byte) (pages []int) {
	_, rest, _ := bytes.Cut(b, []byte("/Kids ["))
	for len(rest) > 0 && rest[0] != ']' {
		n, digits := leadingInt(rest)
		if digits == 0 {
			break
		}
		pages = append(pages, n)
		rest = bytes.TrimPrefix(rest[digits:], []byte(" 0 R "))
	}
	return pages
}

func (f *objectFile) add(body []byte) int {
	f.objects = append(f.objects, object{body: body})
	return len(f.objects) - 1
}

// addStream adds a stream; body is its dictionary without brackets, length and filter.
func (f *objectFile) addStream(body string, stream []byte) int {
	f.objects = append(f.objects, object{body: []byte("<< " + body + " >>"), stream: stream, isStream: true})
	return len(f.objects) - 1
}

// write assembles the file: streams compressed, a table that is right, an identity made of the content.
func (f *objectFile) write() []byte {
	size := 4096
	for i := range f.objects {
		size += len(f.objects[i].body) + len(f.objects[i].stream)/2 + 64
	}
	b := make([]byte, 0, size)
	b = append(b, "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"...)
	d := newDeflater()
	defer d.release()
	offsets := make([]int, len(f.objects))
	for n := 1; n < len(f.objects); n++ {
		offsets[n] = len(b)
		b = strconv.AppendInt(b, int64(n), 10)
		b = append(b, " 0 obj\n"...)
		b = f.objects[n].append(b, d)
		b = append(b, "\nendobj\n"...)
	}
	id := sha256.Sum256(b)
	start := len(b)
	b = fmt.Appendf(b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets))
	for _, o := range offsets[1:] {
		var digits [10]byte
		for i := 9; i >= 0; i-- {
			digits[i] = byte('0' + o%10)
			o /= 10
		}
		b = append(append(b, digits[:]...), " 00000 n \n"...)
	}
	hexID := hex.EncodeToString(id[:16])
	return fmt.Appendf(b, "trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R /ID [<%s> <%s>] >>\nstartxref\n%d\n%%%%EOF\n", len(offsets), f.root, f.info, hexID, hexID, start)
}

// append writes an object, its stream compressed if that makes it smaller.
func (o *object) append(b []byte, d *deflater) []byte {
	if !o.isStream {
		return append(b, o.body...)
	}
	data, filter := d.compress(o.stream), " /Filter /FlateDecode"
	if len(data) >= len(o.stream) {
		data, filter = o.stream, ""
	}
	body := bytes.TrimSuffix(o.body, []byte(">>"))
	if i := bytes.Index(body, []byte("/Length ")); i >= 0 {
		_, digits := leadingInt(body[i+len("/Length "):])
		body = append(append([]byte(nil), body[:i]...), body[i+len("/Length ")+digits:]...)
	}
	b = append(b, body...)
	b = fmt.Appendf(b, "/Length %d%s >>\nstream\n", len(data), filter)
	b = append(b, data...)
	return append(b, "\nendstream"...)
}
