package check

import (
	"time"

	"example.com/postmortem/report/record"
)

// index is what rules ask about the other records. It is made once and only read afterwards.
type index struct {
	byID    map[string]*record.Incident
	order   map[string]int                // place in order of time
	figures map[time.Duration][]string    // the ids of the incidents with an exact duration
	alike   map[string][]*record.Incident // by category of the cause, in order of time
	place   map[string]int                // of an incident in its list of alike
	parent  map[string]string             // families by decisions that settle whether it is the same again: a union-find forest
	open    map[string]bool               // families that reach a record that is not loaded

	translated bool // the register names several languages
}

func newIndex(c *record.Corpus, asOf time.Time) *index {
	x := &index{byID: map[string]*record.Incident{}, order: map[string]int{}, figures: map[time.Duration][]string{},
		alike: map[string][]*record.Incident{}, place: map[string]int{}, parent: map[string]string{}, open: map[string]bool{}}
	if f := c.Register.File; f != nil && len(c.Register.Languages) > 1 {
		_, _, x.translated = f.Where("register.languages")
	}
	for i, in := range c.Incidents {
		x.byID[in.ID], x.order[in.ID] = in, i
		if d := in.Duration(asOf); d.Known && !d.Ongoing && d.Exact() && d.Point > 0 {
			x.figures[d.Point] = append(x.figures[d.Point], in.ID)
		}
		if in.Cause.Category != "" {
			x.place[in.ID] = len(x.alike[in.Cause.Category])
			x.alike[in.Cause.Category] = append(x.alike[in.Cause.Category], in)
		}
		for _, r := range in.Related {
			if r.Relation != "same-factor" {
				x.join(in.ID, r.Incident)
			}
		}
	}
	for _, in := range c.Incidents {
		x.join(in.ID, in.ID)
	}
	for id := range x.parent {
		root := x.root(id)
		x.parent[id] = root // from here on the forest is flat, and is only read
		x.open[root] = x.open[root] || x.byID[id] == nil
	}
	return x
}

func (x *index) join(a, b string) {
	for _, id := range []string{a, b} {
		if _, ok := x.parent[id]; !ok {
			x.parent[id] = id
		}
	}
	x.parent[x.root(a)] = x.root(b)
}

func (x *index) root(id string) string {
	for x.parent[id] != id {
		x.parent[id] = x.parent[x.parent[id]]
		id = x.parent[id]
	}
	return id
}

// family is the name of the family that an incident is in.
func (x *index) family(id string) string { return x.parent[id] }
