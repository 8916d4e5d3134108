package quarter

import (
	"encoding/hex"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"example.com/postmortem/report/record"
)

// Complete accounts for every record: what of the period is in the figures, what is not, and why.
type Complete struct {
	Records       int               `json:"records"`           // read without an error, whatever the audience
	Files         int               `json:"files"`             // read
	FailedFiles   int               `json:"failed_files"`      // with errors: in no figure
	Failed        []string          `json:"failed"`            // their names, for those inside only
	Hidden        int               `json:"hidden"`            // not for this audience
	Starts        int               `json:"incidents"`         // of the period, whatever their kind and state
	Later         int               `json:"begun_after_as_of"` // in no figure
	NoStart       []string          `json:"no_start"`          // nobody knows when they began: in no period
	NotApproved   []NotApproved     `json:"not_approved"`
	NotRequired   []NotApproved     `json:"review_not_required"`
	Blind         []Blind           `json:"blind"`
	Findings      []Finding         `json:"findings"`         // that touch the figures; for those inside only
	Found         []Found           `json:"findings_by_rule"` // the same, counted
	FindingCount  int               `json:"finding_count"`
	OtherFindings int               `json:"other_findings"` // that touch no figure
	Excluded      []Excluded        `json:"excluded"`
	Gaps          []string          `json:"gaps"` // ids that the sequence lacks
	Sequence      bool              `json:"has_sequence"`
	Controls      []Control         `json:"controls"`
	Digests       map[string]string `json:"digests"` // SHA-256 by file: the register and the records of the period
}

// NotApproved is a record that nobody stands behind yet, or of which its authors say that nobody has to.
type NotApproved struct {
	ID      string      `json:"id"`
	State   string      `json:"state"` // draft · in-review · not-required; empty: no review is on record
	By      string      `json:"by"`
	Because record.Text `json:"because,omitempty"` // why no review is required
}

// A Blind is a time in which nobody recorded: it is in no exposure and no availability.
type Blind struct {
	From    time.Time   `json:"from"`
	To      time.Time   `json:"to"`
	Because record.Text `json:"because"`
}

// Excluded is a record of the period that is in no count, and why.
type Excluded struct {
	ID  string `json:"id"`
	Why string `json:"why"` // kind · floor · unconfirmed · part · first
}

// A Control is an audit control with the records that are evidence for it.
type Control struct {
	Name     string     `json:"name"`
	Evidence []Evidence `json:"evidence"`
}

// Evidence is one record, who stands behind it, and how much of what it promised was done. Its digest is among Digests.
type Evidence struct {
	ID       string `json:"incident"`
	State    string `json:"review"`
	By       string `json:"by"`
	Actions  int    `json:"actions"`
	Done     int    `json:"done"`
	Evidence int    `json:"with_evidence"` // of the actions done
}

func (w *work) completeness(c *record.Corpus) Complete {
	x := Complete{
		Records: len(c.Incidents), Files: len(c.Files), Failed: []string{}, Hidden: w.hidden, Later: w.later, NoStart: []string{}, NotApproved: []NotApproved{},
		NotRequired: []NotApproved{}, Blind: []Blind{}, Excluded: []Excluded{}, Gaps: []string{}, Controls: []Control{}, Digests: map[string]string{},
	}
	sound := map[string]bool{}
	if c.Register.File != nil {
		sound[c.Register.File.Path] = true
		x.Digests["register"] = digest(c.Register.File)
	}
	for _, in := range c.Incidents {
		sound[in.File.Path] = true
	}
	var failed []string // the ids that their files are named after
	for _, f := range c.Files {
		if !sound[f.Path] {
			failed = append(failed, strings.TrimSuffix(path.Base(f.Path), ".toml"))
			if x.FailedFiles++; w.audience >= record.Internal {
				x.Failed = append(x.Failed, strings.TrimPrefix(f.Path, w.home()))
			}
		}
	}
	controls := map[string][]Evidence{}
	for _, in := range w.all {
		lo, hi := bounds(in)
		if lo.IsZero() || hi.IsZero() {
			x.NoStart = append(x.NoStart, in.ID)
			continue
		}
		if !lo.Before(w.Period.To) || hi.Before(w.Period.From) {
			continue
		}
		x.Starts++
		x.Digests[in.ID] = digest(in.File)
		switch s := in.Review.State; s {
		case record.ReviewApproved:
		case record.ReviewNotRequired:
			x.NotRequired = append(x.NotRequired, NotApproved{in.ID, string(s), in.Review.By, in.Review.Because})
		default:
			x.NotApproved = append(x.NotApproved, NotApproved{in.ID, string(s), in.Review.By, nil})
		}
		if why := w.why(in, w.Period); why != "yes" && why != "edge" {
			x.Excluded = append(x.Excluded, Excluded{in.ID, why})
		}
		for _, name := range in.Controls {
			controls[name] = append(controls[name], evidence(in))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(controls)) {
		x.Controls = append(x.Controls, Control{name, controls[name]})
	}
	x.Sequence, x.Gaps = w.gaps(c, failed)
	x.Blind = w.blind()
	return x
}

// evidence is what a record shows an auditor.
func evidence(in *record.Incident) Evidence {
	e := Evidence{ID: in.ID, State: string(in.Review.State), By: in.Review.By, Actions: len(in.Actions)}
	for _, a := range in.Actions {
		if a.State != record.ActionDone {
			continue
		}
		if e.Done++; a.Evidence != "" {
			e.Evidence++
		}
	}
	return e
}

// blind are the blind periods within the period.
func (w *work) blind() []Blind {
	all := []Blind{}
	for _, b := range w.reg.Accounting.Blind {
		if !b.From.Lo.IsZero() && !b.To.Hi.IsZero() && b.From.Lo.Before(w.Period.To) && b.To.Hi.After(w.Period.From) {
			all = append(all, Blind{b.From.Lo, b.To.Hi, b.Because})
		}
	}
	return all
}

func digest(f *record.File) string { return hex.EncodeToString(f.Digest[:]) }

// maxGaps is how many missing ids are named.
const maxGaps = 100

// gaps are the ids that a numbered sequence lacks between its first and last of the same prefix, as far as the period's incidents use it.
// Records of any audience fill the sequence: a hidden one is no gap, nor is one that could not be read.
func (w *work) gaps(c *record.Corpus, failed []string) (has bool, missing []string) {
	missing = []string{}
	at := strings.Index(w.reg.IDs, "{seq")
	if at < 0 {
		return false, missing
	}
	_, after, _ := strings.Cut(w.reg.IDs[at:], "}")
	if after != "" {
		return false, missing // what follows the number is not known here
	}
	series := map[string]map[int]int{} // by prefix: number to width
	used := map[string]bool{}
	add := func(id string, here bool) {
		prefix, n, width, ok := numbered(id)
		if !ok {
			return
		}
		if series[prefix] == nil {
			series[prefix] = map[int]int{}
		}
		series[prefix][n] = width
		used[prefix] = used[prefix] || here
	}
	for _, in := range c.Incidents {
		add(in.ID, w.Period.contains(named(in)))
	}
	for _, id := range failed {
		add(id, false)
	}
	for _, prefix := range slices.Sorted(maps.Keys(used)) {
		if !used[prefix] {
			continue
		}
		numbers := slices.Sorted(maps.Keys(series[prefix]))
		for i := 1; i < len(numbers); i++ {
			for n := numbers[i-1] + 1; n < numbers[i] && len(missing) < maxGaps; n++ {
				id := strconv.Itoa(n)
				for len(id) < series[prefix][numbers[i]] {
					id = "0" + id
				}
				missing = append(missing, prefix+id)
			}
		}
	}
	return true, missing
}

// numbered takes the number at the end of an id off.
func numbered(id string) (prefix string, n, width int, ok bool) {
	prefix = strings.TrimRight(id, "0123456789")
	digits := id[len(prefix):]
	n, err := strconv.Atoi(digits)
	return prefix, n, len(digits), err == nil && digits != ""
}
