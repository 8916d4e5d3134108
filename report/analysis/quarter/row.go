package quarter

import (
	"slices"
	"time"

	"example.com/postmortem/report/record"
)

// A Row is an incident as the report lists it; words are those of the record.
type Row struct {
	ID        string    `json:"id"`
	Counted   string    `json:"counted"` // yes · edge · unconfirmed · part (of another incident) · kind · floor
	Started   time.Time `json:"started"` // as named
	Lo        time.Time `json:"started_lo"`
	Hi        time.Time `json:"started_hi"`
	Ended     time.Time `json:"ended"` // as named; zero: not over, or not known
	Severity  string    `json:"severity"`
	Cause     string    `json:"cause"`
	State     string    `json:"cause_state"`
	Minutes   Span      `json:"minutes"` // its duration; Known is false where it is not known
	Ongoing   bool      `json:"ongoing"`
	Features  []string  `json:"features"`
	Sites     []string  `json:"sites"`
	Repeat    []string  `json:"repeat_of"` // earlier incidents that people declared it to repeat
	Part      string    `json:"part_of,omitempty"`
	Review    string    `json:"review"`
	InPeriod  bool      `json:"in_period"`
	Revisions []string  `json:"revisions,omitempty"` // what its authors revised, as they wrote it
}

// A Span is a length in minutes: the best case, as named, and the worst.
type Span struct {
	Known bool    `json:"known"`
	Lo    float64 `json:"lo"`
	Named float64 `json:"named"`
	Hi    float64 `json:"hi"`   // meaningless where Open
	Open  bool    `json:"open"` // there is no upper bound
}

// rows are the incidents that began in a period, or may have, whatever their kind and severity.
func (w *work) rows(p Period) []Row {
	rows := []Row{}
	for _, in := range w.all {
		lo, hi := bounds(in)
		if lo.IsZero() || hi.IsZero() || !lo.Before(p.To) || hi.Before(p.From) {
			continue
		}
		rows = append(rows, w.row(in, p))
	}
	return rows
}

func (w *work) row(in *record.Incident, p Period) Row {
	r := Row{
		ID: in.ID, Started: named(in), Severity: in.Severity, Cause: in.Cause.Category, State: string(in.Cause.State), Ongoing: in.Ongoing(),
		Minutes: minutes(in.Duration(w.AsOf)), Features: []string{}, Sites: []string{}, Repeat: w.declared(in), Part: w.part[in.ID],
		Review: string(in.Review.State),
	}
	r.Lo, r.Hi = bounds(in)
	r.InPeriod = p.contains(r.Started)
	if in.Clock.Resolved.Known() {
		r.Ended = middle(in.Clock.Resolved.Moment)
	}
	for _, a := range in.Affected {
		r.Features = append(r.Features, a.Feature)
	}
	for _, d := range in.Dependencies {
		if !slices.Contains(r.Sites, d.Site) {
			r.Sites = append(r.Sites, d.Site)
		}
	}
	for _, x := range in.Revisions {
		r.Revisions = append(r.Revisions, x.Was)
	}
	r.Counted = w.why(in, p)
	return r
}

// why says how an incident of a period's list is counted, or why it is not.
func (w *work) why(in *record.Incident, p Period) string {
	switch {
	case in.Kind == record.NearMiss || in.Kind == record.Maintenance:
		return "kind"
	case !in.Confirmed:
		return "unconfirmed"
	case w.part[in.ID] != "":
		return "part"
	case !w.counts1(in):
		return "floor"
	case in.ID == w.uncounted:
		return "first"
	case where(in, p) == perhaps:
		return "edge"
	}
	return "yes"
}

// declared are the earlier incidents that people declared an incident to repeat.
func (w *work) declared(in *record.Incident) []string {
	ids := []string{}
	for _, r := range in.Related {
		if _, visible := w.byID[r.Incident]; visible && r.Relation == "recurrence" && !slices.Contains(ids, r.Incident) {
			ids = append(ids, r.Incident)
		}
	}
	return ids
}

// minutes is a duration with what it may be instead.
func minutes(e record.Elapsed) Span {
	if !e.Known {
		return Span{}
	}
	s := Span{Known: true, Lo: e.Lo.Minutes(), Hi: e.Hi.Minutes(), Named: e.Point.Minutes(), Open: e.Hi < 0}
	switch {
	case e.Ongoing:
		s.Named, s.Hi = e.Lo.Minutes(), 0
	case e.Point == 0 && e.Hi >= 0:
		s.Named = (s.Lo + s.Hi) / 2
	case e.Point == 0:
		s.Named = s.Lo
	}
	if s.Open {
		s.Hi = 0
	}
	return s
}
