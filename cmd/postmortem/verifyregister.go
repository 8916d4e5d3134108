package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path"
	"strings"
	"time"

	"example.com/postmortem/report"
	"example.com/postmortem/report/pdf"
	"example.com/postmortem/report/record"
	"example.com/postmortem/report/render"
	"example.com/postmortem/report/site"
	"example.com/postmortem/report/view"
)

// compareRegister makes the page again from a folder of records: with the clock that the file says, which is the one it was made at
// if anything on its pages ages, and with today's, which is as good if nothing does.
func (v *verification) compareRegister(b []byte, doc *pdf.Doc) (verdict string, same bool, err error) {
	for i, asOf := range []time.Time{doc.Created, v.now} {
		said, same, err := v.compareAt(b, doc, asOf)
		if same || err != nil {
			return said, same, err
		}
		if i == 0 { // how it differs from a page of another day says less
			verdict = said
		}
	}
	if doc.About["made"] == "" {
		verdict += "; it was made of chosen records, and what it says of others is not that of their folder"
	}
	return verdict, false, nil
}

func (v *verification) compareAt(b []byte, doc *pdf.Doc, asOf time.Time) (verdict string, same bool, err error) {
	audience, ok := record.ParseAudience(doc.About["audience"])
	if !ok {
		return "", false, errors.New("it says no audience that it was made for")
	}
	o := report.Options{
		Patterns: []string{v.records}, Register: v.register, Audience: audience, Version: version(),
		AsOf: func(zone *time.Location) (time.Time, error) { return asOf.In(zone), nil },
	}
	if v.templates != "" {
		o.Templates = os.DirFS(v.templates)
	}
	s, why, err := v.siteAgain(o, doc)
	if err != nil || why != "" {
		return "not comparable: " + why, false, err
	}
	again, err := pageAgain(s, doc.About["page"])
	if err != nil {
		return "", false, err
	}
	switch {
	case again == nil:
		return fmt.Sprintf("not comparable: there is no page %.80q of %s for this audience", doc.About["page"], v.records), false, nil
	case bytes.Equal(b, again):
		return "same, made again of all records in " + v.records, true, nil
	case bytes.HasPrefix(b, again):
		return fmt.Sprintf("same, made again of all records in %s, and %d bytes were added behind it, such as a signature", v.records, len(b)-len(again)), true, nil
	}
	return "differs: " + difference(b, again), false, nil
}

// siteAgain lays out the pages that a document is one of, or says why it cannot be compared with them.
func (v *verification) siteAgain(o report.Options, doc *pdf.Doc) (s *site.Site, why string, err error) {
	so := site.Options{Formats: []*render.Format{render.PDF}, Paper: doc.Paper}
	if doc.About["made"] == "quarter" {
		return v.quarterAgain(o, so, doc)
	}
	book, _, err := report.Open(disk{}, o)
	if err != nil {
		return nil, "", err
	}
	if book.About()["templates"] != doc.About["templates"] {
		return nil, otherTemplates, nil
	}
	switch doc.About["made"] {
	case "recurrence":
		s, err = site.NewRecurrence(book, so)
		return s, "", err
	case "register":
		book.Link()
	}
	s, err = site.New(book, so)
	return s, "", err
}

const otherTemplates = "it was made with other templates; --templates names their folder"

func (v *verification) quarterAgain(o report.Options, so site.Options, doc *pdf.Doc) (s *site.Site, why string, err error) {
	qo, err := report.QuarterOptionsOf(doc.About)
	if err != nil {
		return nil, "", err
	}
	if digest := doc.About["since"]; digest != "" {
		if v.since == "" {
			return nil, "it says what changed since an earlier report; --since names the analysis.json of that", nil
		}
		if qo.Since, err = os.ReadFile(v.since); err != nil {
			return nil, "", err
		}
		if sum := sha256.Sum256(qo.Since); hex.EncodeToString(sum[:]) != digest {
			return nil, fmt.Sprintf("it says what changed since another report than %s", v.since), nil
		}
	}
	q, _, err := report.OpenQuarter(disk{}, o, qo)
	if err != nil {
		return nil, "", err
	}
	if q.Report == nil {
		return nil, "what people say about the period cannot be read", nil
	}
	if q.Book.About()["templates"] != doc.About["templates"] {
		return nil, otherTemplates, nil
	}
	has, err := stoodBeside(q.Book, doc)
	if err != nil {
		return nil, "", err
	}
	s, err = site.NewQuarter(q, so, has)
	return s, "", err
}

// stoodBeside tells which pages stood beside a report, in any language: those that it leads to.
func stoodBeside(b *report.Book, doc *pdf.Doc) (func(file string) bool, error) {
	linked := map[string]bool{}
	add := func(dest, name string) { linked[name+".pdf"] = doc.Link(dest) != "" }
	for _, in := range b.Incidents() {
		add("incident:"+in.ID, site.FileName(in))
	}
	families, err := b.Families()
	for _, id := range families {
		add("page:"+view.FamilyName(id), view.PageFile(view.FamilyName(id)))
	}
	add("page:"+view.RecurrenceName, view.RecurrenceName)
	return func(file string) bool { return linked[path.Base(file)] }, err
}

var errFound = errors.New("found")

// pageAgain renders the PDF of a page, nil if there is no such page.
func pageAgain(s *site.Site, page string) (again []byte, err error) {
	for _, p := range s.Pages() {
		if p.Name() != page {
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
