package export

import (
	"reflect"
	"strings"
	"time"
	"unicode"

	"example.com/postmortem/report/record"
)

// fieldsOf makes an object of a struct of a record, field by field in their order, without those that say nothing. It
// works on the types so that a new field of the record is in the export without anybody thinking of it.
func fieldsOf(v any) object {
	rv := reflect.ValueOf(v)
	o := object{}
	for i := range rv.NumField() {
		f := rv.Type().Field(i)
		name := f.Name
		if !f.IsExported() || f.Type == reflect.TypeFor[*record.File]() || strings.HasPrefix(name, "Has") {
			continue
		}
		if has := rv.FieldByName("Has" + name); has.IsValid() {
			if has.Bool() { // a stated zero is not the same as nothing stated
				o = append(o, member{snake(name), rv.Field(i).Interface()})
			}
			continue
		}
		if x := plain(rv.Field(i)); x != nil {
			o = append(o, member{snake(name), x})
		} else if name == "Confirmed" {
			o = append(o, member{"confirmed", false})
		}
	}
	return o
}

// plain is a value as encoding/json can write it; nil says nothing.
func plain(v reflect.Value) any {
	switch x := v.Interface().(type) {
	case record.Point:
		return point(x)
	case record.Moment:
		return orNil(moment(x))
	case record.Span:
		return orNil(span(x))
	case record.Audience:
		if s := x.String(); s != "" {
			return s
		}
		return nil
	case record.Text:
		if x.IsZero() {
			return nil
		}
		return x
	case *bool:
		if x == nil {
			return nil
		}
		return *x
	}
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return nil
		}
		return plain(v.Elem())
	case reflect.Struct:
		return orNil(fieldsOf(v.Interface()))
	case reflect.Slice:
		if v.Len() == 0 {
			return nil
		}
		list := make([]any, v.Len())
		for i := range list {
			list[i] = plain(v.Index(i))
		}
		return list
	}
	if v.IsZero() {
		return nil
	}
	return v.Interface()
}

func orNil(o object) any {
	if len(o) == 0 {
		return nil
	}
	return o
}

func point(p record.Point) any {
	o := moment(p.Moment)
	if len(o) == 0 {
		return nil
	}
	if p.Precision != "" {
		o = append(o, member{"precision", p.Precision})
	}
	if len(p.Source) > 0 {
		o = append(o, member{"source", p.Source})
	}
	if p.By != "" {
		o = append(o, member{"by", p.By})
	}
	return o
}

// moment is the point that people named, if they named one, and the limits between which it lies; a limit that is not
// there is not known.
func moment(m record.Moment) (o object) {
	if m.Unknown {
		return object{{"unknown", true}}
	}
	for _, x := range []struct {
		name string
		t    time.Time
	}{{"at", m.At}, {"earliest", m.Lo}, {"latest", m.Hi}} {
		if !x.t.IsZero() {
			o = append(o, member{x.name, stamp(x.t)})
		}
	}
	if m.About {
		o = append(o, member{"about", true})
	}
	if m.Written != "" {
		o = append(o, member{"written", m.Written})
	}
	return o
}

func span(s record.Span) object {
	if s.IsZero() {
		return nil
	}
	o := object{{"min_seconds", s.Lo.Seconds()}}
	if !s.Unbounded() {
		o = append(o, member{"max_seconds", s.Hi.Seconds()})
	}
	return append(o, member{"written", s.Written})
}

// stamp is a time as RFC 3339 has it.
func stamp(t time.Time) string { return t.Format(time.RFC3339Nano) }

// snake is the name of a field as records write names: WentWell is went_well, ID is id.
func snake(name string) string {
	var b strings.Builder
	for i, r := range name {
		if unicode.IsUpper(r) && i > 0 && !unicode.IsUpper(rune(name[i-1])) {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
