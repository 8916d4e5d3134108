package report

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"example.com/postmortem/report/analysis/quarter"
	"example.com/postmortem/report/check"
	"example.com/postmortem/report/lang"
	"example.com/postmortem/report/record"
	"example.com/postmortem/report/render"
	"example.com/postmortem/report/view"
)

// QuarterOptions say what a reliability report is about.
type QuarterOptions struct {
	Period      string            // as quarter.ParsePeriod reads it
	Accounting  *AccountingChange // another method to show beside the register's; nil: none
	WhatIf      []quarter.WhatIf  // sites lost for as long as incidents lasted
	Since       []byte            // analysis.json of an earlier report; nil: none
	Frozen      bool              // the as-of time of quarters/PERIOD.toml holds, where it has one
	Postmortems bool              // the incidents' own postmortems follow
	Redo        string            // the command that makes the same again; it is printed

	everything bool // all records stay whole, as a test wants to have them
}

// An AccountingChange is the parts of the register's accounting that another method changes; empty parts stay.
type AccountingChange struct {
	Hours       string // 24x7
	Partial     string
	Maintenance string
}

// A Quarter is a reliability report that can be made into documents.
type Quarter struct {
	Book   *Book
	Report *quarter.Report
	Linked bool // the page of all families stands beside the report, which then leads there
	input  view.QuarterInput
	asked  QuarterOptions
	json   func() ([]byte, error)
}

// ErrAsked is about the request rather than the records.
type ErrAsked struct{ Err error }

func (e ErrAsked) Error() string { return e.Err.Error() }

// OpenQuarter reads records as Open does, and what people say about the period from quarters/PERIOD.toml beside the register. Its
// diagnostics are those of Open and of that file; with errors in that file there is no report.
func OpenQuarter(fsys fs.FS, o Options, qo QuarterOptions) (*Quarter, []record.Diagnostic, error) {
	q := &Quarter{asked: qo}
	if err := q.since(); err != nil {
		return q, nil, ErrAsked{err}
	}
	if !qo.everything {
		o.whole = q.whole
	}
	b, found, err := Open(fsys, o)
	if q.Book = b; err != nil {
		return q, found, err
	}
	reg := b.Corpus.Register
	period, err := quarter.ParsePeriod(qo.Period, reg.Zone, reg.FiscalYearStarts)
	if err != nil {
		return q, found, ErrAsked{err}
	}
	said, more, err := q.said(fsys, o, period)
	if found = append(found, more...); err != nil || said == nil && more != nil {
		return q, found, err
	}
	asOf := b.view.AsOf
	if said != nil && qo.Frozen && !said.AsOf.Hi.IsZero() {
		asOf = said.AsOf.Hi.Truncate(time.Second)
	}
	if err := b.upTo(o, asOf); err != nil {
		return q, found, err
	}
	audience := cmp.Or(o.Audience, record.Internal)
	q.Report, err = quarter.New(b.Corpus, audience, quarter.Options{
		Period: period, AsOf: b.view.AsOf, Accounting: qo.Accounting.over(reg.Accounting), WhatIf: qo.WhatIf, Recurs: b.Analysis,
		Findings: func(files map[string]bool) []record.Diagnostic {
			return check.Run(b.Corpus, found, check.Options{AsOf: b.view.AsOf, Part: true, Jobs: o.Jobs, Files: files})
		},
	})
	if err != nil {
		return q, found, ErrAsked{err}
	}
	q.json = sync.OnceValues(q.makeJSON)
	q.input.Report, q.input.Said, q.input.Redo = q.Report, said, qo.Redo
	if frozen := said != nil && qo.Frozen && !said.AsOf.Hi.IsZero(); qo.Frozen && !frozen {
		q.input.Redo += asOfFlag(b.view.AsOf) // the clock was an input too
	}
	return q, found, nil
}

// whole says which records a report needs more of than what other incidents' pages tell of them: those that may have touched the period, those
// that an earlier report listed, and those that a silence of the register names. Of a register of many years they are few, and most of
// what would be held in memory is the rest.
func (q *Quarter) whole(reg *record.Register) func(*record.Incident) bool {
	period, err := quarter.ParsePeriod(q.asked.Period, reg.Zone, reg.FiscalYearStarts)
	named := map[string]bool{}
	for _, s := range reg.Silences {
		named[s.Record] = true
	}
	if q.input.Since != nil {
		for _, row := range q.input.Since.Strip {
			named[row.ID] = true
		}
	}
	return func(in *record.Incident) bool { return named[in.ID] || err == nil && period.Needs(in) }
}

// upTo reads the records again as of a time, without those that began after it. The report itself counts them.
func (b *Book) upTo(o Options, asOf time.Time) error {
	all, known := b.Corpus, *b.Corpus
	known.Incidents = slices.DeleteFunc(slices.Clone(all.Incidents), func(in *record.Incident) bool { return quarter.Later(in, asOf) })
	if asOf.Equal(b.view.AsOf) && len(known.Incidents) == len(all.Incidents) {
		return nil
	}
	b.Corpus = &known
	err := b.open(o, asOf)
	b.Corpus = all
	return err
}

// SaidPath is where people write about a period: in quarters beside the register, or beside the records where there is none.
func (b *Book) SaidPath(o Options, period quarter.Period) string {
	dir := "."
	switch {
	case b.Corpus.Register.File != nil:
		dir = path.Dir(b.Corpus.Register.File.Path)
	case len(o.Patterns) > 0:
		dir = o.Patterns[0]
	}
	return path.Join(dir, "quarters", view.FileName(period.Name)+".toml")
}

func (q *Quarter) said(fsys fs.FS, o Options, period quarter.Period) (*record.Quarter, []record.Diagnostic, error) {
	name := q.Book.SaidPath(o, period)
	if info, err := fs.Stat(fsys, name); err != nil || info.IsDir() {
		return nil, nil, nil
	}
	said, found, err := record.LoadQuarter(fsys, name, q.Book.Corpus.Register)
	if src, err := fs.ReadFile(fsys, name); err == nil && said == nil {
		q.Book.Corpus.Files = append(q.Book.Corpus.Files, &record.File{Path: name, Src: src}) // for the lines that complaints show
	}
	return said, found, err
}

// over is the register's accounting with the changes; nil where there are none.
func (c *AccountingChange) over(a record.Accounting) *record.Accounting {
	if c == nil {
		return nil
	}
	if c.Hours == "24x7" {
		a.Hours = nil
	}
	a.Partial, a.Maintenance = cmp.Or(c.Partial, a.Partial), cmp.Or(c.Maintenance, a.Maintenance)
	return &a
}

// since reads the analysis.json of an earlier report.
func (q *Quarter) since() error {
	if q.asked.Since == nil {
		return nil
	}
	var form struct{ Schema string }
	if err := json.Unmarshal(q.asked.Since, &form); err != nil || form.Schema == "" { // that of recurrence has the same name
		return errors.New("the earlier report is not the analysis.json that postmortem quarter writes")
	}
	if form.Schema != quarter.Schema {
		return fmt.Errorf("the earlier report has the form %q: wanted %q", form.Schema, quarter.Schema)
	}
	var r quarter.Report
	if err := json.Unmarshal(q.asked.Since, &r); err != nil {
		return fmt.Errorf("the earlier report cannot be read: %w", err)
	}
	q.input.Since = &r
	return nil
}

// Doc makes the report's document in a language.
func (q *Quarter) Doc(l *lang.Lang) (*render.Doc, error) {
	q.input.Linked = q.Linked
	page := q.Book.view.Quarter(q.input, l)
	if !q.asked.Postmortems {
		return q.Book.Theme.Compose(page)
	}
	page.Cover = q.Book.view.QuarterCover(q.input, l)
	return q.Book.Theme.ComposeWith(page, view.Say(l.T("quarter.postmortems")), q.postmortems(l))
}

// postmortems are the pages of the report's incidents, worded side by side.
func (q *Quarter) postmortems(l *lang.Lang) []render.Part {
	b := q.Book
	parts := make([]render.Part, len(q.Report.Incidents))
	var next atomic.Int64
	var group sync.WaitGroup
	for range min(cmp.Or(b.options.Jobs, runtime.GOMAXPROCS(0)), len(parts)) {
		group.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(parts); i = int(next.Add(1)) - 1 {
				id := q.Report.Incidents[i].ID
				parts[i] = render.Part{Incident: id, Page: b.view.Incident(b.view.Find(id), l)}
			}
		})
	}
	group.Wait()
	return parts
}

// JSON is analysis.json: every figure of the report. It is made once, for a file of its own and for those inside PDFs; nobody changes it.
func (q *Quarter) JSON() ([]byte, error) { return q.json() }

func (q *Quarter) makeJSON() ([]byte, error) {
	text, err := json.MarshalIndent(q.Report, "", " ")
	return append(text, '\n'), err
}
