package analysis

import (
	"math"

	"example.com/postmortem/report/match"
	"example.com/postmortem/report/stats"
)

// A Matching is what the suggestions of a register rest on, and how they compare with what people decided. There is no probability of a
// recurrence in it: it describes the pairs that people chose to judge.
type Matching struct {
	Method      string        `json:"method"`
	Incidents   int           `json:"incidents"` // compared with each other
	Exact       bool          `json:"exact"`     // every term of every text was looked up; else the heaviest of each
	Borrowed    bool          `json:"borrowed"`  // the scale of similarity is that of public bug trackers
	Pairs       int           `json:"pairs"`     // counted for the chance of a similarity
	Sampled     bool          `json:"sampled"`   // they were drawn with a fixed seed; else they are all there are
	Fields      []FieldWeight `json:"fields"`
	Learned     int           `json:"learned"`   // declared recurrences that corrected these; 0: too few, they are the settings
	Judged      int           `json:"judged"`    // pairs that people decided on
	Confirmed   int           `json:"confirmed"` // of these, as recurrences
	Rejected    int           `json:"rejected"`  // and these as none
	Needed      int           `json:"judged_needed"`
	Correction  *Correction   `json:"correction"` // null: too few were judged, or all alike
	Reliability []Reliability `json:"reliability"`
}

// A FieldWeight is the share of recurrences that are taken to agree on a field: the setting, or what declared recurrences made of it.
type FieldWeight struct {
	Field string  `json:"field"`
	M     float64 `json:"m"`
}

// A Correction turns a computed strength S into A + B·S, the printed one. It is fitted to the judged pairs.
type Correction struct {
	A float64 `json:"a"`
	B float64 `json:"b"`

	Flat bool `json:"flat"` // B is at its lower limit
}

// Reliability is a fifth of the judged pairs by their strength, and how many of them people confirmed.
type Reliability struct {
	Computed  [2]stats.Number `json:"computed"` // the least and the greatest strength, in bits
	Printed   [2]stats.Number `json:"printed"`  // the same, corrected
	Judged    int             `json:"judged"`
	Confirmed int             `json:"confirmed"`
	Share     stats.Number    `json:"share"`
	Interval  stats.Interval  `json:"interval"`
	Method    string          `json:"method"`
}

// matching is nil where the register makes no suggestions.
func (a *Analysis) matching() (*Matching, error) {
	if !a.settings.Suggest || len(a.incidents) < 2 {
		return nil, nil
	}
	r, err := a.matched()
	if err != nil {
		return nil, err
	}
	x := r.Method()
	m := &Matching{
		Method: "match.calibration", Incidents: x.Documents, Exact: x.Exact, Borrowed: x.Borrowed, Pairs: x.Pairs, Sampled: x.Sampled, Fields: []FieldWeight{}, Learned: x.Learned,
		Judged: x.Judged, Confirmed: x.Confirmed, Rejected: x.Judged - x.Confirmed, Needed: match.EnoughJudged, Reliability: []Reliability{},
	}
	for _, f := range x.Fields {
		m.Fields = append(m.Fields, FieldWeight{f.Name, thousandths(f.M)})
	}
	c := x.Calibration
	if c == nil {
		return m, nil
	}
	m.Correction = &Correction{thousandths(c.A), thousandths(c.B), c.Flat}
	for _, row := range c.Table {
		y, err := reliability(c, row)
		if err != nil {
			return nil, err
		}
		m.Reliability = append(m.Reliability, y)
	}
	return m, nil
}

func reliability(c *match.Calibration, row match.Reliability) (Reliability, error) {
	share, err := stats.Proportion(row.Confirmed, row.Pairs, stats.Level)
	if err != nil {
		return Reliability{}, err
	}
	return Reliability{
		Computed: [2]stats.Number{bits(row.Low), bits(row.High)}, Printed: [2]stats.Number{bits(c.Corrected(row.Low)), bits(c.Corrected(row.High))},
		Judged: row.Pairs, Confirmed: row.Confirmed, Share: share.P, Interval: share.Interval, Method: share.Method,
	}, nil
}

// thousandths are as much as a fitted figure says.
func thousandths(x float64) float64 { return math.Round(x*1000)/1000 + 0 }
