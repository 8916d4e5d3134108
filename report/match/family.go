package match

import (
	"cmp"
	"slices"
)

// A Family is episodes that are the same problem again, in order of time. An episode is one document, or several that people declared to
// be parts of one.
type Family struct {
	Episodes [][]string // identifiers, in order of time
	Edges    []Edge     // from every episode but the first to the earlier one it repeats best: a tree
	TooLarge bool       // more than 5 episodes and than a quarter of all: probably a category, not a recurrence
}

// An Edge joins an episode to an earlier one of its family, each named by its first document.
type Edge struct {
	Later, Earlier string
	Declared       bool
	Compared       bool // Strength is known
	Strength       float64
	Days           float64
}

// DeclaredFamilies are the families that people declared, and nothing else: what headlines count.
func (r *Register) DeclaredFamilies() []Family { return r.families(false) }

// SuggestedFamilies are those there would be if all fitting suggestions were confirmed: each episode joins the family to which it is
// strong enough on average. A chain of similar pairs alone makes no family.
func (r *Register) SuggestedFamilies() []Family { return r.families(true) }

// notCompared is the strength of pairs that are nobody's candidates.
const notCompared = -6

const (
	largeFamily = 5
	largeShare  = .25
)

// An episodes is the register at the level of episodes, which are numbered by their first documents.
type episodes struct {
	r        *Register
	of       union             // of documents
	must     union             // of episodes: declared recurrences
	cannot   map[int][]int     // must-sets that people hold apart
	declared map[[2]int]bool   // pairs, the later first
	strength []map[int]float64 // by later episode: the best pair with an earlier one
	members  map[int][]int
}

func (r *Register) episodes() *episodes {
	n := len(r.docs)
	e := &episodes{
		r: r, of: newUnion(n), must: newUnion(n), cannot: make(map[int][]int),
		declared: make(map[[2]int]bool), strength: make([]map[int]float64, n), members: make(map[int][]int),
	}
	for _, d := range r.decisions {
		if d.kind == PartOf {
			e.of.join(d.later, d.earlier)
		}
	}
	for _, d := range r.decisions {
		if d.kind == Recurrence {
			a, b := e.of.find(d.later), e.of.find(d.earlier)
			e.must.join(a, b)
			e.declared[[2]int{max(a, b), min(a, b)}] = true
		}
	}
	for _, d := range r.decisions {
		if a, b := e.must.find(e.of.find(d.later)), e.must.find(e.of.find(d.earlier)); d.kind == NotRecurrence && a != b {
			e.cannot[a], e.cannot[b] = append(e.cannot[a], b), append(e.cannot[b], a)
		}
	}
	for i, pairs := range r.all() {
		e.members[e.of.find(i)] = append(e.members[e.of.find(i)], i)
		for _, c := range pairs {
			e.note(e.of.find(i), e.of.find(c.earlier), c.strength)
		}
	}
	return e
}

// note keeps the best strength between two episodes at the one that began later.
func (e *episodes) note(a, b int, strength float64) {
	if a == b {
		return
	}
	later, earlier := max(a, b), min(a, b)
	if e.strength[later] == nil {
		e.strength[later] = make(map[int]float64)
	}
	if old, ok := e.strength[later][earlier]; !ok || strength > old {
		e.strength[later][earlier] = strength
	}
}

// families groups the episodes in order of time.
func (r *Register) families(suggest bool) []Family {
	e := r.episodes()
	var groups [][]int
	groupOf := make(map[int]int)  // by episode
	setGroup := make(map[int]int) // by must-set
	for i := range r.docs {
		if e.of.find(i) != i {
			continue
		}
		set := e.must.find(i)
		g, placed := setGroup[set]
		if !placed {
			g = -1
			if suggest {
				g = e.fitting(i, groups, groupOf, setGroup)
			}
			if g < 0 {
				g, groups = len(groups), append(groups, nil)
			}
			setGroup[set] = g
		}
		groups[g], groupOf[i] = append(groups[g], i), g
	}
	var families []Family
	for _, g := range groups {
		if len(g) > 1 {
			families = append(families, e.family(g))
		}
	}
	return families
}

// fitting is the group to which an episode is strongest on average, at least 0; -1: none. Ties go to the oldest group.
func (e *episodes) fitting(i int, groups [][]int, groupOf, setGroup map[int]int) int {
	sums, sizes := make(map[int]float64), make(map[int]int)
	earlier := make([]int, 0, len(e.strength[i]))
	for j := range e.strength[i] {
		earlier = append(earlier, j)
	}
	slices.Sort(earlier) // sums must not depend on the order of a map
	var touched []int
	for _, j := range earlier {
		g := groupOf[j]
		if sizes[g] == 0 {
			touched = append(touched, g)
		}
		sums[g], sizes[g] = sums[g]+e.strength[i][j], sizes[g]+1
	}
	slices.Sort(touched)
	for _, set := range e.cannot[e.must.find(i)] {
		if g, placed := setGroup[set]; placed {
			touched = slices.DeleteFunc(touched, func(t int) bool { return t == g })
		}
	}
	best, highest := -1, 0.0
	for _, g := range touched {
		mean := (sums[g] + notCompared*float64(len(groups[g])-sizes[g])) / float64(len(groups[g]))
		if mean >= 0 && (best < 0 || mean > highest) {
			best, highest = g, mean
		}
	}
	return best
}

// family draws a group.
func (e *episodes) family(group []int) Family {
	var f Family
	for k, i := range group {
		var ids []string
		for _, doc := range e.members[i] {
			ids = append(ids, e.r.docs[doc].ID)
		}
		f.Episodes = append(f.Episodes, ids)
		if k > 0 {
			f.Edges = append(f.Edges, e.edge(i, group[:k]))
		}
	}
	size := float64(len(group))
	f.TooLarge = size > max(largeFamily, largeShare*float64(len(e.r.docs)))
	return f
}

// edge is the best link of an episode to the earlier ones of its family: a declared one, else the strongest, else the last one in time.
func (e *episodes) edge(i int, earlier []int) Edge {
	edges := make([]Edge, 0, len(earlier))
	for _, j := range earlier {
		s, compared := e.strength[i][j]
		edges = append(edges, Edge{
			Later: e.r.docs[i].ID, Earlier: e.r.docs[j].ID, Declared: e.declared[[2]int{i, j}], Compared: compared, Strength: s,
			Days: days(&e.r.docs[i], &e.r.docs[j]),
		})
	}
	return slices.MaxFunc(edges, func(a, b Edge) int {
		return cmp.Or(cmp.Compare(truth(a.Declared), truth(b.Declared)), cmp.Compare(truth(a.Compared), truth(b.Compared)),
			cmp.Compare(a.Strength, b.Strength), cmp.Compare(b.Days, a.Days))
	})
}

// Conflicts are the decisions that say of a pair that it is no recurrence while others join it to one family. The family stands.
func (r *Register) Conflicts() []Link {
	e := r.episodes()
	var conflicts []Link
	for _, d := range r.decisions {
		if d.kind == NotRecurrence && e.must.find(e.of.find(d.later)) == e.must.find(e.of.find(d.earlier)) {
			conflicts = append(conflicts, Link{r.docs[d.later].ID, r.docs[d.earlier].ID, NotRecurrence})
		}
	}
	return conflicts
}
