package report

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"example.com/postmortem/report/analysis"
	"example.com/postmortem/report/lang"
	"example.com/postmortem/report/pdf"
	"example.com/postmortem/report/record"
	"example.com/postmortem/report/render"
	"example.com/postmortem/report/view"
	"example.com/postmortem/templates"
)

// Options say what a book is made of.
type Options struct {
	Patterns  []string // files and folders of records
	Register  string   // path of the register; empty: the nearest above the first pattern
	Record    []byte   // one record to read instead of the patterns, such as standard input
	Name      string   // of Record, in complaints
	Templates fs.FS    // files that replace built-in ones; nil: none
	Langs     []string // nil: the register's languages, as far as there are catalogues
	Audience  record.Audience
	AsOf      func(zone *time.Location) (time.Time, error) // the report's clock, asked once the register's zone is known
	Daily     bool                                         // nobody gave the time: what AsOf says is now, and pages are those of its day
	Version   string                                       // of the program
	Jobs      int                                          // files read at once; 0: one a processor
	Brief     bool                                         // only Analysis is asked: of the records nothing else is kept
	Recurring bool                                         // only pages of what recurs are asked: no more is kept of the records than they tell

	whole func(*record.Register) func(*record.Incident) bool // which records are kept whole, as record.Options.Whole says; nil: all
}

// A Book is a folder of records as pages.
type Book struct {
	Corpus *record.Corpus
	Theme  *render.Theme
	Langs  []*lang.Lang

	Analysis *analysis.Analysis // what recurs, as the book's audience may see it
	view     *view.Book
	options  Options
	files    fs.FS
	shared   sharedSources
	recent   recentSources
}

// Open reads records and templates. The diagnostics tell of everything wrong with the records; records with errors are not in the
// book. The error is about reading itself, or about the templates.
func Open(fsys fs.FS, o Options) (*Book, []record.Diagnostic, error) {
	if audience := cmp.Or(o.Audience, record.Internal); o.Recurring && audience >= record.Internal {
		o.whole = partlySeen(audience)
	}
	theme := make(chan opened, 1)
	go func() { theme <- openTheme(o) }() // while the records are read
	corpus, found, err := load(fsys, o)
	if err != nil {
		return nil, nil, err
	}
	t := <-theme
	b := &Book{Corpus: corpus, Theme: t.theme, options: o, files: fsys}
	if t.err != nil {
		return b, found, t.err
	}
	if b.Langs, err = b.languages(o.Langs); err != nil {
		return b, found, err
	}
	asOf, err := b.clock(o, cmp.Or(o.Audience, record.Internal))
	if err != nil {
		return b, found, err
	}
	if err := b.open(o, asOf); err != nil {
		return b, found, err
	}
	return b, found, nil
}

// partlySeen tells which records stay whole though only pages of what recurs are asked: those of which readers inside may not see all. PDFs
// carry such a record written anew, as they carry all records to readers outside; the others are read again as they stand.
func partlySeen(a record.Audience) func(*record.Register) func(*record.Incident) bool {
	return func(*record.Register) func(*record.Incident) bool {
		return func(in *record.Incident) bool {
			_, left := in.For(a)
			return left > 0
		}
	}
}

// open makes the view of the book. The analysis compares nothing before a page asks.
func (b *Book) open(o Options, asOf time.Time) error {
	glossary, err := fs.ReadFile(templates.Overlay(o.Templates), "lang/glossary.tsv")
	if err != nil {
		return err
	}
	audience := cmp.Or(o.Audience, record.Internal)
	b.Analysis, err = analysis.New(b.Corpus, analysis.Options{Audience: audience, AsOf: asOf, Glossary: glossary, Workers: o.Jobs})
	if err != nil {
		return err
	}
	b.view = view.NewBook(b.Corpus, b.Analysis, audience, asOf, o.Version, b.Theme.Digest)
	return nil
}

func load(fsys fs.FS, o Options) (*record.Corpus, []record.Diagnostic, error) {
	ro := record.Options{Patterns: o.Patterns, Register: o.Register, Jobs: o.Jobs, Brief: o.Brief || o.whole != nil, Whole: o.whole}
	if o.Record != nil {
		return record.LoadBytes(fsys, o.Name, o.Record, ro)
	}
	return record.Load(fsys, ro)
}

// opened is a theme, or why there is none.
type opened struct {
	theme *render.Theme
	err   error
}

// openTheme also prepares postmortems in the languages that are asked for by name, so that they need not wait for it later.
func openTheme(o Options) opened {
	t, err := OpenTheme(o.Templates)
	if err != nil {
		return opened{nil, err}
	}
	for _, tag := range o.Langs {
		if t.Prepare("incident", tag) != nil {
			break // whoever needs it will say so
		}
	}
	return opened{t, nil}
}

// OpenTheme reads the built-in templates with the user's over them.
func OpenTheme(overlay fs.FS) (*render.Theme, error) {
	fonts := pdf.NewFonts(templates.NotoSansKR, templates.NotoSansKRBold, templates.D2Coding, templates.NotoEmoji)
	if overlay == nil {
		return render.NewTheme(templates.FS, fonts)
	}
	return render.NewTheme(templates.Overlay(overlay), fonts, templates.FS, overlay)
}

// languages loads the catalogues that pages are made in.
func (b *Book) languages(tags []string) ([]*lang.Lang, error) {
	known, err := b.Theme.Languages()
	if err != nil {
		return nil, err
	}
	if tags == nil {
		tags = slices.DeleteFunc(slices.Clone(b.Corpus.Register.Languages), func(tag string) bool { return !slices.Contains(known, tag) })
	}
	if len(tags) == 0 {
		tags = []string{"en"}
	}
	var langs []*lang.Lang
	for i, tag := range tags {
		if slices.Contains(tags[:i], tag) {
			continue // its pages are made once
		}
		if !slices.Contains(known, tag) {
			return nil, ErrAsked{fmt.Errorf("no catalogue for language %q: there are %s", tag, strings.Join(known, ", "))}
		}
		l, err := b.Theme.Lang(tag)
		if err != nil {
			return nil, err
		}
		langs = append(langs, l)
	}
	return langs, nil
}

// Incidents are the incidents that the book's audience may see, in order of their start.
func (b *Book) Incidents() []*record.Incident { return b.view.Incidents }

// Hidden is how many incidents the audience may not see.
func (b *Book) Hidden() int { return b.view.Hidden }

// Has reports whether the book's audience may see an incident of this id.
func (b *Book) Has(id string) bool { return b.view.Find(id) != nil }

// Postmortem makes the page of an incident.
func (b *Book) Postmortem(in *record.Incident, l *lang.Lang) (*render.Doc, error) {
	return b.Theme.Compose(b.view.Incident(in, l))
}

// Index makes the page that lists all incidents.
func (b *Book) Index(l *lang.Lang) (*render.Doc, error) { return b.Theme.Compose(b.view.Index(l)) }

// Recurrence makes the page of all families.
func (b *Book) Recurrence(l *lang.Lang) (*render.Doc, error) {
	r, err := b.Analysis.Result()
	if err != nil {
		return nil, err
	}
	return b.Theme.Compose(b.view.Recurrence(r, l))
}

// Link says, before any page is made, that pages of what recurs are made beside the postmortems: then all lead to one another.
func (b *Book) Link() { b.view.Linked = true }

// Linked reports whether Link was said.
func (b *Book) Linked() bool { return b.view.Linked }

// Families are the ids of the families that have a page.
func (b *Book) Families() ([]string, error) { return b.Analysis.Families() }

// Family makes the page of a family.
func (b *Book) Family(id string, l *lang.Lang) (*render.Doc, error) {
	_, f, err := b.family(id)
	if err != nil {
		return nil, err
	}
	return b.Theme.Compose(b.view.Family(f, l))
}

// family is a family as the whole register's result has it.
func (b *Book) family(id string) (*analysis.Result, *analysis.Family, error) {
	r, err := b.Analysis.Result()
	if err != nil {
		return nil, nil, err
	}
	i := slices.IndexFunc(r.Families, func(f *analysis.Family) bool { return f.ID == id })
	if i < 0 {
		return nil, nil, fmt.Errorf("no family %q", id)
	}
	return r, r.Families[i], nil
}

// Case makes the page that answers, for one incident alone, whether this has happened before.
func (b *Book) Case(c *analysis.Case, l *lang.Lang) (*render.Doc, error) {
	return b.Theme.Compose(b.view.Case(c, l))
}

// FigureFiles are the names of the figure files of an incident's page, relative to it.
func (b *Book) FigureFiles(in *record.Incident, l *lang.Lang) []string {
	d := &render.Doc{Page: b.view.Incident(in, l)}
	var files []string
	for _, name := range d.Figures() {
		files = append(files, d.FigureFile(name))
	}
	return files
}
