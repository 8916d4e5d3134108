package site_test

import (
	"bytes"
	"maps"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"example.com/postmortem/report"
	"example.com/postmortem/report/pdf/file"
	"example.com/postmortem/report/record"
)

func full(t testing.TB) *report.Book {
	return open(t, os.DirFS("testdata/full"), report.Options{Audience: record.Restricted})
}

// TestAudience makes everything for every audience and looks for words that only narrower ones may see: in all bytes of all formats, names
// of files too.
func TestAudience(t *testing.T) {
	mark := regexp.MustCompile(`(partner|internal|restricted)-[a-z]+|EX-SECRET`)
	records, templates := secrets(t)
	for _, name := range record.Audiences {
		t.Run(name, func(t *testing.T) {
			audience, _ := record.ParseAudience(name)
			seen := map[string]bool{}
			for file, data := range everyFile(t, records, templates, audience) {
				for _, word := range mark.FindAllString(file+"\n"+everything(t, data), -1) {
					seen[word] = true
					if word == "internal-error" { // a cause of the taxonomy
						continue
					}
					if word == "EX-SECRET" {
						word = "restricted-id"
					}
					of, _ := record.ParseAudience(word[:strings.IndexByte(word, '-')])
					if !audience.MaySee(of) {
						t.Errorf("%s shows %q", file, word)
					}
				}
			}
			if audience == record.Restricted && len(seen) < 18 {
				t.Errorf("the widest view shows only %d marks: the test looks in the wrong place: %v", len(seen), seen)
			}
			b := open(t, records, report.Options{Audience: audience})
			if want := audience != record.Restricted; (b.Hidden() > 0) != want {
				t.Errorf("%d incidents hidden", b.Hidden())
			}
		})
	}
}

// everything is what a file says to whoever looks closely: its bytes, and of a PDF every string decoded, every stream inflated, files
// inside it, and the characters on its pages.
func everything(t *testing.T, data []byte) string {
	t.Helper()
	if !bytes.HasPrefix(data, []byte("%PDF-")) {
		return string(data)
	}
	f, err := file.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	b.Write(data)
	for n := 1; n < f.Size(); n++ {
		o, err := f.Object(file.Ref(n))
		if err != nil {
			t.Fatal(err)
		}
		texts(&b, o.Value)
		if o.IsStream {
			stream, err := f.Data(o, 1<<26)
			if err != nil {
				t.Fatal(err)
			}
			b.Write(stream)
		}
	}
	for _, page := range f.Pages() {
		b.WriteString(pageText(t, f, page))
	}
	return b.String()
}

// texts writes every string and name of a value.
func texts(b *strings.Builder, v any) {
	switch v := v.(type) {
	case file.String:
		b.WriteString("\n" + v.Text())
	case file.Name:
		b.WriteString("\n" + string(v))
	case file.Array:
		for _, x := range v {
			texts(b, x)
		}
	case *file.Dict:
		for _, e := range v.Entries() {
			texts(b, e.Key)
			texts(b, e.Value)
		}
	}
}

// pageText is the characters of a page: numbers of glyphs, by the maps of their fonts.
func pageText(t *testing.T, f *file.File, page file.Ref) string {
	t.Helper()
	stream := func(v any) []byte {
		o, err := f.Object(v.(file.Ref))
		if err != nil {
			t.Fatal(err)
		}
		data, err := f.Data(o, 1<<26)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	fonts := map[string]map[string]string{}
	for _, e := range f.Dict(f.Dict(f.Dict(page).Get("Resources")).Get("Font")).Entries() {
		chars := map[string]string{}
		for _, m := range regexp.MustCompile(`<(\w{4})> <(\w{4,8})>`).FindAllSubmatch(stream(f.Dict(e.Value).Get("ToUnicode")), -1) {
			glyph, _, _ := file.Parse([]byte("<" + string(m[1]) + ">"))
			char, _, _ := file.Parse([]byte("<FEFF" + string(m[2]) + ">"))
			chars[string(glyph.(file.String))] = char.(file.String).Text()
		}
		fonts[string(e.Key)] = chars
	}
	var b strings.Builder
	var font map[string]string
	for rest := stream(f.Dict(page).Get("Contents")); len(rest) > 0; rest = rest[1:] {
		switch {
		case rest[0] == '/' && len(rest) > 3 && fonts[string(rest[1:3])] != nil:
			font = fonts[string(rest[1:3])]
		case rest[0] == '(':
			v, behind, err := file.Parse(rest)
			if err != nil {
				t.Fatal(err)
			}
			for s := v.(file.String); len(s) >= 2; s = s[2:] {
				b.WriteString(font[string(s[:2])])
			}
			b.WriteByte('\n')
			rest = behind
		}
	}
	return b.String()
}

// plain is a register with one incident that anybody may see: whatever files say of it, they say of their own accord.
var plain = fstest.MapFS{
	"register.toml": {Data: []byte("[register]\nlanguages = [\"en\", \"ko\"]\nstarts = 2024-01-01\n")},
	"known.toml":    {Data: []byte("title = \"x\"\nseverity = \"sev1\"\naudience = \"public\"\nstarted = 2024-02-01T10:00:00Z\nresolved = 2024-02-01T11:00:00Z\n")},
}

// TestAudienceWords takes every word of the records that an audience may not see, and that what it may see does not have too, and
// finds it in no file that is made for it.
func TestAudienceWords(t *testing.T) {
	word := regexp.MustCompile(`[\pL\pN][\pL\pN-]{4,}`)
	words := func(into map[string]bool, text string) {
		for _, w := range word.FindAllString(text, -1) {
			into[strings.ToLower(w)] = true
		}
	}
	records, _ := secrets(t)
	said := everyFile(t, plain, nil, record.Public)
	for _, name := range record.Audiences[:3] {
		t.Run(name, func(t *testing.T) {
			audience, _ := record.ParseAudience(name)
			b := open(t, records, report.Options{Audience: audience})
			secret, known := map[string]bool{}, map[string]bool{}
			words(known, strings.Join(record.Audiences, " ")+string(b.Corpus.Register.File.Src))
			for _, in := range b.Corpus.Incidents {
				words(secret, written(t, in))
				if audience.MaySee(in.Audience) {
					seen, _ := in.For(audience)
					words(known, written(t, seen))
				}
			}
			// what pages say of their own accord
			for name, data := range said {
				words(known, name+"\n"+everything(t, data))
			}
			tested := 0
			for file, data := range everyFile(t, records, nil, audience) {
				text := strings.ToLower(file + "\n" + everything(t, data))
				for w := range secret {
					if !known[w] && strings.Contains(text, w) {
						t.Errorf("%s says %q", file, w)
					}
				}
				tested++
			}
			maps.DeleteFunc(secret, func(w string, _ bool) bool { return known[w] })
			if len(secret) < 5 || tested < 10 {
				t.Errorf("%d words in %d files: the test looks in the wrong place", len(secret), tested)
			}
		})
	}
}

// written is a record as TOML.
func written(t *testing.T, in *record.Incident) string {
	t.Helper()
	var b strings.Builder
	if err := (&record.Draft{Incident: in}).Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestRedactedRecord reads the records that lie inside PDFs for every audience: they are sound, and what they hold is what the audience
// may see.
func TestRedactedRecord(t *testing.T) {
	register, err := os.ReadFile("testdata/full/register.toml")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range record.Audiences {
		audience, _ := record.ParseAudience(name)
		b := open(t, os.DirFS("testdata/full"), report.Options{Audience: audience})
		for _, in := range b.Incidents() {
			inside, err := b.Sources(in)
			if err != nil {
				t.Fatal(err)
			}
			fsys := fstest.MapFS{"register.toml": {Data: register}}
			for _, other := range b.Incidents() {
				fsys["other-"+other.ID+".toml"] = &fstest.MapFile{Data: []byte("id = \"" + other.ID + "\"\n")}
			}
			delete(fsys, "other-"+in.ID+".toml")
			c, found, err := record.LoadBytes(fsys, inside[0].Name, inside[0].Data, record.Options{Register: "register.toml"})
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range found {
				if d.Level == record.Error {
					t.Errorf("%s: %s: %s", name, d.At, d.Message)
				}
			}
			seen, _ := in.For(audience)
			if len(c.Incidents) == 1 && len(c.Incidents[0].Timeline) != len(seen.Timeline) {
				t.Errorf("%s: %s has %d entries, want %d", name, in.ID, len(c.Incidents[0].Timeline), len(seen.Timeline))
			}
			if whole := bytes.Equal(inside[0].Data, in.File.Src); whole && audience < record.Internal {
				t.Errorf("%s: %s is attached as it was written, comments and all", name, in.ID)
			}
		}
	}
}
