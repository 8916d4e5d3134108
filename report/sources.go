package report

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"example.com/postmortem/report/pdf"
	"example.com/postmortem/report/record"
	"example.com/postmortem/report/view"
)

// sharedSources are what all documents of a book carry, read once.
type sharedSources struct {
	once   sync.Once
	all    []*pdf.Attachment
	err    error
	hiding sync.Once
	hidden map[string]bool // ids of incidents that the audience may not see
}

// Sources are the files that the postmortem of an incident is made of, as far as the book's audience may see them: the record, the
// figures that the page shows, and what the book shares.
//
// Readers inside the organisation get the files themselves. A record of which they may not see all is written anew without the rest.
// For readers outside it always is: comments carry no mark that says who may read them. They do not get the register and the
// templates, for the same reason.
func (b *Book) Sources(in *record.Incident) ([]*pdf.Attachment, error) {
	own, err := b.recent.of(in.ID, func() ([]*pdf.Attachment, error) {
		a, err := b.recordSource(in)
		if err != nil {
			return nil, err
		}
		figures, err := b.figures(in)
		return append([]*pdf.Attachment{a}, figures...), err
	})
	if err != nil {
		return nil, err
	}
	return b.with(own...)
}

// figures are those of a postmortem: none where the records cannot be compared, which the page says.
func (b *Book) figures(in *record.Incident) ([]*pdf.Attachment, error) {
	c, err := b.Analysis.Case(in.ID)
	if err != nil {
		return nil, nil
	}
	text, err := c.Slice()
	return []*pdf.Attachment{figures("what the page shows of recurrence: relations, evidence, promises, durations", text)}, err
}

// figures is the attachment with the numbers of a page.
func figures(says string, text []byte) *pdf.Attachment {
	return &pdf.Attachment{Name: "analysis.json", MediaType: "application/json", Relation: "Data", Description: says, Data: text}
}

// IndexSources are the files that the list of all incidents is made of, without the records.
func (b *Book) IndexSources() ([]*pdf.Attachment, error) {
	text, err := b.Analysis.IndexSlice()
	if err != nil {
		return nil, err
	}
	return b.with(figures("what the page counts", text))
}

// RecurrenceSources are the files that the page of all families is made of, without the records.
func (b *Book) RecurrenceSources() ([]*pdf.Attachment, error) {
	r, err := b.Analysis.Result()
	if err != nil {
		return nil, err
	}
	text, err := r.Slice(view.RecurrenceRoom(r))
	if err != nil {
		return nil, err
	}
	return b.with(figures("every figure of the page", text))
}

// FamilySources are the files that the page of a family is made of, with the records of its members.
func (b *Book) FamilySources(id string) ([]*pdf.Attachment, error) {
	r, f, err := b.family(id)
	if err != nil {
		return nil, err
	}
	text, err := r.FamilySlice(f, view.MostSuggestions)
	if err != nil {
		return nil, err
	}
	var members []string
	for _, m := range f.Members {
		members = append(members, m.Incidents...)
	}
	records, err := b.records(members)
	if err != nil {
		return nil, err
	}
	return b.with(append(records, figures("every figure of the page", text))...)
}

// with adds what all documents of the book carry.
func (b *Book) with(own ...*pdf.Attachment) ([]*pdf.Attachment, error) {
	if !b.inside() {
		return own, nil
	}
	b.shared.once.Do(func() { b.shared.all, b.shared.err = b.readShared() })
	return slices.Concat(own, b.shared.all), b.shared.err
}

// records are those of some incidents, in a folder of their own.
func (b *Book) records(ids []string) (all []*pdf.Attachment, err error) {
	names := map[string]bool{}
	for _, id := range ids {
		in := b.view.Find(id)
		if in == nil {
			continue
		}
		a, err := b.recordSource(in)
		if err != nil {
			return nil, err
		}
		if a.Name = "records/" + a.Name; names[strings.ToLower(a.Name)] {
			a.Name = "records/" + view.FileName(id) + ".toml"
		}
		names[strings.ToLower(a.Name)] = true
		all = append(all, a)
	}
	return all, nil
}

// inside reports whether the readers belong to the organisation.
func (b *Book) inside() bool { return b.view.Audience >= record.Internal }

const tomlType = "application/toml"

// recordSource is the record of an incident, whole or written anew.
func (b *Book) recordSource(in *record.Incident) (*pdf.Attachment, error) {
	part, left := in.For(b.view.Audience)
	seen := *part
	left += b.hideOthers(&seen)
	if left == 0 && b.inside() {
		name := path.Base(in.File.Path)
		if !strings.HasSuffix(name, ".toml") {
			name += ".toml"
		}
		src, err := b.source(in.File)
		return &pdf.Attachment{Name: name, MediaType: tomlType, Relation: "Source", Description: "the record, as it was written", Data: src}, err
	}
	if len(in.File.Src) == 0 {
		again, err := b.again(in)
		if err != nil {
			return nil, err
		}
		return b.recordSource(again)
	}
	says := fmt.Sprintf("the record, written anew for readers of the audience %q: %d blocks are left out", b.view.Audience, left)
	seen.Imported = record.Imported{}
	d := record.Draft{Incident: &seen, Language: b.Corpus.Register.Languages[0], Head: []string{says}}
	var text bytes.Buffer
	if err := d.Write(&text); err != nil {
		return nil, err
	}
	return &pdf.Attachment{Name: view.FileName(in.ID) + ".toml", MediaType: tomlType, Relation: "Source", Description: says, Data: text.Bytes()}, nil
}

// source is what stands in a record's file: read again where the book forgot it.
func (b *Book) source(f *record.File) ([]byte, error) {
	if len(f.Src) > 0 {
		return f.Src, nil
	}
	src, err := fs.ReadFile(b.files, f.Path)
	if err == nil && sha256.Sum256(src) != f.Digest {
		err = changed(f)
	}
	return src, err
}

// again is an incident with all that its file says, which the book kept in brief.
func (b *Book) again(in *record.Incident) (*record.Incident, error) {
	o := record.Options{Patterns: []string{in.File.Path}}
	if f := b.Corpus.Register.File; f != nil {
		o.Register = f.Path
	}
	c, _, err := record.Load(b.files, o)
	if err == nil && (len(c.Incidents) != 1 || c.Incidents[0].File.Digest != in.File.Digest) {
		err = changed(in.File)
	}
	if err != nil {
		return nil, err
	}
	return c.Incidents[0], nil
}

func changed(f *record.File) error {
	return fmt.Errorf("%s: changed while pages were made of it", f.Path)
}

// Sources are the files that a report of a period is made of: the records of its incidents, what people say about it, what the book
// shares, and every figure of the report.
func (q *Quarter) Sources() ([]*pdf.Attachment, error) {
	var ids []string
	for _, row := range q.Report.Incidents {
		ids = append(ids, row.ID)
	}
	own, err := q.Book.records(ids)
	if err != nil {
		return nil, err
	}
	text, err := q.JSON()
	if err != nil {
		return nil, err
	}
	own = append(own, figures("every figure of the report", text))
	if said := q.input.Said; said != nil && q.Book.inside() {
		own = append(own, &pdf.Attachment{
			Name: "quarters/" + path.Base(said.File.Path), MediaType: tomlType, Relation: "Source", Description: "what people say about the period", Data: said.File.Src,
		})
	}
	return q.Book.with(own...)
}

// hideOthers takes the ids of incidents that the audience may not see out of a copy of an incident, and says how many there were.
func (b *Book) hideOthers(in *record.Incident) (left int) {
	b.shared.hiding.Do(func() {
		b.shared.hidden = map[string]bool{}
		for _, other := range b.Corpus.Incidents {
			if !b.view.Audience.MaySee(other.Audience) {
				b.shared.hidden[other.ID] = true
			}
		}
	})
	hidden := b.shared.hidden
	if len(hidden) == 0 {
		return 0
	}
	in.Related = slices.DeleteFunc(slices.Clone(in.Related), func(r record.Relation) bool {
		if hidden[r.Incident] {
			left++
		}
		return hidden[r.Incident]
	})
	in.Actions = slices.Clone(in.Actions)
	for i := range in.Actions {
		a := &in.Actions[i]
		n := len(a.Incidents)
		a.Incidents = slices.DeleteFunc(slices.Clone(a.Incidents), func(id string) bool { return hidden[id] })
		left += n - len(a.Incidents)
	}
	return left
}

// readShared reads the register and the user's templates.
func (b *Book) readShared() ([]*pdf.Attachment, error) {
	var all []*pdf.Attachment
	if f := b.Corpus.Register.File; f != nil {
		all = append(all, &pdf.Attachment{
			Name: "register.toml", MediaType: tomlType, Relation: "Source", Description: "the register: names, sites, severities, accounting", Data: f.Src,
		})
	}
	if b.options.Templates == nil {
		return all, nil
	}
	err := fs.WalkDir(b.options.Templates, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !d.Type().IsRegular() || strings.HasPrefix(name, "fonts/") {
			return err
		}
		src, err := fs.ReadFile(b.options.Templates, name)
		if err != nil {
			return err
		}
		all = append(all, &pdf.Attachment{
			Name: "templates/" + name, MediaType: "text/plain", Relation: "Supplement", Description: "in place of a built-in template", Data: src,
		})
		return nil
	})
	return all, err
}

// About says how the documents of the book are made, for those who make them again. The clock is not in it: a page says it where it
// matters, and tomorrow's run over the same records makes the same file.
func (b *Book) About() map[string]string {
	return map[string]string{"program": "postmortem", "version": b.view.Version, "audience": b.view.Audience.String(), "templates": b.view.Templates}
}
