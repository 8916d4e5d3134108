package analysis

import "example.com/postmortem/report/match"

// A Conflict is two decisions of people that contradict each other: one says of a pair that it is no recurrence, others join it to one
// family. The family stands until somebody decides.
type Conflict struct {
	Later   string `json:"later"`
	Earlier string `json:"earlier"`
	By      string `json:"by"` // who said that it is none
	On      Day    `json:"on"`
	Family  string `json:"family"` // empty: one episode
	Joined  []Edge `json:"joined"` // the recurrences that people declared in that family
}

// conflicts are the contradictions among the decisions. Where nobody rejected anything there are none, and no texts are read for that.
func (a *Analysis) conflicts(g *grouping, families []*Family) ([]Conflict, error) {
	list := []Conflict{}
	rejected := map[[2]string]link{}
	for _, l := range a.links {
		if l.Relation.Relation == notRecurrence {
			rejected[[2]string{l.later, l.earlier}], rejected[[2]string{l.earlier, l.later}] = l, l
		}
	}
	if len(rejected) == 0 {
		return list, nil
	}
	m, err := a.matched()
	if err != nil {
		return nil, err
	}
	for _, c := range m.Conflicts() {
		list = append(list, a.conflict(g, families, c, rejected[[2]string{c.A, c.B}]))
	}
	return list, nil
}

func (a *Analysis) conflict(g *grouping, families []*Family, c match.Link, said link) Conflict {
	x := Conflict{Later: c.A, Earlier: c.B, By: a.words(said.By), On: a.dayOf(said.On), Joined: []Edge{}}
	if f := familyOf(g, c.A); f >= 0 && f == familyOf(g, c.B) {
		x.Family, x.Joined = families[f].ID, families[f].Edges
	}
	return x
}
