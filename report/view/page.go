// Package view says what a page says: everything that a template may print, already worded in the page's language, for its audience.
//
//  1. redact takes out of an incident what the audience may not see; only the rest is looked at.
//  2. A writer words it: names from the register, clocks as intervals in the register's zone, durations, sources as numbers.
//  3. Page carries the result to a template. Templates arrange; they decide nothing and compute nothing.
//
// Types do the escaping: Text and Prose escape themselves when printed, Markup is Markdown composed here of escaped parts.
package view

import (
	"sync"
	"time"

	"example.com/postmortem/report/analysis"
	"example.com/postmortem/report/chart"
	"example.com/postmortem/report/lang"
	"example.com/postmortem/report/record"
)

// A Page is one document, in one language, for one audience.
type Page struct {
	Kind        string // the template that arranges it: "incident", "index", "family", "recurrence"
	Name        string // of the file, without an extension
	Lang        string
	Title       Text
	Description string                 // one plain sentence, for metadata
	Header      Text                   // whose pages these are
	Class       Text                   // classification, in the running header
	Draft       Text                   // the word across the pages; empty where people stand behind the record
	Created     time.Time              // the clock of the document's metadata: its as-of date
	Charts      map[string]chart.Chart // by name: "timeline" is shown by ![…](chart:timeline)
	Cover       []Text                 // facts on a title page of its own, on paper; nil: there is none, nor a table of contents
	Body        any                    // *Incident, *Index, *Family, *Recurrence
}

// Markup is Markdown that this package composed of escaped parts: links, lists of names, numbers of sources.
type Markup string

// A Book is what all pages of one run share: the register and the incidents that the audience may see.
type Book struct {
	Register  *record.Register
	Incidents []*record.Incident // whole; a page redacts its own
	Hidden    int                // incidents that the audience may not see
	Audience  record.Audience
	AsOf      time.Time // in the register's zone
	Version   string    // of the program
	Templates string    // digest of templates, catalogues and theme
	Linked    bool      // pages of what recurs are made beside the postmortems: pages say where they are

	byID   map[string]*record.Incident
	recurs *analysis.Analysis
	common sync.Map // *common by language
}

// NewBook indexes what an audience may see of a corpus. The analysis is of the same corpus, for the same audience; it is asked when a page
// speaks of recurrence.
func NewBook(c *record.Corpus, recurs *analysis.Analysis, a record.Audience, asOf time.Time, version, templates string) *Book {
	b := &Book{
		Register: c.Register, Audience: a, AsOf: asOf.In(c.Register.Zone), Version: version, Templates: templates,
		byID: map[string]*record.Incident{}, recurs: recurs,
	}
	for _, in := range c.Incidents {
		if !a.MaySee(in.Audience) {
			b.Hidden++
			continue
		}
		b.Incidents = append(b.Incidents, in)
		b.byID[in.ID] = in
	}
	return b
}

// Find is the incident of an id; nil if there is none that the audience may see.
func (b *Book) Find(id string) *record.Incident { return b.byID[id] }

// A writer words one page.
type writer struct {
	*Book
	lang  *lang.Lang
	langs []string // the page's language, then the register's in order
	cites *sources
}

func (b *Book) writer(l *lang.Lang) *writer {
	return &writer{Book: b, lang: l, langs: append([]string{l.Tag()}, b.Register.Languages...), cites: &sources{}}
}

// t is a message of the catalogue, as plain words.
func (w *writer) t(id string, args ...any) string { return w.lang.T(id, args...) }

// say is a message of the catalogue as a Text.
func (w *writer) say(id string, args ...any) Text { return Say(w.lang.T(id, args...)) }
