package conform

import (
	"bytes"
	"math"

	"example.com/postmortem/report/pdf/file"
)

var fileRules = []Rule{
	{"header", "A 6.1.2", "the file begins with its version and four bytes that no text has", checkHeader},
	{"end", "A 6.1.3", "nothing stands behind the end", checkEnd},
	{"identity", "A 6.1.3", "the trailer identifies the file", checkIdentity},
	{"encryption", "A 6.1.3", "nothing is encrypted", checkEncryption},
	{"readable", "A 6.1.9", "every object is where the table says", checkReadable},
	{"references", "PDF 7.3.10", "every reference leads to an object", checkReferences},
	{"filters", "A 6.1.7.2", "streams are compressed in ways that last", checkFilters},
	{"external-streams", "A 6.1.7.1", "no stream lies in another file", checkExternal},
	{"strings", "A 6.1.13", "no string has more than 32,767 bytes", checkStrings},
	{"names", "A 6.1.13", "no name has more than 127 bytes", checkNames},
	{"numbers", "A 6.1.13", "numbers are within what every reader can hold", checkNumbers},
	{"states", "A 6.1.13", "states are nested 28 deep at most", checkStates},
	{"page-size", "A 6.1.13", "pages are between 3 and 14,400 points wide and high", checkPageSize},
	{"optional-content", "A 6.9", "nothing can be switched off", checkOptionalContent},
	{"renditions", "A 6.11", "there are no other presentations", checkAlternate},
}

func checkHeader(d *document) (b broken) {
	r := d.raw
	well := len(r) > 15 && bytes.HasPrefix(r, []byte("%PDF-1.")) && r[7] >= '0' && r[7] <= '7' && r[8] == '\n' && r[9] == '%' &&
		min(r[10], r[11], r[12], r[13]) > 127
	b.must(well, "the file begins with %.16q", r)
	return b
}

func checkEnd(d *document) (b broken) {
	i := bytes.LastIndex(d.raw, []byte("%%EOF"))
	b.must(i >= 0 && len(bytes.TrimLeft(d.raw[i+5:], "\r\n")) == 0 && len(d.raw)-i <= 7, "something stands behind the end of the file")
	return b
}

func checkIdentity(d *document) (b broken) {
	id := d.f.Array(d.f.Trailer.Get("ID"))
	b.must(len(id) == 2, "the trailer has no identity")
	for _, x := range id {
		s, _ := x.(file.String)
		b.must(len(s) >= 16, "the identity has %d bytes", len(s))
	}
	return b
}

func checkEncryption(d *document) (b broken) {
	b.must(d.f.Trailer.Get("Encrypt") == nil, "the file is encrypted")
	return b
}

func checkReadable(d *document) (b broken) {
	for _, o := range d.objects {
		b.must(o.err == nil, "%v", o.err)
	}
	b.must(len(d.pages) > 0, "the file has no pages")
	for i, p := range d.pages {
		for _, what := range p.problems {
			b.add("page %d: %s", i+1, what)
		}
	}
	return b
}

// each calls visit for every value of the file.
func (d *document) each(visit func(n file.Ref, v any)) {
	var walk func(n file.Ref, v any)
	walk = func(n file.Ref, v any) {
		visit(n, v)
		switch v := v.(type) {
		case file.Array:
			for _, x := range v {
				walk(n, x)
			}
		case *file.Dict:
			for _, e := range v.Entries() {
				walk(n, e.Key)
				walk(n, e.Value)
			}
		}
	}
	walk(0, d.f.Trailer)
	for _, o := range d.objects {
		if o.err == nil {
			walk(o.n, o.o.Value)
		}
	}
}

func checkReferences(d *document) (b broken) {
	d.each(func(n file.Ref, v any) {
		if ref, ok := v.(file.Ref); ok && d.f.Resolve(ref) == nil {
			b.add("object %d refers to %d, which is not there", n, ref)
		}
	})
	return b
}

func checkFilters(d *document) (b broken) {
	for _, o := range d.objects {
		if o.err != nil || !o.o.IsStream {
			continue
		}
		switch f := d.f.Dict(o.o.Value).Get("Filter").(type) {
		case nil:
		case file.Name:
			b.must(f == "FlateDecode", "object %d has the filter %q", o.n, f)
			_, err := d.f.Data(o.o, 64<<20)
			b.must(err == nil, "object %d: %v", o.n, err)
		default:
			b.add("object %d has several filters", o.n)
		}
	}
	return b
}

func checkExternal(d *document) (b broken) {
	for _, o := range d.objects {
		if o.err == nil && o.o.IsStream {
			for _, key := range []file.Name{"F", "FFilter", "FDecodeParms"} {
				b.must(d.f.Dict(o.o.Value).Get(key) == nil, "object %d has %s", o.n, key)
			}
		}
	}
	return b
}

func checkStrings(d *document) (b broken) {
	d.each(func(n file.Ref, v any) {
		if s, ok := v.(file.String); ok && len(s) > 32767 {
			b.add("object %d has a string of %d bytes", n, len(s))
		}
	})
	return b
}

func checkNames(d *document) (b broken) {
	d.each(func(n file.Ref, v any) {
		if s, ok := v.(file.Name); ok && len(s) > 127 {
			b.add("object %d has a name of %d bytes", n, len(s))
		}
	})
	return b
}

func checkNumbers(d *document) (b broken) {
	d.each(func(n file.Ref, v any) {
		switch v := v.(type) {
		case int:
			b.must(v >= math.MinInt32 && v <= math.MaxInt32, "object %d has the number %d", n, v)
		case float64:
			b.must(real32(v), "object %d has the number %g", n, v)
		}
	})
	b.must(len(d.objects) <= 8388607, "the file has %d objects", len(d.objects))
	return b
}

func checkStates(d *document) (b broken) {
	for i, p := range d.pages {
		b.must(p.deepest <= 28, "page %d nests %d states", i+1, p.deepest)
	}
	return b
}

func checkPageSize(d *document) (b broken) {
	for i, p := range d.pages {
		box := d.f.Array(d.inherited(p.d, "MediaBox"))
		if len(box) != 4 {
			b.add("page %d has no size", i+1)
			continue
		}
		for _, x := range box[2:] {
			v := number(x)
			b.must(v >= 3 && v <= 14400, "page %d is %g points wide or high", i+1, v)
		}
	}
	return b
}

// inherited is an attribute of a page, or of what it is a branch of.
func (d *document) inherited(page *file.Dict, key file.Name) any {
	for range 16 {
		if v := page.Get(key); v != nil || page == nil {
			return v
		}
		page = d.f.Dict(page.Get("Parent"))
	}
	return nil
}

func number(v any) float64 {
	switch v := v.(type) {
	case int:
		return float64(v)
	case float64:
		return v
	}
	return math.NaN()
}

func checkOptionalContent(d *document) (b broken) {
	b.must(d.catalog.Get("OCProperties") == nil, "the catalog has OCProperties")
	return b
}

func checkAlternate(d *document) (b broken) {
	b.must(d.f.Dict(d.catalog.Get("Names")).Get("AlternatePresentations") == nil && d.catalog.Get("Requirements") == nil, "the catalog asks for another presentation")
	for i, p := range d.pages {
		b.must(p.d.Get("PresSteps") == nil, "page %d has steps of a presentation", i+1)
	}
	return b
}
