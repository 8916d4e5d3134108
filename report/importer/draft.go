package importer

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"example.com/postmortem/report/record"
)

// A draft is a record being made, with the marks that its reader will need.
type draft struct {
	*record.Draft
	in     *record.Incident
	r      *Reading
	titled bool // by the source
}

// draft begins a record for something that the source knows by an id; where it has none, by what else names it.
func (r *Reading) draft(file *File, system, id string) *draft {
	in := &record.Incident{Kind: record.Outage, Confirmed: true, Audience: record.Internal, Review: record.Review{State: record.ReviewDraft},
		Imported: record.Imported{System: system, ID: id, File: file.ref(), Digest: file.digest()}}
	in.ID = slug(system) + "-" + shortID(id)
	r.cur = nil
	r.ids[in.ID]++
	if n := r.ids[in.ID]; n > 1 {
		in.Imported.ID += "#" + itoa(n)
		in.ID += "-" + itoa(n)
		r.problem(file, 0, 0, record.Warning, fmt.Sprintf("%s %q is there %d times", system, clip(id, 60), n), "each is a record of its own")
	}
	d := &draft{Draft: &record.Draft{Incident: in}, in: in, r: r}
	r.drafts = append(r.drafts, d)
	r.cur = d
	return d
}

// Check is what a mark begins with that asks for a look.
const Check = "imported: check"

// mark puts a comment behind a value; check asks people to look at it.
func (d *draft) mark(path, says string) {
	d.Marks = append(d.Marks, record.Mark{Path: path, Says: "imported: " + says})
}
func (d *draft) check(path, says string) {
	d.Marks = append(d.Marks, record.Mark{Path: path, Says: Check + ": " + says})
}

// maxTitle is the length from which on a title is cut, in characters.
const maxTitle = 160

// title gives the record its title: the first line that says something. What is cut goes into the summary.
func (d *draft) title(s, otherwise string) {
	s = strings.TrimSpace(s)
	if s == "" {
		d.in.Title = d.r.text(line(otherwise, maxTitle))
		d.check("title", "the source has no title")
		return
	}
	d.titled = true
	head, _, _ := strings.Cut(s, "\n")
	if d.in.Title = d.r.text(line(head, maxTitle)); line(head, maxTitle) != s {
		d.check("title", "the first words of a longer text")
		if d.in.Summary == nil {
			d.in.Summary = d.r.prose(s)
		}
	}
}

// text is a text in its language; nothing where there is none.
func (r *Reading) text(s string) record.Text {
	if s = clean(s); s == "" {
		return nil
	}
	lang := r.languageOf(s)
	r.langs[lang]++
	return record.Text{lang: s}
}

// prose is a text that may be HTML, as Markdown.
func (r *Reading) prose(s string) record.Text { return r.text(markdownOf(clean(s))) }

// languageOf is the language that people said, else that of the script, as far as the register has it.
func (r *Reading) languageOf(s string) string {
	if r.Language != "" {
		return r.Language
	}
	lang := "en"
	if hasHangul(s) {
		lang = "ko"
	}
	if r.Register != nil && len(r.Register.Languages) > 0 && !slices.Contains(r.Register.Languages, lang) {
		return r.Register.Languages[0]
	}
	return lang
}

func hasHangul(s string) bool {
	return strings.ContainsFunc(s, func(c rune) bool { return c >= 0xac00 && c <= 0xd7a3 })
}

// severity sets the severity that a word of the source means. An empty id means that nobody said what the word means.
func (d *draft) severity(id, word string, scale []string) {
	if m := d.r.Mapping; m != nil && m.Severity[word] != "" {
		id, scale = m.Severity[word], m.Scale // people know better than the importer
	}
	asked := id
	if id == "" {
		if id = unrated; word != "" {
			id = slug(word) // its own word, until somebody says what it means
		}
	}
	got, ok := d.r.names.severity(id, word, scale)
	d.in.Severity = got
	switch {
	case asked == "" && word == "":
		d.check("severity", "the source has none")
	case asked == "":
		d.check("severity", fmt.Sprintf("the source says %q, and nothing says what that is here", word))
	case !ok:
		d.check("severity", fmt.Sprintf("the source says %q; the register has no %q", word, id))
	case word != "" && !strings.EqualFold(word, got):
		d.mark("severity", fmt.Sprintf("the source says %q", word))
	}
}

// started makes sure that the record says something about its start.
func (d *draft) started() {
	if d.in.Clock.Started.IsZero() {
		d.in.Clock.Started = unknown()
		d.check("started", "the source has no start")
	}
}

// finish sets the status that the clocks say, unless the source said one, and asks about an end before the start.
func (d *draft) finish() {
	d.started()
	in := d.in
	if d.r.cur = nil; in.Kind == record.Maintenance {
		in.Clock.Detected = record.Point{} // planned work is not noticed
	}
	if t, _ := in.Title.In(); len(in.Summary) == 1 && in.Summary[d.r.languageOf(t)] == t {
		in.Summary = nil // the same sentence once
	}
	if in.Status == "" {
		switch {
		case !in.Clock.Resolved.IsZero() || !in.Clock.Fixed.IsZero():
			in.Status = record.Resolved
		case !in.Clock.Mitigated.IsZero():
			in.Status = record.Mitigated
		default:
			in.Status = record.Open
		}
	}
	if s, e := in.Clock.Started, in.Clock.Resolved; s.Known() && e.Known() && !e.Hi.IsZero() && !s.Lo.IsZero() && e.Hi.Before(s.Lo) {
		d.check("resolved", "before the start")
	}
	slices.SortStableFunc(in.Timeline, func(a, b record.Entry) int { return a.At.Lo.Compare(b.At.Lo) })
}

// affected adds a feature once and returns its place.
func (d *draft) affected(name string) int {
	id := d.r.names.feature(name)
	for i, a := range d.in.Affected {
		if a.Feature == id {
			return i
		}
	}
	d.in.Affected = append(d.in.Affected, record.Affected{Feature: id})
	return len(d.in.Affected) - 1
}

// dependency adds a site once.
func (d *draft) dependency(name, operator, kind string) {
	id := d.r.names.site(name, operator, kind)
	for _, x := range d.in.Dependencies {
		if x.Site == id {
			return
		}
	}
	d.in.Dependencies = append(d.in.Dependencies, record.Dependency{Site: id})
}

// entry adds a line to the timeline.
func (d *draft) entry(at time.Time, what record.Text, kind string) {
	if what != nil {
		d.in.Timeline = append(d.in.Timeline, record.Entry{At: record.At(at), What: what, Kind: kind})
	}
}

// long is the length of a message, in characters, from which on the timeline has only its beginning.
const long = 600

// told adds what users were told at a time: to the timeline, and as a notice as well where it is long.
func (d *draft) told(at time.Time, text record.Text) {
	for lang, s := range text {
		if len([]rune(s)) > long {
			d.in.Notices = append(d.in.Notices, record.Notice{At: record.At(at), Text: text})
			text = record.Text{lang: line(s, 200)}
		}
	}
	d.entry(at, text, "communication")
}

func itoa(n int) string { return strconv.Itoa(n) }

// or is the first text that is not empty.
func or(list ...string) string { return cmp.Or(list...) }
