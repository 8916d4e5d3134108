package analysis

// How a repeat stands to what had been promised.
const (
	WhileOpen       = "while-open"       // an action was still open: it recurred before the fix was complete
	AfterClosed     = "after-closed"     // all actions were closed: it recurred although closed
	StateNotKnown   = "not-known"        // no action is known to have been open, but of some it is not known
	NothingPromised = "nothing-promised" // no action had been promised by then
)

// A Repeat is an episode of a family but its first.
type Repeat struct {
	Of       string    `json:"of"`       // the episode before it in the family
	GapDays  *int      `json:"gap_days"` // from start to start; null: not known to the day
	Against  string    `json:"against"`  // while-open · after-closed · not-known · nothing-promised
	Promises *Promises `json:"promises,omitempty"`
}

// repeat tells how an episode repeats its family; nil: it does not.
func (a *Analysis) repeat(g *grouping, e *episode) *Repeat {
	f, ok := g.family[e]
	if !ok || g.place[e] == 0 {
		return nil
	}
	last := g.families[f][g.place[e]-1]
	r := &Repeat{Of: last.id(), GapDays: a.gap(last.incidents[0], e.incidents[0]), Against: NothingPromised}
	p := a.promisesAt(g.earlier(e), e.begin)
	if p == nil {
		return r
	}
	r.Promises = p
	switch {
	case p.Open > 0:
		r.Against = WhileOpen
	case p.Unknown > 0:
		r.Against = StateNotKnown
	case p.Done > 0:
		r.Against = AfterClosed
	}
	return r
}
