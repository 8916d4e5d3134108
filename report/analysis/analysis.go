package analysis

import (
	"cmp"
	"fmt"
	"slices"
	"sync"
	"time"

	"example.com/postmortem/report/match"
	"example.com/postmortem/report/record"
)

// Options say for whom, as of when and with which words a corpus is analysed.
type Options struct {
	Audience record.Audience // what it may not see is not read; AudienceUnset: Internal
	AsOf     time.Time
	Glossary []byte // concepts with their words by language, tab-separated, so that texts in two languages can be compared; nil: none
	Workers  int    // goroutines; 0: one for every core. Results do not depend on it
}

// An Analysis is a corpus seen by one audience. Opening one costs next to nothing: texts are compared when somebody asks about relations,
// once, and several goroutines may ask.
type Analysis struct {
	register *record.Register
	settings Settings
	listed   []Setting // of settings
	audience record.Audience
	asOf     time.Time
	glossary *match.Glossary
	workers  int

	incidents []*record.Incident // what the audience may see, in order of their start
	before    []tally            // of the first so many incidents
	hidden    int
	byID      map[string]*record.Incident
	links     []link
	related   map[string][]int    // links by either incident
	promises  map[string][]action // by the incident they answer

	cases   sync.Map // *Case by id, those that were asked for
	years   sync.Map // Day by number: all days of the years that were asked for
	matched func() (*match.Register, error)
	grouped func() (*grouping, error)
	result  func() (*Result, error)
}

// A tally is how many incidents are established, and how many of these have a cause that nobody knows.
type tally struct{ established, unknown int }

func (t tally) plus(established, unknown bool) tally {
	if established {
		t.established++
	}
	if established && unknown {
		t.unknown++
	}
	return t
}

// A link is a decision of people about two incidents that the audience may see, the later one first.
type link struct {
	later, earlier string
	*record.Relation
}

// New takes a corpus. The error tells of a wrong [analysis] table or glossary.
func New(c *record.Corpus, o Options) (*Analysis, error) {
	a := &Analysis{
		register: c.Register, audience: o.Audience, asOf: o.AsOf.In(c.Register.Zone), workers: o.Workers,
		byID: map[string]*record.Incident{}, related: map[string][]int{}, promises: map[string][]action{},
	}
	if a.audience == record.AudienceUnset {
		a.audience = record.Internal
	}
	var err error
	if a.settings, err = ReadSettings(c.Register.Analysis); err != nil {
		if c.Register.File != nil {
			return nil, fmt.Errorf("%s: %w", c.Register.File.Path, err)
		}
		return nil, err
	}
	a.listed = a.settings.List()
	a.see(c.Incidents)
	if o.Glossary != nil && len(a.incidents) > 1 { // one is compared with nothing
		if a.glossary, err = match.ParseGlossary("glossary", o.Glossary); err != nil {
			return nil, err
		}
	}
	a.matched = sync.OnceValues(a.match)
	a.grouped = sync.OnceValues(a.group)
	a.result = sync.OnceValues(a.analyse)
	return a, nil
}

// see takes what the audience may see.
func (a *Analysis) see(all []*record.Incident) {
	for _, in := range all {
		if !a.audience.MaySee(in.Audience) {
			a.hidden++
			continue
		}
		seen, _ := in.For(a.audience)
		a.incidents = append(a.incidents, seen)
		a.byID[seen.ID] = seen
	}
	slices.SortStableFunc(a.incidents, func(x, y *record.Incident) int {
		return cmp.Or(begin(x).Compare(begin(y)), cmp.Compare(x.ID, y.ID))
	})
	a.before = make([]tally, len(a.incidents)+1)
	for i, in := range a.incidents {
		a.before[i+1] = a.before[i].plus(in.Confirmed, a.knownCause(in) == "")
		for i := range in.Related {
			r := &in.Related[i]
			if _, visible := a.byID[r.Incident]; visible && r.Incident != in.ID {
				a.related[in.ID] = append(a.related[in.ID], len(a.links))
				a.related[r.Incident] = append(a.related[r.Incident], len(a.links))
				a.links = append(a.links, link{in.ID, r.Incident, r})
			}
		}
		for i := range in.Actions {
			a.promise(in, &in.Actions[i])
		}
	}
}

// match compares the incidents.
func (a *Analysis) match() (*match.Register, error) {
	var docs []match.Doc
	for _, in := range a.incidents {
		if in.Confirmed || a.related[in.ID] != nil { // of what is only mentioned there is too little to suggest anything
			docs = append(docs, a.document(in))
		}
	}
	o := match.Options{Glossary: a.glossary, Fields: a.settings.fields(), Rho: a.settings.Rho, Workers: a.workers}
	kinds := map[string]match.LinkKind{recurrence: match.Recurrence, notRecurrence: match.NotRecurrence, partOf: match.PartOf}
	for _, l := range a.links {
		if kind, ok := kinds[l.Relation.Relation]; ok {
			o.Links = append(o.Links, match.Link{A: l.later, B: l.earlier, Kind: kind})
		}
	}
	for _, f := range a.register.Features {
		if a.glossary != nil && len(f.Aliases) > 0 {
			a.glossary.Add(f.ID, f.Aliases...)
		}
	}
	return match.New(docs, o)
}

// Concept is what the glossary calls a concept in a language, "" where it does not say.
func (a *Analysis) Concept(id, lang string) string { return a.glossary.Name(id, lang) }

// Settings are the judgements that the analysis was made with.
func (a *Analysis) Settings() Settings { return a.settings }

// Result analyses the whole register, once.
func (a *Analysis) Result() (*Result, error) { return a.result() }
