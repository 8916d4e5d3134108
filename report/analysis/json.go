package analysis

import (
	"bytes"
	"cmp"
	"encoding/json"
	"io"
	"reflect"
	"strings"
)

// WriteJSON writes the result as analysis.json.
func (r *Result) WriteJSON(w io.Writer) error { return writeJSON(w, r) }

// WriteJSON writes the case as JSON.
func (c *Case) WriteJSON(w io.Writer) error { return writeJSON(w, c) }

// writeJSON writes what json.Encoder would, indented by a space, a part at a time: the encoder holds a whole document twice before it
// writes any of it, and the result of 100,000 records has half a gigabyte.
func writeJSON(w io.Writer, v any) error {
	p := &partWriter{w: w}
	p.encoder = json.NewEncoder(&p.part)
	p.encoder.SetEscapeHTML(false)
	p.value(reflect.ValueOf(v), "", 4)
	p.part.WriteByte('\n')
	p.flush()
	return p.err
}

// A partWriter writes a document. Its first error stays.
type partWriter struct {
	w       io.Writer
	part    bytes.Buffer
	encoder *json.Encoder
	err     error
}

// value writes a struct field by field and a list item by item, down to a depth; below it, and what says itself how it is written, whole.
func (p *partWriter) value(v reflect.Value, indent string, depth int) {
	for v.Kind() == reflect.Pointer && !v.IsNil() {
		v = v.Elem()
	}
	plain := depth > 0 && !reflect.PointerTo(v.Type()).Implements(reflect.TypeFor[json.Marshaler]())
	switch {
	case plain && v.Kind() == reflect.Struct && v.NumField() > 0 && !embeds(v.Type()):
		p.fields(v, indent, depth)
	case plain && v.Kind() == reflect.Slice && v.Len() > 0:
		for i := range v.Len() {
			p.begin("[", i, indent)
			p.value(v.Index(i), indent+" ", depth-1)
		}
		p.part.WriteString("\n" + indent + "]")
	default:
		p.whole(v, indent)
	}
}

// embeds reports whether the fields of a type are not those that its JSON has.
func embeds(t reflect.Type) bool {
	for i := range t.NumField() {
		if t.Field(i).Anonymous {
			return true
		}
	}
	return false
}

func (p *partWriter) fields(v reflect.Value, indent string, depth int) {
	n := 0
	for i := range v.NumField() {
		f := v.Type().Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		if !f.IsExported() || name == "-" || options == "omitempty" && empty(v.Field(i)) {
			continue
		}
		p.begin("{", n, indent)
		p.part.WriteString(`"` + cmp.Or(name, f.Name) + `": `)
		p.value(v.Field(i), indent+" ", depth-1)
		n++
	}
	p.part.WriteString("\n" + indent + "}")
}

// empty is what encoding/json leaves out.
func empty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Slice, reflect.Map, reflect.String:
		return v.Len() == 0
	case reflect.Struct:
		return false
	}
	return v.IsZero()
}

// begin writes what stands before the n-th field or item.
func (p *partWriter) begin(open string, n int, indent string) {
	if n > 0 {
		open = ","
	}
	p.part.WriteString(open + "\n" + indent + " ")
}

// whole adds a value that is small enough to stand in memory, and writes when enough has come together.
func (p *partWriter) whole(v reflect.Value, indent string) {
	p.encoder.SetIndent(indent, " ")
	if err := p.encoder.Encode(v.Interface()); err != nil && p.err == nil {
		p.err = err
	}
	p.part.Truncate(p.part.Len() - 1) // the encoder ends with a new line
	if p.part.Len() > 1<<16 {
		p.flush()
	}
}

func (p *partWriter) flush() {
	if p.err == nil {
		_, p.err = p.w.Write(p.part.Bytes())
	}
	p.part.Reset()
}
