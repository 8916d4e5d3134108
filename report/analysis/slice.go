package analysis

import (
	"bytes"
	"encoding/json"
)

// Slices are the parts of a result that single pages show. They lie inside their PDFs as analysis.json, under the keys that the whole
// has. What a page does not show is left out, the clock too where nothing of it depends on that: else the pages of yesterday's records
// would be other files today.

// caseSlice is what a postmortem shows of a Case: fields of this struct stand in place of those of the same name.
type caseSlice struct {
	*Case
	AsOf     string            `json:"as_of,omitempty"` // only where a duration goes on
	Family   *familySlice      `json:"family"`
	Settings map[string]string `json:"settings,omitempty"` // behind the evidence
}

// familySlice is a family without what became of it since, which its own page says.
type familySlice struct {
	*Family
	Open      *Promises  `json:"promises_now,omitempty"`
	Spells    []Spell    `json:"spells,omitempty"`
	Worked    *Worked    `json:"worked,omitempty"`
	Undecided []Relation `json:"undecided,omitempty"`
}

// Slice is what the postmortem of the case's incident shows, as JSON.
func (c *Case) Slice() ([]byte, error) {
	s := caseSlice{Case: c}
	if c.Family != nil {
		s.Family = &familySlice{Family: c.Family}
	}
	for _, d := range c.Durations {
		if d.Ongoing {
			s.AsOf = c.AsOf
		}
	}
	for _, r := range c.Relations {
		if r.Evidence != nil {
			s.Settings = weights(c.Settings)
		}
	}
	return line(s)
}

// weights are the settings that evidence rests on.
func weights(all []Setting) map[string]string {
	chosen := map[string]string{}
	for _, s := range all {
		switch s.Key {
		case "rho", "m", "discount":
			chosen[s.Key] = s.Value
		}
	}
	return chosen
}

// FamilySlice is what the page of a family shows, as JSON; most is how many undecided relations it lists.
func (r *Result) FamilySlice(f *Family, most int) ([]byte, error) {
	return line(struct {
		AsOf     string  `json:"as_of"`
		Audience string  `json:"audience"`
		Family   *Family `json:"family"`
	}{r.AsOf, r.Audience, f.short(most)})
}

// short is the family with at most so many of its undecided relations.
func (f *Family) short(most int) *Family {
	s := *f
	s.Undecided = f.Undecided[:min(len(f.Undecided), most)]
	return &s
}

// IndexSlice is what the list of all incidents counts, as JSON.
func (a *Analysis) IndexSlice() ([]byte, error) {
	s := struct {
		AsOf        string    `json:"as_of,omitempty"` // only where a duration goes on
		Audience    string    `json:"audience"`
		Incidents   int       `json:"incidents"`
		Unconfirmed int       `json:"unconfirmed"`
		Hidden      int       `json:"hidden"`
		Durations   []Lasting `json:"durations"`
	}{Audience: a.audience.String(), Incidents: len(a.incidents), Hidden: a.hidden, Durations: []Lasting{}}
	for _, in := range a.incidents {
		l := a.lastingOf(in)
		s.Durations = append(s.Durations, l)
		if l.Ongoing {
			s.AsOf = a.asOf.Format(timeLayout)
		}
		if !in.Confirmed {
			s.Unconfirmed++
		}
	}
	return line(s)
}

// line is a value as JSON without the spaces that nobody reads inside a PDF.
func line(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return b.Bytes(), err
}
