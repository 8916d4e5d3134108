package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"example.com/postmortem/report"
	"example.com/postmortem/report/pdf"
	"example.com/postmortem/report/pdf/file"
	"example.com/postmortem/report/record"
	"example.com/postmortem/report/render"
	"example.com/postmortem/report/site"
)

func verifyCommand(env *environment) *cobra.Command {
	var register, templates string
	c := &cobra.Command{
		Use:   "verify FILE.pdf…",
		Short: "Make a PDF again of what is inside it, and compare",
		Long: `Verify makes a PDF again of what is inside it and compares the bytes: every page shows what the recorded document says, and nothing was
changed since. Bytes that were added behind the document, such as signatures, are named. Figures are not counted anew by that: they come
from all records. --register DIR makes the page again from a whole folder of records, with the clock and the audience of the file.

Exit code 0: the same. 1: it differs, or cannot be compared: files are comparable only with the version that made them.`,
		Example: `  postmortem verify out/ko/KAKAO-2022-10-15.pdf
  postmortem verify out/ko/KAKAO-2022-10-15.pdf --register incidents`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return env.verify(args, register, templates) },
	}
	c.Flags().StringVar(&register, "register", "", "make the page again from the records in `DIR`")
	c.Flags().StringVar(&templates, "templates", "", "with --register: folder `DIR` of the templates that it was made with")
	return c
}

func (env *environment) verify(names []string, register, templates string) error {
	theme, err := report.OpenTheme(nil)
	if err != nil {
		return failed(err)
	}
	now, err := env.asOf("", time.UTC)
	if err != nil {
		return failed(err)
	}
	found := false
	for _, name := range names {
		v := &verification{name: name, fonts: theme.Fonts, register: register, templates: templates, now: now}
		verdict, same, err := v.run()
		if err != nil {
			return failed(err)
		}
		fmt.Fprintf(env.stdout, "%s: %s\n", name, verdict)
		found = found || !same
	}
	if found {
		return &exit{code: exitFound}
	}
	return nil
}

// A verification compares one file with what it is made again as.
type verification struct {
	name                string
	fonts               *pdf.Fonts
	register, templates string
	now                 time.Time
}

func (v *verification) run() (verdict string, same bool, err error) {
	b, inside, err := readPDF(v.name)
	if err != nil {
		return "", false, err
	}
	doc, err := render.Recorded(inside)
	if err != nil {
		return "", false, fmt.Errorf("%s: %w", v.name, err)
	}
	if doc == nil {
		return "not comparable: it does not say what it was made of", false, nil
	}
	if made := doc.About["version"]; made != version() {
		return fmt.Sprintf("made by version %.40q, not comparable with %q", made, version()), false, nil
	}
	if v.register != "" {
		return v.compareRegister(b, doc)
	}
	again, err := render.Rebuild(v.fonts, inside)
	if err != nil {
		return "", false, fmt.Errorf("%s: %w", v.name, err)
	}
	if bytes.Equal(b, again) {
		return "same, made again of what is inside; figures are counted again only with --register", true, nil
	}
	if n, err := v.original(b); err != nil {
		return "", false, err
	} else if n > 0 {
		return fmt.Sprintf("same, made again of what is inside, and %d bytes were added behind it, such as a signature", len(b)-n), true, nil
	}
	return "differs: " + difference(b, again), false, nil
}

// original is the length of the document as it was first written, if it can be made again; what was added since stands behind it.
func (v *verification) original(b []byte) (int, error) {
	end := []byte("%%EOF\n")
	for at := 0; ; {
		i := bytes.Index(b[at:], end)
		if at += i + len(end); i < 0 || at >= len(b) {
			return 0, nil
		}
		inside, err := attachments(b[:at])
		if err != nil || len(inside) == 0 {
			continue // these letters stood inside a stream
		}
		again, err := render.Rebuild(v.fonts, inside)
		if err != nil {
			return 0, err
		}
		if bytes.Equal(b[:at], again) {
			return at, nil
		}
		return 0, nil
	}
}

// compareRegister makes the page again from a folder of records: with the clock that the file says, which is the one it was made at
// if anything on its pages ages, and with today's, which is as good if nothing does.
func (v *verification) compareRegister(b []byte, doc *pdf.Doc) (verdict string, same bool, err error) {
	for _, asOf := range []time.Time{doc.Created, v.now} {
		verdict, same, err = v.compareAt(b, doc, asOf)
		if same || err != nil {
			return verdict, same, err
		}
	}
	return verdict, false, nil
}

func (v *verification) compareAt(b []byte, doc *pdf.Doc, asOf time.Time) (string, bool, error) {
	audience, ok := record.ParseAudience(doc.About["audience"])
	if !ok {
		return "", false, fmt.Errorf("%s: it says no audience that it was made for", v.name)
	}
	o := report.Options{
		Patterns: []string{v.register}, Audience: audience, Version: version(),
		AsOf: func(zone *time.Location) (time.Time, error) { return asOf.In(zone), nil },
	}
	if v.templates != "" {
		o.Templates = os.DirFS(v.templates)
	}
	book, _, err := report.Open(disk{}, o)
	if err != nil {
		return "", false, err
	}
	if digest := book.About()["templates"]; digest != doc.About["templates"] {
		return "not comparable: it was made with other templates; --templates names their folder", false, nil
	}
	again, err := pageAgain(book, doc)
	if err != nil {
		return "", false, err
	}
	switch {
	case again == nil:
		return fmt.Sprintf("not comparable: render makes no page %.80q of %s for this audience", doc.About["page"], v.register), false, nil
	case bytes.Equal(b, again):
		return "same, made again of all records in " + v.register, true, nil
	case bytes.HasPrefix(b, again):
		return fmt.Sprintf("same, made again of all records in %s, and %d bytes were added behind it, such as a signature", v.register, len(b)-len(again)), true, nil
	}
	return "differs: " + difference(b, again), false, nil
}

var errFound = errors.New("found")

// pageAgain renders the page that a document is, nil if the book has none.
func pageAgain(book *report.Book, doc *pdf.Doc) (again []byte, err error) {
	s := site.New(book, site.Options{Formats: []*render.Format{render.PDF}, Paper: doc.Paper})
	for _, p := range s.Pages() {
		if p.Name() != doc.About["page"] {
			continue
		}
		err := p.Render(func(name string, data []byte) error {
			if strings.HasSuffix(name, ".pdf") {
				again = bytes.Clone(data)
				return errFound
			}
			return nil
		})
		if err != nil && !errors.Is(err, errFound) {
			return nil, err
		}
	}
	return again, nil
}

// difference says where two files part: on pages, in files inside, or elsewhere.
func difference(b, again []byte) string {
	f, err1 := file.Open(b)
	g, err2 := file.Open(again)
	if err1 != nil || err2 != nil {
		return "they cannot both be read"
	}
	var parts []string
	was, is := f.Pages(), g.Pages()
	if len(was) != len(is) {
		parts = append(parts, fmt.Sprintf("%d pages, made again %d", len(was), len(is)))
	}
	for i := range min(len(was), len(is)) {
		if !bytes.Equal(pageContent(f, was[i]), pageContent(g, is[i])) {
			parts = append(parts, fmt.Sprintf("page %d", i+1))
		}
		if len(parts) == 8 {
			parts = append(parts, "more pages")
			break
		}
	}
	parts = append(parts, differentInside(f, g)...)
	if parts == nil {
		return "what stands around the pages: links, tags, fonts, or what the file says about itself"
	}
	return strings.Join(parts, ", ")
}

func pageContent(f *file.File, page file.Ref) []byte {
	ref, _ := f.Dict(page).Get("Contents").(file.Ref)
	o, err := f.Object(ref)
	if err != nil {
		return nil
	}
	data, _ := f.Data(o, 1<<26)
	return data
}

// differentInside names files that only one of two PDFs has, or that differ.
func differentInside(f, g *file.File) (parts []string) {
	a, err1 := pdf.Attachments(f)
	b, err2 := pdf.Attachments(g)
	if err1 != nil || err2 != nil {
		return []string{"the files inside"}
	}
	data := map[string][]byte{}
	for _, x := range b {
		data[x.Name] = x.Data
	}
	for _, x := range a {
		if x.Name == pdf.RecordingName {
			continue // differs wherever a page does
		}
		if other, ok := data[x.Name]; !ok || !bytes.Equal(other, x.Data) {
			parts = append(parts, fmt.Sprintf("the file %q inside", x.Name))
		}
	}
	if len(a) != len(b) {
		parts = append(parts, fmt.Sprintf("%d files inside, made again %d", len(a), len(b)))
	}
	return parts
}
