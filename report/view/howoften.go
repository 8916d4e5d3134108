package view

import (
	"slices"

	"example.com/postmortem/report/analysis"
)

// familyLines say how often it happened, what was promised and what became of it, and what had been promised each time it came again.
func (w *writer) familyLines(f *analysis.Family) []Markup {
	lines := []Markup{w.howOften(f).markup()}
	if p := &f.Open; p.Promised > 0 {
		lines = append(lines, w.say("family.promised", "count", p.Promised, "date", w.lang.Date(w.AsOf),
			"done", p.Done, "open", p.Open, "overdue", p.Overdue, "unknown", p.Unknown).markup())
	}
	same := map[string][]Markup{} // repeats of which no more is to be said, by what is said of them
	for _, m := range f.Members {
		if m.Repeat != nil && !promisedSome(m.Repeat) {
			same[m.Repeat.Against] = append(same[m.Repeat.Against], Say(m.Incidents[0]).link("incident:"+m.Incidents[0]))
		}
	}
	for _, m := range f.Members {
		switch r := m.Repeat; {
		case r == nil:
		case promisedSome(r):
			own := Say(m.Incidents[0]).link("incident:" + m.Incidents[0])
			lines = append(lines, joined(": ", own, joined(" ", w.say("against."+r.Against).markup(), w.promised(r.Promises, w.t("family.earlier")).markup())))
		case same[r.Against] != nil:
			lines = append(lines, joined(": ", joined(", ", same[r.Against]...), w.say("against."+r.Against).markup()))
			delete(same, r.Against)
		}
	}
	return lines
}

// promisedSome reports whether it is known what had been promised when an incident came again.
func promisedSome(r *analysis.Repeat) bool { return r.Promises != nil && r.Promises.Promised > 0 }

// howOften is how many incidents a family has, in which time, and how long it took each time from one to the next.
func (w *writer) howOften(f *analysis.Family) Text {
	from, to := f.Members[0].Start, f.Members[len(f.Members)-1].Start
	if from == "" || to == "" {
		return w.say("family.count", "count", f.Count, "repeats", f.Repeats)
	}
	words := w.say("family.happened", "count", f.Count, "repeats", f.Repeats, "from", w.dayWord(from), "to", w.dayWord(to))
	var gaps []int
	for _, m := range f.Members {
		if m.Repeat != nil && m.Repeat.GapDays != nil {
			gaps = append(gaps, *m.Repeat.GapDays)
		}
	}
	if len(gaps) < len(f.Members)-1 || len(gaps) == 0 {
		return words
	}
	days := w.lang.Int(gaps[0])
	if lo, hi := slices.Min(gaps), slices.Max(gaps); lo < hi {
		days = w.lang.Range(w.lang.Int(lo), w.lang.Int(hi))
	}
	return append(append(words, Say(" ")...), w.say("family.gaps", "count", slices.Max(gaps), "days", days)...)
}
