package analysis

import (
	"cmp"
	"slices"
	"strings"
)

// A Family is episodes that people declared to be the same problem again, in order of time.
type Family struct {
	ID         string     `json:"id"` // of its first incident
	Count      int        `json:"count"`
	Repeats    int        `json:"repeats"`
	Members    []Member   `json:"members"`
	Edges      []Edge     `json:"edges"`        // declared, from each later episode to an earlier one
	SameFactor []string   `json:"same_factor"`  // other incidents that people joined to it by a shared factor, one by one or over others
	Open       Promises   `json:"promises_now"` // what became of all that was promised, as of the report
	Spells     []Spell    `json:"spells"`
	Worked     Worked     `json:"worked"`
	Undecided  []Relation `json:"undecided"` // suggestions about its members
	Waiting    int        `json:"undecided_count,omitempty"`
	TooLarge   bool       `json:"too_large"` // more than five episodes and than a quarter of all: probably a category
}

// Against counts its repeats by what had been promised.
func (f *Family) Against() map[string]int {
	count := map[string]int{}
	for _, m := range f.Members {
		if m.Repeat != nil {
			count[m.Repeat.Against]++
		}
	}
	return count
}

// A Member is an episode of a family.
type Member struct {
	Incidents []string `json:"incidents"`
	Start     Day      `json:"start"`
	Lasting   Lasting  `json:"lasting"` // of its first incident
	Cause     string   `json:"cause"`   // empty: not known
	Repeat    *Repeat  `json:"repeat"`
}

// An Edge is a declared recurrence.
type Edge struct {
	Later   string `json:"later"`
	Earlier string `json:"earlier"`
	GapDays *int   `json:"gap_days"`
	By      string `json:"by"`
	On      Day    `json:"on"`
}

// Families are the ids of the declared families, in order of their first incidents. It compares no texts.
func (a *Analysis) Families() ([]string, error) {
	g, err := a.grouped()
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, set := range g.families {
		ids = append(ids, set[0].id())
	}
	return ids, nil
}

const largeFamily = 5

// family is the same for all of its members and for the register: it is made once, and whoever adds to it takes a copy.
func (a *Analysis) family(g *grouping, number int) *Family {
	m := &g.made[number]
	m.once.Do(func() { m.family = a.makeFamily(g, g.families[number]) })
	return m.family
}

func (a *Analysis) makeFamily(g *grouping, set []*episode) *Family {
	f := &Family{
		ID: set[0].id(), Count: len(set), Repeats: len(set) - 1, Edges: []Edge{}, SameFactor: a.factorKin(g, set), Spells: a.spells(set), Undecided: []Relation{},
		TooLarge: len(set) > largeFamily && 4*len(set) > len(g.episodes),
	}
	var ids []string
	for _, e := range set {
		ids = append(ids, e.ids()...)
		f.Members = append(f.Members, Member{
			Incidents: e.ids(), Start: a.dayOf(e.incidents[0].Clock.Started.Moment), Lasting: a.lastingOf(e.incidents[0]),
			Cause: a.knownCause(e.incidents[0]), Repeat: a.repeat(g, e),
		})
	}
	for _, id := range ids {
		for _, i := range a.related[id] {
			l := a.links[i]
			if x, y := g.of[l.later], g.of[l.earlier]; l.later == id && l.Relation.Relation == recurrence && x != y {
				f.Edges = append(f.Edges, Edge{x.id(), y.id(), a.gap(y.incidents[0], x.incidents[0]), a.words(l.By), a.dayOf(l.On)})
			}
		}
	}
	f.Worked = a.worked(set)
	if p := a.promisesAt(ids, a.asOf); p != nil {
		f.Open = *p
	}
	return f
}

// factorKin are the incidents that shared factors lead to from a family: people said that something was the same, and not that the
// problem was. Beyond those named with a member the way goes on only through incidents with a cause of the same group: one factor
// shared here and another one there would join everything.
func (a *Analysis) factorKin(g *grouping, set []*episode) []string {
	groups := map[string]bool{}
	seen := map[string]bool{}
	var queue []string
	for _, e := range set {
		for _, in := range e.incidents {
			seen[in.ID] = true
			queue = append(queue, in.ID)
			groups[group(a.knownCause(in))] = true
		}
	}
	delete(groups, "")
	direct := len(queue)
	kin := []string{}
	for i := 0; i < len(queue); i++ {
		for _, next := range a.factorLinks(queue[i]) {
			if seen[next] || i >= direct && !groups[group(a.knownCause(a.byID[next]))] {
				continue
			}
			seen[next] = true
			queue, kin = append(queue, next), append(kin, next)
		}
	}
	slices.SortStableFunc(kin, func(x, y string) int {
		return cmp.Or(begin(a.byID[x]).Compare(begin(a.byID[y])), cmp.Compare(x, y))
	})
	return kin
}

// factorLinks are the incidents that share a declared factor with one.
func (a *Analysis) factorLinks(id string) []string {
	var ids []string
	for _, i := range a.related[id] {
		if l := a.links[i]; l.Relation.Relation == sameFactor {
			ids = append(ids, l.later, l.earlier)
		}
	}
	return slices.DeleteFunc(ids, func(other string) bool { return other == id })
}

// group is the first part of a category.
func group(category string) string {
	group, _, _ := strings.Cut(category, "/")
	return group
}
