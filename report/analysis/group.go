package analysis

import (
	"slices"
	"sync"
	"time"

	"example.com/postmortem/report/match"
	"example.com/postmortem/report/record"
)

// A grouping is the incidents as episodes, and the episodes as declared families. It needs no texts.
type grouping struct {
	episodes []*episode
	of       map[string]*episode // by incident
	families [][]*episode        // of at least two episodes, in order of the first
	family   map[*episode]int    // number of the family; absent: none
	place    map[*episode]int    // its place in the family
	made     []madeFamily        // those of families that were asked for
}

type madeFamily struct {
	once   sync.Once
	family *Family
}

// An episode is one incident, or several that people declared to be parts of one.
type episode struct {
	incidents []*record.Incident
	begin     time.Time
	end       time.Time // the latest that it may have ended; zero: not known, or not over
	ongoing   bool
}

func (e *episode) id() string { return e.incidents[0].ID }

func (e *episode) ids() []string {
	ids := []string{}
	for _, in := range e.incidents {
		ids = append(ids, in.ID)
	}
	return ids
}

// group joins what people declared: parts of one episode, and recurrences, both transitively.
func (a *Analysis) group() (*grouping, error) {
	g := &grouping{of: map[string]*episode{}, family: map[*episode]int{}, place: map[*episode]int{}}
	parts := a.joined(func(l link) bool { return l.Relation.Relation == partOf })
	all := a.joined(func(l link) bool { return l.Relation.Relation == partOf || l.Relation.Relation == recurrence })
	byRoot := map[string]*episode{}
	for _, in := range a.incidents {
		root := parts(in.ID)
		e := byRoot[root]
		if e == nil {
			e = &episode{begin: begin(in)}
			byRoot[root] = e
			g.episodes = append(g.episodes, e)
		}
		e.add(in)
		g.of[in.ID] = e
	}
	slices.SortStableFunc(g.episodes, func(x, y *episode) int { return x.begin.Compare(y.begin) })
	sets := map[string][]*episode{}
	var order []string
	for _, e := range g.episodes {
		root := all(e.id())
		if sets[root] == nil {
			order = append(order, root)
		}
		sets[root] = append(sets[root], e)
	}
	for _, root := range order {
		if set := sets[root]; len(set) > 1 {
			for i, e := range set {
				g.family[e], g.place[e] = len(g.families), i
			}
			g.families = append(g.families, set)
		}
	}
	g.made = make([]madeFamily, len(g.families))
	return g, nil
}

func (e *episode) add(in *record.Incident) {
	e.incidents = append(e.incidents, in)
	switch end := in.Clock.Resolved.Hi; {
	case in.Ongoing():
		e.ongoing, e.end = true, time.Time{}
	case !e.ongoing && end.After(e.end):
		e.end = end
	}
}

// joined returns the root of every incident in the union of some links.
func (a *Analysis) joined(among func(link) bool) func(id string) string {
	parent := map[string]string{}
	var find func(id string) string
	find = func(id string) string {
		p, ok := parent[id]
		if !ok || p == id {
			return id
		}
		root := find(p)
		parent[id] = root
		return root
	}
	for _, l := range a.links {
		if among(l) {
			if x, y := find(l.later), find(l.earlier); x != y {
				parent[x] = y
			}
		}
	}
	return find
}

// earlier are the incidents of the same family before an episode.
func (g *grouping) earlier(e *episode) []string {
	f, ok := g.family[e]
	if !ok {
		return nil
	}
	var ids []string
	for _, other := range g.families[f][:g.place[e]] {
		ids = append(ids, other.ids()...)
	}
	return ids
}

// suggestedFamilies are those there would be if all fitting suggestions were confirmed.
func (a *Analysis) suggestedFamilies() ([]match.Family, error) {
	m, err := a.matched()
	if err != nil || !a.settings.Suggest {
		return nil, err
	}
	return m.SuggestedFamilies(), nil
}
