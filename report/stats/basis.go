package stats

import "fmt"

// Level is the confidence level of reports and 1-Level the size of their tests.
const Level = 0.95

// ResampleMax is the largest group that is resampled; larger ones are answered
// by the normal approximation, whose error is below what is printed.
const ResampleMax = 5000

// Bearing says how much weight a result can bear.
type Bearing int

const (
	Refused  Bearing = iota // too little data: print the warning, not the number
	Appendix                // may stand in a table or figure, not in a sentence
	Sentence                // may carry a sentence
)

// String gives "refused", "appendix" or "sentence".
func (b Bearing) String() string {
	switch b {
	case Appendix:
		return "appendix"
	case Sentence:
		return "sentence"
	}
	return "refused"
}

// MarshalText writes what String gives.
func (b Bearing) MarshalText() ([]byte, error) { return []byte(b.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (b *Bearing) UnmarshalText(t []byte) error {
	for _, c := range []Bearing{Refused, Appendix, Sentence} {
		if c.String() == string(t) {
			*b = c
			return nil
		}
	}
	return fmt.Errorf("bearing %q is not refused, appendix or sentence", t)
}

// Code names a kind of warning, for those who translate it.
type Code string

// The kinds of warning.
const (
	TooFew          Code = "too-few"          // refused: fewer than Need of Of
	AppendixOnly    Code = "appendix-only"    // not enough for a sentence: fewer than Need of Of
	Unattainable    Code = "unattainable"     // no outcome of this size could be significant
	Conservative    Code = "conservative"     // the interval covers at least its level if the process is Poisson
	Approximate     Code = "approximate"      // a normal approximation stands in for the exact or resampled answer
	Undefined       Code = "undefined"        // the data determine no estimate
	WiderLevel      Code = "level"            // the level asked for cannot be reached with this n
	Ties            Code = "ties"             // ties were given midranks; exact given the ties
	OneUnit         Code = "one-unit"         // one unit has no variance between units
	Binned          Code = "binned"           // end points were rounded outwards to keep the work bounded
	BadFit          Code = "bad-fit"          // goodness of fit speaks against the model
	Disagree        Code = "tests-disagree"   // the two trend tests differ
	HeavyTail       Code = "heavy-tail"       // one value is more than half of the total
	LeastFavourable Code = "least-favourable" // the counts are uncertain; the largest p is given
)

// Warning is something a reader must know about a result.
type Warning struct {
	Code Code   `json:"code"`
	Of   string `json:"of,omitempty"` // what there is too little of: "events", "units" …
	Have int    `json:"have,omitempty"`
	Need int    `json:"need,omitempty"`
	Text string `json:"text"` // in English, lower case, without a period
}

func (w Warning) String() string { return w.Text }

// Basis is what a result stands on; every result embeds one.
type Basis struct {
	Method   string    `json:"method"` // id of the method, with "/normal" or such where an approximation answered
	N        int       `json:"n"`
	Bears    Bearing   `json:"bears"`
	Warnings []Warning `json:"warnings,omitempty"`
}

// Refusal gives the warning that explains why the result is refused.
func (b *Basis) Refusal() (Warning, bool) {
	if b.Bears == Refused {
		for _, w := range b.Warnings {
			switch w.Code {
			case TooFew, Unattainable, Undefined:
				return w, true
			}
		}
	}
	return Warning{}, false
}

// Has reports whether there is a warning of this kind.
func (b *Basis) Has(c Code) bool {
	for _, w := range b.Warnings {
		if w.Code == c {
			return true
		}
	}
	return false
}

func (b *Basis) warn(c Code, format string, args ...any) {
	b.Warnings = append(b.Warnings, Warning{Code: c, Text: fmt.Sprintf(format, args...)})
}

func (b *Basis) refuse(c Code, format string, args ...any) {
	b.Bears = Refused
	b.warn(c, format, args...)
}

func (b *Basis) limit(to Bearing) { b.Bears = min(b.Bears, to) }
