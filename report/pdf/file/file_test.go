package file

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
)

// small is a file of a few objects: packed ones where the version allows it.
func small(t testing.TB, version string) []byte {
	t.Helper()
	f := New(version)
	pages := f.Add(&Object{Value: NewDict(Entry{"Type", Name("Pages")}, Entry{"Kids", Array{Ref(3)}}, Entry{"Count", 1})})
	catalog := f.Add(&Object{Value: NewDict(Entry{"Type", Name("Catalog")}, Entry{"Pages", pages}, Entry{"Title", TextString("제목 (a\\b)")})})
	f.Add(&Object{Value: NewDict(Entry{"Type", Name("Page")}, Entry{"Parent", pages}, Entry{"Half", 0.5}), Packed: true})
	f.Add(&Object{Value: Array{true, nil, -7, String("(\\)\r\n\x00\xff"), Name("a b#/")}, Packed: true})
	f.AddStream(NewDict(Entry{"X", Ref(4)}), bytes.Repeat([]byte("words "), 100))
	f.Trailer.Set("Root", catalog)
	b, err := f.Write()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestRoundTrip writes objects, reads them, and writes them again.
func TestRoundTrip(t *testing.T) {
	for _, version := range []string{"1.4", "1.7"} {
		b := small(t, version)
		f, err := Open(b)
		if err != nil {
			t.Fatal(err)
		}
		if f.Version != version || len(f.Pages()) != 1 || f.Dict(f.Pages()[0]).Get("Half") != 0.5 || f.Text(f.Catalog().Get("Title")) != "제목 (a\\b)" {
			t.Errorf("version %s comes back as %s, with the title %q", version, f.Version, f.Text(f.Catalog().Get("Title")))
		}
		if got, want := fmt.Sprintf("%q", f.Array(Ref(4))), fmt.Sprintf("%q", Array{true, nil, -7, String("(\\)\r\n\x00\xff"), Name("a b#/")}); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
		o, err := f.Object(5)
		if err != nil {
			t.Fatal(err)
		}
		if data, err := f.Data(o, 600); err != nil || string(data) != strings.Repeat("words ", 100) {
			t.Errorf("the stream comes back as %q (%v)", data, err)
		}
		if packed := bytes.Contains(b, []byte("/ObjStm")); packed != (version == "1.7") {
			t.Errorf("version %s: packed is %v", version, packed)
		}
		again, err := f.Write()
		if err != nil {
			t.Fatal(err)
		}
		g, err := Open(again)
		if err != nil || fmt.Sprint(g.Array(Ref(4))) != fmt.Sprint(f.Array(Ref(4))) {
			t.Errorf("written again it is not the same (%v)", err)
		}
	}
}

// TestUpdate reads a file that was continued: the newer object counts, the older ones stay.
func TestUpdate(t *testing.T) {
	b := small(t, "1.4")
	old, err := Open(b)
	if err != nil {
		t.Fatal(err)
	}
	at := len(b)
	b = append(b, "4 0 obj\n[(new)]\nendobj\n"...)
	start := len(b)
	b = fmt.Appendf(b, "xref\n4 1\n%010d 00000 n \ntrailer\n<</Size 6 /Root 2 0 R /Prev %d>>\nstartxref\n%d\n%%%%EOF\n", at, old.Start, start)
	f, err := Open(b)
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(f.Array(Ref(4))); got != "[new]" || len(f.Pages()) != 1 {
		t.Errorf("object 4 is %s, and there are %d pages", got, len(f.Pages()))
	}
}

// TestRefused holds what strangers send against the errors that they must lead to.
func TestRefused(t *testing.T) {
	whole := string(small(t, "1.4"))
	modern := string(small(t, "1.7"))
	replace := func(s, old, new string) string {
		t.Helper()
		if !strings.Contains(s, old) {
			t.Fatalf("the file has no %q", old)
		}
		return strings.Replace(s, old, new, 1)
	}
	loop := "%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Prev 9>>\nstartxref\n9\n%%EOF\n"
	overflow := fmt.Sprintf("xref\n%d 1\n", math.MaxInt)
	for name, c := range map[string]struct{ file, want string }{
		"nothing":      {"", "no PDF file"},
		"text":         {"hello", "no PDF file"},
		"half":         {whole[:len(whole)/2], "startxref"},
		"lost table":   {replace(whole, "startxref\n", "startxref\n9"), "no table"},
		"loop":         {loop, "no table of objects at byte 9"},
		"wild section": {replace(whole, "xref\n0 6", "xref\n0 999999999"), "no sound head"},
		"overflow":     {replace(whole, "xref\n0 6\n", overflow), "no sound head"},
		"wild index":   {replace(modern, "/W [1 3 2]", fmt.Sprintf("/W [1 3 2] /Index [%d 1]", math.MaxInt)), "larger than the table"},
		"lies short":   {one("<</Length 3>>stream\n1234\nendstream"), "does not end where it says"},
		"lies long":    {one("<</Length 9999>>stream\n1234\nendstream"), "longer than the file"},
		"lies far":     {one(fmt.Sprintf("<</Length %d>>stream\n1234\nendstream", math.MaxInt)), "longer than the file"},
		"lies below":   {one("<</Length -1>>stream\n1234\nendstream"), "no length"},
		"own length":   {one("<</Length 1 0 R>>stream\n1234\nendstream"), "no length"},
		"wild length":  {one("<</Length 9223372036854775807 0 R>>stream\n1234\nendstream"), "no length"},
		"bad entry":    {replace(whole, "65535 f", "65535 x"), "no sound entry"},
		"wild widths":  {replace(modern, "/W [1 3 2]", "/W [9 3 2]"), "widths"},
		"deep":         {deep(), "nested"},
	} {
		t.Run(name, func(t *testing.T) {
			f, err := Open([]byte(c.file))
			for n := 1; err == nil && n < f.Size(); n++ {
				_, err = f.Object(Ref(n))
			}
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want an error about %q", err, c.want)
			}
		})
	}
}

// deep has an object of arrays in arrays.
func deep() string {
	return one(strings.Repeat("[", 100_000))
}

// one is a file of one object.
func one(object string) string {
	b := "%PDF-1.7\n"
	at := len(b)
	b += "1 0 obj\n" + object + "\nendobj\n"
	return b + fmt.Sprintf("xref\n0 2\n0000000000 65535 f \n%010d 00000 n \ntrailer\n<</Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", at, len(b))
}

// TestBomb refuses streams that inflate to more than was asked for, and to more in all than a file may.
func TestBomb(t *testing.T) {
	f := New("1.7")
	d := NewDeflater()
	zeros := slices.Clone(d.Compress(make([]byte, 1<<20)))
	d.Release()
	o := &Object{Value: NewDict(Entry{"Filter", Name("FlateDecode")}), Stream: zeros, IsStream: true}
	if _, err := f.Data(o, 1<<20-1); err == nil || !strings.Contains(err.Error(), "inflates to more than") {
		t.Errorf("got %v", err)
	}
	for n := 0; ; n++ {
		if _, err := f.Data(o, 1<<20); err != nil {
			if n < 200 || n > 256 {
				t.Errorf("after %d MiB: %v", n, err)
			}
			break
		}
	}
}

// TestOverlap refuses files whose objects lie in one another, so that a small one is a large one many times.
func TestOverlap(t *testing.T) {
	const n = 1000
	var b strings.Builder
	b.WriteString("%PDF-1.7\n")
	var at [n]int
	for i := range n {
		at[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj (", i+1)
	}
	for range n {
		b.WriteString(") endobj ")
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n1 %d\n", n)
	for i := range n {
		fmt.Fprintf(&b, "%010d 00000 n \n", at[i])
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d>>\nstartxref\n%d\n%%%%EOF\n", n+1, start)
	readAll(t, b.String(), "lie in one another")

	f, err := Open([]byte(one(fmt.Sprintf("<</Type /ObjStm /N %d /First %d /Length %d>>stream\n%s\nendstream", n, 10*n, len(packOf(n)), packOf(n)))))
	if err != nil {
		t.Fatal(err)
	}
	f.places = append(f.places, make([]place, n)...)
	f.objects = make([]*Object, len(f.places))
	for i := range n {
		f.places[2+i] = place{kind: packed, at: 1, index: i}
	}
	for n := 2; err == nil && n < f.Size(); n++ {
		_, err = f.Object(Ref(n))
	}
	if err == nil || !strings.Contains(err.Error(), "lie in one another") {
		t.Errorf("packed in the same place: %v", err)
	}
}

// packOf is a stream of n objects, all in the same place.
func packOf(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "%-7d 0 ", 2+i)
	}
	return b.String() + "[" + strings.Repeat("0 ", 10_000) + "]"
}

// readAll reads every object, until one leads to the error that is wanted.
func readAll(t *testing.T, file, want string) {
	t.Helper()
	f, err := Open([]byte(file))
	for n := 1; err == nil && n < f.Size(); n++ {
		_, err = f.Object(Ref(n))
	}
	if err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("got %v, want an error that says %q", err, want)
	}
}

// TestBrokenBomb inflates a stream that is none in the end no more often than a sound one.
func TestBrokenBomb(t *testing.T) {
	f := New("1.7")
	d := NewDeflater()
	zeros := slices.Clone(d.Compress(make([]byte, 64<<20)))
	d.Release()
	o := &Object{Value: NewDict(Entry{"Filter", Name("FlateDecode")}), Stream: zeros[:len(zeros)-1], IsStream: true}
	for range 5 {
		if _, err := f.Data(o, 64<<20); err == nil {
			t.Fatal("it was inflated")
		}
	}
	if f.budget > 0 {
		t.Errorf("a broken stream may be inflated for ever: %d bytes are left", f.budget)
	}
}

// FuzzOpen reads whatever comes, and writes what it read again.
func FuzzOpen(f *testing.F) {
	f.Add(small(f, "1.4"))
	f.Add(small(f, "1.7"))
	f.Add([]byte(deep()[:300]))
	f.Add([]byte("%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Prev 9>>\nstartxref\n9\n%%EOF\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		p, err := Open(b)
		if err != nil {
			return
		}
		for n := range min(p.Size(), 1000) {
			if o, err := p.Object(Ref(n)); err == nil && o.IsStream {
				_, _ = p.Data(o, 1<<20)
			}
		}
		p.Pages()
		if p.Size() > 1000 {
			return
		}
		if again, err := p.Write(); err == nil {
			if _, err := Open(again); err != nil && p.Version < "2" && !strings.Contains(p.Version, "%") {
				t.Errorf("what was read and written cannot be read: %v\n%q", err, again)
			}
		}
	})
}

// FuzzParse reads a value; what it reads must come back the same when written.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"<</A [1 2.5 (x\\)y) <41> /N#20 true null 3 0 R] /B <<>>>>", "(\\053\\\r\n)", "<4", "[[[", "-.5", "+7", "1 0 R", "% c\n7"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		v, _, err := Parse(b)
		if err != nil {
			return
		}
		text := Append(nil, v)
		again, _, err := Parse(text)
		if err != nil {
			t.Fatalf("%q becomes %q, which cannot be read: %v", b, text, err)
		}
		if twice := Append(nil, again); !bytes.Equal(text, twice) {
			t.Errorf("%q becomes %q, then %q", b, text, twice)
		}
	})
}

// TestDamage changes every byte of a file to some others: whatever is read then, nothing else may happen.
func TestDamage(t *testing.T) {
	for _, version := range []string{"1.4", "1.7"} {
		b := small(t, version)
		read := 0
		for i := range b {
			old := b[i]
			for _, c := range []byte{old ^ 1, old ^ 0x80, '9', '(', '<', '[', ' '} {
				b[i] = c
				f, err := Open(b)
				if err != nil {
					continue
				}
				f.Pages()
				if _, err := f.Write(); err == nil {
					read++
				}
			}
			b[i] = old
		}
		if read == 0 {
			t.Errorf("version %s: nothing can be read of any damaged file", version)
		}
	}
}
