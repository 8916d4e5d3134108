package pdf

// A Standard is what a file promises to those who keep it and to those who cannot see it.
type Standard uint8

// The standards.
const (
	A3A   Standard = iota // PDF/A-3a and PDF/UA-1: tagged, with its sources inside
	A2U                   // PDF/A-2u: every character can be read; no tags, nothing inside
	A1B                   // PDF/A-1b: for archives that take nothing newer
	Plain                 // no promise
)

// Standards are the names, in the order of the constants.
var Standards = []string{"a3a", "a2u", "a1b", "plain"}

// ParseStandard reads a name of Standards.
func ParseStandard(name string) (Standard, bool) {
	for i, n := range Standards {
		if n == name {
			return Standard(i), true
		}
	}
	return A3A, false
}

// version is the version of PDF that the standard builds on.
func (s Standard) version() string {
	if s == A1B {
		return "1.4"
	}
	return "1.7"
}

// part is the standard as its metadata name it.
func (s Standard) part() (part, conformance string) {
	switch s {
	case A3A:
		return "3", "A"
	case A2U:
		return "2", "U"
	case A1B:
		return "1", "B"
	}
	return "", ""
}
