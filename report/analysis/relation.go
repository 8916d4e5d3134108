package analysis

import (
	"math"
	"strings"

	"example.com/postmortem/report/match"
	"example.com/postmortem/report/record"
	"example.com/postmortem/report/stats"
)

// What an incident can be to an earlier one. The first four are declared by people, the others suggested.
const (
	recurrence    = "recurrence"
	notRecurrence = "not-recurrence"
	partOf        = "part-of"
	sameFactor    = "same-factor"
	continuation  = "continuation" // it began within three days of the other's end, on a shared feature
	probable      = "probable"     // both causes are known and the same, and more than the text agrees
	similar       = "similar"      // alike, but the causes differ or are not known: no claim about causes
	possible      = "possible"     // nearly alike
)

// What is known of two causes.
const (
	SameCause  = "same"
	OtherCause = "other"
	NoCause    = "not-known" // of one incident or both
)

// A Relation is what an incident is to an earlier one.
type Relation struct {
	Later    string       `json:"later"`
	Earlier  string       `json:"earlier"`
	Relation string       `json:"relation"`
	Declared bool         `json:"declared"`
	By       string       `json:"by,omitempty"`
	On       Day          `json:"on,omitempty"`
	GapDays  *int         `json:"gap_days"` // from start to start; null: not known to the day
	Causes   string       `json:"causes"`
	Strength stats.Number `json:"strength"` // bits beyond the needed; NA where nothing was compared
	Word     string       `json:"word"`     // strong · moderate · weak · none
	Promises *Promises    `json:"promises,omitempty"`
	Evidence *Evidence    `json:"evidence,omitempty"`
}

// Evidence is why two incidents look alike, and what speaks against it.
type Evidence struct {
	Method    string       `json:"method"`
	Among     int          `json:"among"`               // earlier incidents
	Needed    float64      `json:"needed"`              // bits that this many demand
	Strength  float64      `json:"strength"`            // bits found beyond that
	Corrected *Corrected   `json:"corrected,omitempty"` // null: too few pairs were judged
	Capped    bool         `json:"capped"`              // all but the text would be worth more, and counts as 8 bits
	Cosine    float64      `json:"cosine"`
	OneIn     stats.Number `json:"one_in"` // one in so many pairs of the register is as similar
	Pairs     int          `json:"pairs"`
	Borrowed  bool         `json:"borrowed"` // the scale of similarity is that of public bug trackers
	GapDays   *int         `json:"gap_days"`
	Words     []Word       `json:"words"`
	Fields    []FieldBits  `json:"fields"`
	Assumes   []string     `json:"assumes"`
	Incidents []string     `json:"incidents"`
}

// Corrected is what a strength was before people's decisions on other pairs corrected it.
type Corrected struct {
	Computed float64 `json:"computed"` // bits
	Judged   int     `json:"judged"`   // pairs
}

// A Word is one that two texts share. A concept is one that both name, in whatever language.
type Word struct {
	Word    string  `json:"word"`
	Concept bool    `json:"concept,omitempty"`
	Share   float64 `json:"share"`
}

// FieldBits is what one field says about a pair.
type FieldBits struct {
	Field   string   `json:"field"`
	Outcome string   `json:"outcome"` // agrees · partly · differs · not-compared
	Later   []string `json:"later"`
	Earlier []string `json:"earlier"`
	Shared  []string `json:"shared"`
	Count   int      `json:"count"` // incidents with the rarest shared value
	Known   int      `json:"known"` // of so many where it is known
	Bits    float64  `json:"bits"`
}

// fromMatch words a match. A cause that is only a group of causes is no cause that two incidents could share.
func (a *Analysis) fromMatch(m match.Match) Relation {
	names := map[match.Relation]string{match.Continuation: continuation, match.Probable: probable, match.Similar: similar, match.Possible: possible}
	later, earlier := a.byID[m.Later], a.byID[m.Earlier]
	r := Relation{
		Later: m.Later, Earlier: m.Earlier, Relation: names[m.Relation], Causes: a.causes(later, earlier), Strength: bits(m.Strength),
		Word: word(m.Strength), GapDays: a.gap(earlier, later),
	}
	if r.Relation == probable && r.Causes != SameCause {
		r.Relation = similar
	}
	return r
}

// causes says whether two causes are the same, as far as anyone knows.
func (a *Analysis) causes(x, y *record.Incident) string {
	c, d := a.knownCause(x), a.knownCause(y)
	switch {
	case c == "" || d == "":
		return NoCause
	case c == d && a.leaf(c):
		return SameCause
	case c == d, strings.HasPrefix(c, d+"/"), strings.HasPrefix(d, c+"/"):
		return NoCause // a group of causes is no cause
	}
	return OtherCause
}

func word(strength float64) string {
	return [...]string{match.None: "none", match.Weak: "weak", match.Moderate: "moderate", match.Strong: "strong"}[match.StrengthOf(strength)]
}

// bits rounds a strength (adding 0 makes −0 a 0) to what is printed: more would suggest more than a judgement bears, and prose and JSON say the same.
func bits(x float64) stats.Number { return stats.Number(math.Round(stats.Steady(x)*10)/10 + 0) }

// evidence explains a pair; nil where there is nothing to explain, since the "earlier" one is not.
func (a *Analysis) evidence(m *match.Register, later, earlier string) *Evidence {
	x, err := m.Explain(later, earlier)
	if err != nil {
		return nil
	}
	e := &Evidence{
		Method: "match.evidence", Among: x.Among, Needed: float64(bits(x.Needed)), Strength: float64(bits(x.Strength)), Capped: x.Capped,
		Cosine: math.Round(stats.Steady(x.Cosine)*100) / 100, OneIn: significant(x.OneIn), Pairs: x.Pairs, Borrowed: x.Borrowed,
		GapDays: a.gap(a.byID[earlier], a.byID[later]), Words: []Word{}, Assumes: []string{"settings.m", "settings.discount", "settings.rho"},
		Incidents: []string{later, earlier},
	}
	if x.Judged > 0 {
		e.Corrected = &Corrected{float64(bits(x.Computed)), x.Judged}
	}
	for _, w := range x.Shared {
		e.Words = append(e.Words, Word{w.Word, w.Concept, math.Round(stats.Steady(w.Share)*100) / 100})
	}
	outcomes := [...]string{match.NotCompared: "not-compared", match.Agrees: "agrees", match.Partly: "partly", match.Differs: "differs"}
	for _, v := range x.Evidence {
		e.Fields = append(e.Fields, FieldBits{
			v.Field, outcomes[v.Outcome], list(v.Later), list(v.Earlier), list(v.Shared), v.Count, v.Known, float64(bits(v.Bits)),
		})
	}
	return e
}

// list is never null in JSON.
func list(words []string) []string { return append([]string{}, words...) }

// significant rounds to two digits and to a whole number: "1 in 2,400", "1 in 9".
func significant(x float64) stats.Number {
	if x == 0 || math.IsInf(x, 0) || math.IsNaN(x) {
		return stats.Number(x)
	}
	x = stats.Steady(x)
	step := max(1, math.Pow(10, math.Floor(math.Log10(math.Abs(x))+1e-9)-1))
	return stats.Number(math.Round(x/step) * step)
}
