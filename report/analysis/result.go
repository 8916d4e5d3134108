package analysis

// A Result is everything that reports say about recurrence in a register: the content of analysis.json.
type Result struct {
	AsOf          string            `json:"as_of"`
	Zone          string            `json:"zone"`
	Audience      string            `json:"audience"`
	Taxonomy      string            `json:"taxonomy_version"`
	Level         float64           `json:"level"` // of every interval
	Exposure      Exposure          `json:"exposure"`
	Counts        Counts            `json:"counts"`
	Pace          *Pace             `json:"pace"`           // null: the quarter has no time
	PaceRepeats   *Pace             `json:"pace_repeats"`   // of repeats only; null: there is none
	Course        *Course           `json:"course"`         // over the whole register; null: it has no time
	CourseRepeats *Course           `json:"course_repeats"` // of repeats only
	Firsts        *Firsts           `json:"firsts"`         // the rate split
	PerFeature    *PerFeature       `json:"per_feature"`    // null: too few features or episodes
	Repeats       *Repeats          `json:"repeats"`
	TimeTo        TimeTo            `json:"time_to_recurrence"`
	Families      []*Family         `json:"families"`
	Worked        WorkedSum         `json:"worked"` // of all families with actions
	Actions       Ageing            `json:"actions"`
	Conflicts     []Conflict        `json:"conflicts"` // decisions of people that contradict each other
	Suggested     []SuggestedFamily `json:"suggested_families"`
	Undecided     []Relation        `json:"undecided"` // suggestions, the stronger first
	Matching      *Matching         `json:"matching"`  // what suggestions rest on; null: none are made
	Rule          Rule              `json:"rule"`
	Statements    Statements        `json:"statements"` // every figure above that a method made, and how many tests that were
	Settings      []Setting         `json:"settings"`
	Methods       []Method          `json:"methods"`
}

// A SuggestedFamily is episodes that would be one family if all fitting suggestions were confirmed.
type SuggestedFamily struct {
	Episodes [][]string `json:"episodes"`
	Counted  int        `json:"counted"`   // episodes that rates count
	TooLarge bool       `json:"too_large"` // probably a category, not a recurrence
}

// A Method is how a kind of figure came about.
type Method struct {
	ID      string   `json:"id"`
	Assumes []string `json:"assumes"`
	Seed    string   `json:"seed"` // how its random numbers are seeded; empty: it draws none
}

// methods are those behind a result.
func methods() []Method {
	poisson := []string{"events come as a Poisson process", "episodes, not incidents, are counted"}
	return []Method{
		{"match.evidence", []string{"weights of fields are judgements (settings.m, settings.discount)", "the register's own rates of chance agreement"}, "PCG with a fixed seed, from 2,000 incidents on"},
		{"rate.poisson_ci", poisson, ""},
		{"rate.compare", poisson, ""},
		{"rate.detectable", poisson, ""},
		{"rate.predict", append([]string{"Jeffreys' prior"}, poisson...), ""},
		{"proportion.ci", []string{"only declared repeats", "a fixed look back (settings.look_back_days)"}, ""},
		{"km", []string{"first spells only, one a family", "censored at the as-of time"}, ""},
		{"logrank", []string{"causes by the first part of their category", "spells of an unknown cause are compared with none"}, "PCG from SHA-256 of the method and its input, where not all relabelings are counted"},
		{"trend.tests", append([]string{"time truncated at the as-of time"}, poisson...), ""},
		{"nhpp.power_law", []string{"the rate is a power of time", "nothing is extrapolated"}, ""},
		{"dispersion.index", []string{"whole quarters"}, "PCG from SHA-256 of the method and its input, below one a quarter"},
		{"changepoint.poisson", append([]string{"whole months", "at most one break"}, poisson...), "PCG from SHA-256 of the method and its input"},
		{"mcf", []string{"features are independent of each other"}, ""},
		{"rate.quasi_compare", []string{"by months, which may come in clusters"}, ""},
		{"action.phases", []string{"the incidents before the first action are dropped", "an action is closed from the latest day that it may have been"}, ""},
		{"rule.two_in_six_months", []string{"incidents that pass the thresholds alone are not in the sums", "users of one incident: the largest of its features"}, ""},
	}
}

// analyse makes the result.
func (a *Analysis) analyse() (*Result, error) {
	g, err := a.grouped()
	if err != nil {
		return nil, err
	}
	start, declared := a.observed(g)
	r := &Result{
		AsOf: a.asOf.Format(timeLayout), Zone: a.register.Zone.String(), Audience: a.audience.String(), Taxonomy: a.register.TaxonomyVersion,
		Level: .95, Counts: a.count(g), Families: []*Family{}, Suggested: []SuggestedFamily{}, Rule: a.rule(g),
		Settings: a.settings.List(), Methods: methods(),
	}
	r.Exposure = Exposure{From: a.day(start), To: r.AsOf, Declared: declared}
	r.Exposure.Days, r.Exposure.Blind = a.exposure(start, a.asOf)
	if r.Pace, err = a.pace(g, "incidents"); err != nil {
		return nil, err
	}
	if len(g.families) > 0 {
		if r.PaceRepeats, err = a.pace(g, "repeats"); err != nil {
			return nil, err
		}
	}
	if r.Course, err = a.course(g, "incidents", r.Pace); err != nil {
		return nil, err
	}
	if len(g.families) > 0 {
		if r.CourseRepeats, err = a.course(g, "repeats", r.PaceRepeats); err != nil {
			return nil, err
		}
	}
	if r.Firsts, err = firsts(r.Course, r.CourseRepeats); err != nil {
		return nil, err
	}
	if r.PerFeature, err = a.perFeature(g); err != nil {
		return nil, err
	}
	if r.Repeats, err = a.repeats(g); err != nil {
		return nil, err
	}
	if r.TimeTo, err = a.timeTo(g); err != nil {
		return nil, err
	}
	for i := range g.families {
		f := *a.family(g, i)
		r.Families = append(r.Families, &f)
	}
	r.Worked = sumWorked(r.Families)
	if r.Actions, err = a.ageing(g); err != nil {
		return nil, err
	}
	if r.Conflicts, err = a.conflicts(g, r.Families); err != nil {
		return nil, err
	}
	r.Statements = r.state()
	return r, a.suggest(g, r)
}

// suggest adds what nobody has decided on.
func (a *Analysis) suggest(g *grouping, r *Result) error {
	families, err := a.suggestedFamilies() // first: it compares all incidents side by side, what follows one after another
	if err != nil {
		return err
	}
	if r.Undecided, err = a.undecided(); err != nil {
		return err
	}
	r.Counts.Undecided, r.Counts.Families = len(r.Undecided), len(r.Families)
	for _, u := range r.Undecided {
		later, earlier := familyOf(g, u.Later), familyOf(g, u.Earlier)
		if later >= 0 {
			r.Families[later].Undecided = append(r.Families[later].Undecided, u)
		}
		if earlier >= 0 && earlier != later {
			r.Families[earlier].Undecided = append(r.Families[earlier].Undecided, u)
		}
	}
	for _, f := range r.Families {
		f.Waiting = len(f.Undecided)
	}
	for _, f := range families {
		counted := 0
		for _, ids := range f.Episodes {
			if a.counts(g.of[ids[0]]) {
				counted++
			}
		}
		r.Suggested = append(r.Suggested, SuggestedFamily{f.Episodes, counted, f.TooLarge})
	}
	if a.settings.Suggest {
		r.Repeats.Suggested = a.repeatsIf(g, r.Suggested)
	}
	r.Matching, err = a.matching()
	return err
}

func familyOf(g *grouping, id string) int {
	if f, ok := g.family[g.of[id]]; ok {
		return f
	}
	return -1
}

// repeatsIf counts the counted episodes that would be repeats if all suggestions were confirmed.
func (a *Analysis) repeatsIf(g *grouping, families []SuggestedFamily) (n int) {
	for _, f := range families {
		for _, ids := range f.Episodes[1:] {
			if a.counts(g.of[ids[0]]) {
				n++
			}
		}
	}
	return n
}
