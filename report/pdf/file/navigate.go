package file

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
