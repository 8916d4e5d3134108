package analysis

import "fmt"

// Room is as much of a result as the page of all families shows: the items that it lists, and how many of other lists.
type Room struct {
	Families    []*Family
	Groups      []RuleGroup
	Suggested   []SuggestedFamily
	Statements  []Statement
	Spells      bool // spells are listed one by one; else a curve shows them
	Suggestions int  // the first
	Conflicts   int  // the latest
	Named       int  // incidents of a line, the latest
	Actions     int  // of a line, the first
	InRow       int  // things of a row, the first
}

// A Cut is a list of which a slice has some only.
type Cut struct {
	List  string `json:"list"`
	Of    int    `json:"of"`
	Shown int    `json:"shown"`
	Left  int    `json:"left_out"`
}

type cuts []Cut

// note says of a list that it is cut.
func (c *cuts) note(list string, of, shown int) {
	if of > shown {
		*c = append(*c, Cut{list, of, shown, of - shown})
	}
}

func first[T any](c *cuts, list string, all []T, most int) []T {
	c.note(list, len(all), most)
	return all[:min(len(all), most)]
}

func last[T any](c *cuts, list string, all []T, most int) []T {
	c.note(list, len(all), most)
	return all[max(0, len(all)-most):]
}

// familyLine is what a row says of a family; its own page says the rest.
type familyLine struct {
	*Family
	Members    []Member       `json:"members"` // the first and the last
	Against    map[string]int `json:"against"` // repeats by what had been promised
	Worked     Worked         `json:"worked"`
	Edges      []Edge         `json:"edges,omitempty"`
	SameFactor []string       `json:"same_factor,omitempty"`
	Open       *Promises      `json:"promises_now,omitempty"`
	Spells     []Spell        `json:"spells,omitempty"`
	Undecided  []Relation     `json:"undecided,omitempty"`
	Waiting    int            `json:"undecided_count,omitempty"`
}

// family is a family's line.
func (c *cuts) family(i int, f *Family, room *Room) familyLine {
	l := familyLine{Family: f, Against: f.Against(), Worked: f.Worked}
	for _, m := range []Member{f.Members[0], f.Members[len(f.Members)-1]} {
		if m.Repeat != nil {
			repeat := *m.Repeat
			repeat.Promises = nil
			m.Repeat = &repeat
		}
		l.Members = append(l.Members, m)
	}
	name := fmt.Sprintf("families.%d.", i)
	c.note(name+"members", len(f.Members), len(l.Members))
	l.Worked.Triggers = last(c, name+"worked.triggers", l.Worked.Triggers, room.InRow)
	c.phase(name+"worked.open", &l.Worked.Open, room)
	c.phase(name+"worked.unclear", &l.Worked.Unclear, room)
	c.phase(name+"worked.closed", &l.Worked.Closed, room)
	return l
}

func (c *cuts) phase(name string, p *Phase, room *Room) {
	p.Repeats = last(c, name+".repeats", p.Repeats, room.InRow)
}

// Slice is what the page of all families shows, as JSON: large registers have a hundred times as much. Lists that it has some of only are
// named with how many items they have.
func (r *Result) Slice(room *Room) ([]byte, error) {
	short, c := *r, cuts{}
	lines := []familyLine{}
	for i, f := range room.Families {
		lines = append(lines, c.family(i, f, room))
	}
	c.note("families", len(r.Families), len(lines))
	c.undecided(&short, room)
	c.counted(&short, room)
	c.rule(&short.Rule, room)
	c.note("statements.list", len(r.Statements.List), len(room.Statements))
	short.Statements.List = room.Statements
	short.Actions = c.actions(r.Actions, room)
	return line(struct {
		*Result
		Families []familyLine `json:"families"`
		Cut      []Cut        `json:"cut"`
	}{&short, lines, c})
}

// undecided cuts what waits for somebody.
func (c *cuts) undecided(r *Result, room *Room) {
	r.Undecided = first(c, "undecided", r.Undecided, room.Suggestions)
	c.note("suggested_families", len(r.Suggested), len(room.Suggested))
	r.Suggested = []SuggestedFamily{}
	for i, f := range room.Suggested {
		f.Episodes = first(c, fmt.Sprintf("suggested_families.%d.episodes", i), f.Episodes, room.InRow)
		r.Suggested = append(r.Suggested, f)
	}
	listed := []Conflict{}
	for i, x := range last(c, "conflicts", r.Conflicts, room.Conflicts) {
		x.Joined = first(c, fmt.Sprintf("conflicts.%d.joined", i), x.Joined, room.InRow)
		listed = append(listed, x)
	}
	r.Conflicts = listed
}

// counted cuts the incidents behind counts.
func (c *cuts) counted(r *Result, room *Room) {
	if r.Pace != nil {
		p := *r.Pace
		p.Before.IDs = last(c, "pace.before.ids", p.Before.IDs, room.Named)
		r.Pace = &p
	}
	if r.PaceRepeats != nil {
		p := *r.PaceRepeats
		p.Before.IDs = last(c, "pace_repeats.before.ids", p.Before.IDs, room.Named)
		r.PaceRepeats = &p
	}
	repeats := *r.Repeats
	repeats.IDs, repeats.Against = last(c, "repeats.ids", repeats.IDs, room.Named), map[string][]string{}
	for _, against := range []string{WhileOpen, AfterClosed, StateNotKnown, NothingPromised} {
		if ids, ok := r.Repeats.Against[against]; ok {
			repeats.Against[against] = last(c, "repeats.against."+against, ids, room.Named)
		}
	}
	r.Repeats = &repeats
	r.TimeTo.Incidents = last(c, "time_to_recurrence.incidents", r.TimeTo.Incidents, room.Named)
	r.TimeTo.Excluded = last(c, "time_to_recurrence.excluded", r.TimeTo.Excluded, room.Named)
	if !room.Spells {
		r.TimeTo.Spells = last(c, "time_to_recurrence.spells", r.TimeTo.Spells, room.Named)
	}
}

// actions cuts the actions that lines name.
func (c *cuts) actions(x Ageing, room *Room) Ageing {
	x.Overdue = first(c, "actions.overdue", x.Overdue, room.Suggestions)
	for _, l := range []struct {
		name string
		list *[]ActionID
	}{
		{"closing_not_known", &x.NotKnown}, {"no_owner", &x.NoOwner}, {"no_due", &x.NoDue}, {"no_evidence", &x.NoEvidence}, {"after_next_repeat", &x.AfterRepeat},
	} {
		*l.list = first(c, "actions."+l.name, *l.list, room.Actions)
	}
	c.phase("actions.lateness.overdue", &x.Lateness.Overdue, room)
	c.phase("actions.lateness.on_time", &x.Lateness.OnTime, room)
	c.phase("actions.lateness.unclear", &x.Lateness.Unclear, room)
	return x
}

// rule cuts the groups to those that are listed, each to the incidents that a row names or adds up.
func (c *cuts) rule(r *Rule, room *Room) {
	c.note("rule.groups", len(r.Groups), len(room.Groups))
	r.Groups = []RuleGroup{}
	for i, g := range room.Groups {
		r.Groups = append(r.Groups, c.group(i, g, room.InRow))
	}
}

func (c *cuts) group(i int, g RuleGroup, most int) RuleGroup {
	alone := map[string]bool{}
	for _, id := range g.Alone {
		alone[id] = true
	}
	var kept []RulePart
	listed, added := 0, 0
	g.Alone = []string{}
	for _, p := range g.Incidents {
		if listed < most || added < most && !alone[p.ID] {
			kept = append(kept, p)
			if alone[p.ID] {
				g.Alone = append(g.Alone, p.ID)
			}
		}
		listed++
		if !alone[p.ID] {
			added++
		}
	}
	c.note(fmt.Sprintf("rule.groups.%d.incidents", i), listed, most)
	c.note(fmt.Sprintf("rule.groups.%d.addends", i), added, most)
	g.Incidents = kept
	return g
}
