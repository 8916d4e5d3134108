package analysis

import (
	"cmp"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"example.com/postmortem/report/match"
	"example.com/postmortem/report/record"
	"example.com/postmortem/report/stats"
)

// A Case is what can be said about one incident and those before it.
type Case struct {
	ID         string     `json:"id"`
	AsOf       string     `json:"as_of"`
	Audience   string     `json:"audience"`
	CauseKnown bool       `json:"cause_known"`
	Earlier    int        `json:"earlier"`    // established incidents that began before it
	Unassessed int        `json:"unassessed"` // of these: with a cause that nobody knows, so that nobody can say whether this one repeats them
	Relations  []Relation `json:"relations"`  // to earlier ones: declared first, then the stronger first
	Later      []Relation `json:"later"`      // that later ones declare
	Repeat     *Repeat    `json:"repeat"`     // how it repeats its family; null: it is the first, or in none
	Family     *Family    `json:"family"`     // declared; null: none
	Durations  []Lasting  `json:"durations"`  // of the family, or of it and what it resembles
	Settings   []Setting  `json:"settings"`
}

// mostKept is up to how many incidents cases are kept, since pages in several languages ask for the same ones.
const mostKept = 20_000

// Case analyses one incident. It reads the index of texts, and matches no other incidents.
func (a *Analysis) Case(id string) (*Case, error) {
	if kept, ok := a.cases.Load(id); ok {
		return kept.(*Case), nil
	}
	c, err := a.makeCase(id)
	if err == nil && len(a.incidents) <= mostKept {
		a.cases.Store(id, c)
	}
	return c, err
}

// Cases analyses several incidents side by side.
func (a *Analysis) Cases(ids []string) ([]*Case, error) {
	cases, errs := make([]*Case, len(ids)), make([]error, len(ids))
	var next atomic.Int64
	var group sync.WaitGroup
	for range min(cmp.Or(a.workers, runtime.GOMAXPROCS(0)), len(ids)) {
		group.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(ids); i = int(next.Add(1)) - 1 {
				cases[i], errs[i] = a.Case(ids[i])
			}
		})
	}
	group.Wait()
	return cases, errors.Join(errs...)
}

func (a *Analysis) makeCase(id string) (*Case, error) {
	in, ok := a.byID[id]
	if !ok {
		return nil, fmt.Errorf("no incident %q", id)
	}
	c := &Case{
		ID: id, AsOf: a.asOf.Format(timeLayout), Audience: a.audience.String(), CauseKnown: a.knownCause(in) != "",
		Relations: []Relation{}, Later: []Relation{}, Durations: []Lasting{}, Settings: a.listed,
	}
	i, _ := slices.BinarySearchFunc(a.incidents, begin(in), func(x *record.Incident, t time.Time) int { return begin(x).Compare(t) })
	c.Earlier, c.Unassessed = a.before[i].established, a.before[i].unknown
	a.declared(c)
	if err := a.suggested(c); err != nil {
		return nil, err
	}
	g, err := a.grouped()
	if err != nil {
		return nil, err
	}
	c.Repeat = a.repeat(g, g.of[id])
	if f, ok := g.family[g.of[id]]; ok {
		c.Family = a.family(g, f)
	}
	a.lasting(c)
	return c, nil
}

// timeLayout is how points in time are written in results.
const timeLayout = "2006-01-02T15:04:05Z07:00"

// declared takes the relations that people declared, to earlier incidents and from later ones.
func (a *Analysis) declared(c *Case) {
	for _, i := range a.related[c.ID] {
		l := a.links[i]
		r := a.ofLink(l)
		if l.later == c.ID {
			c.Relations = append(c.Relations, r)
		} else {
			c.Later = append(c.Later, r)
		}
	}
}

// ofLink is a declared relation.
func (a *Analysis) ofLink(l link) Relation {
	later, earlier := a.byID[l.later], a.byID[l.earlier]
	r := Relation{
		Later: l.later, Earlier: l.earlier, Relation: l.Relation.Relation, Declared: true, By: a.words(l.By), On: a.dayOf(l.On),
		Causes: a.causes(later, earlier), Strength: notKnown, Word: "none", GapDays: a.gap(earlier, later),
	}
	if r.Relation != notRecurrence {
		r.Promises = a.promisesAt([]string{l.earlier}, begin(later))
	}
	return r
}

// shownEvidence is for how many relations the evidence is listed.
const shownEvidence = 3

// suggested adds what matching suggests, and the evidence for the first relations.
func (a *Analysis) suggested(c *Case) error {
	if !a.settings.Suggest && len(c.Relations) == 0 || len(a.incidents) < 2 {
		return nil
	}
	m, err := a.matched()
	if err != nil {
		return err
	}
	g, err := a.grouped()
	if err != nil {
		return err
	}
	if a.settings.Suggest {
		for _, r := range a.open(m, g, c.ID) {
			r.Promises = a.promisesAt([]string{r.Earlier}, begin(a.byID[c.ID]))
			c.Relations = append(c.Relations, r)
		}
	}
	shown := 0
	for i := range c.Relations {
		r := &c.Relations[i]
		if shown == shownEvidence || r.Relation == possible || r.Relation == partOf {
			continue
		}
		if r.Evidence = a.evidence(m, c.ID, r.Earlier); r.Evidence != nil {
			r.Strength, r.Word = stats.Number(r.Evidence.Strength), word(r.Evidence.Strength)
			shown++
		}
	}
	return nil
}

// Suggestions are the relations of an incident that nobody has decided on, the stronger first; merely possible ones among them.
func (c *Case) Suggestions() []Relation {
	return slices.DeleteFunc(slices.Clone(c.Relations), func(r Relation) bool { return r.Declared })
}

// InOrder are two incidents, the later first, as a decision about them has them.
func (a *Analysis) InOrder(x, y string) (later, earlier *record.Incident, err error) {
	p, q := a.byID[x], a.byID[y]
	switch {
	case p == nil || q == nil:
		return nil, nil, fmt.Errorf("no incident %q or no incident %q", x, y)
	case p == q:
		return nil, nil, fmt.Errorf("%q is no earlier incident than itself", x)
	case slices.Index(a.incidents, p) < slices.Index(a.incidents, q):
		p, q = q, p
	}
	return p, q, nil
}

// mostContinuations is how many continuations of earlier incidents are suggested for one: where incidents come every hour, everything
// follows everything within three days.
const mostContinuations = 3

// open are the suggestions for an incident that nobody has decided on, the stronger first.
func (a *Analysis) open(m *match.Register, g *grouping, id string) []Relation {
	var all []Relation
	continuations := 0
	for _, x := range m.Matches(id) {
		r := a.fromMatch(x)
		if r.Relation == "" || a.decided(g, id, r.Earlier) {
			continue
		}
		if r.Relation == continuation {
			continuations++
		}
		if r.Relation != continuation || continuations <= mostContinuations {
			all = append(all, r)
		}
	}
	return all
}

// rank puts what the texts and fields say before what only time and a shared feature say.
func (r *Relation) rank() int {
	if r.Relation == continuation {
		return 1
	}
	return 0
}

// undecided are all suggestions but the merely possible ones, the stronger first, continuations last.
func (a *Analysis) undecided() ([]Relation, error) {
	open := []Relation{}
	if !a.settings.Suggest || len(a.incidents) < 2 {
		return open, nil
	}
	m, err := a.matched()
	if err != nil {
		return nil, err
	}
	g, err := a.grouped()
	if err != nil {
		return nil, err
	}
	for _, in := range a.incidents {
		for _, r := range a.open(m, g, in.ID) {
			if r.Relation != possible {
				open = append(open, r)
			}
		}
	}
	slices.SortStableFunc(open, func(x, y Relation) int {
		switch {
		case x.rank() != y.rank():
			return x.rank() - y.rank()
		case x.Strength != y.Strength && x.Strength > y.Strength:
			return -1
		case x.Strength != y.Strength:
			return 1
		}
		return strings.Compare(x.Later+"\x00"+x.Earlier, y.Later+"\x00"+y.Earlier)
	})
	return open, nil
}

// decided reports whether people have said anything about a pair, or joined both to one family.
func (a *Analysis) decided(g *grouping, x, y string) bool {
	if f, ok := g.family[g.of[x]]; ok {
		if other, ok := g.family[g.of[y]]; ok && f == other {
			return true
		}
	}
	return slices.ContainsFunc(a.related[x], func(i int) bool { return a.links[i].later == y || a.links[i].earlier == y })
}
