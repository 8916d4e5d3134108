package view

import (
	"example.com/postmortem/report/analysis"
	"example.com/postmortem/report/stats"
)

// A JudgedRow is a fifth of the pairs that people judged, by their strength.
type JudgedRow struct {
	Computed, Printed Text
	Judged, Confirmed string
	Share             Text
}

// matching says what suggestions rest on and, once people judged enough of them, how these fared.
func (w *writer) matching(m *analysis.Matching) ([]Text, []JudgedRow) {
	if m == nil {
		return nil, nil
	}
	compared, counted := "matching.heaviest", "matching.all-pairs"
	if m.Exact {
		compared = "matching.exact"
	}
	if m.Sampled {
		counted = "matching.sampled"
	}
	lines := []Text{w.say(compared, "count", m.Incidents), w.say(counted, "pairs", w.lang.Int(m.Pairs))}
	if m.Borrowed {
		lines = append(lines, w.say("evidence.borrowed"))
	}
	if m.Learned > 0 {
		var fields []string
		for _, f := range m.Fields {
			fields = append(fields, w.t("evidence."+f.Field)+" "+w.figure(stats.Number(f.M)))
		}
		lines = append(lines, w.say("matching.learned", "count", m.Learned, "fields", w.lang.List(fields)))
	}
	judged := []any{"count", m.Judged, "confirmed", m.Confirmed, "rejected", m.Rejected, "need", m.Needed}
	switch c := m.Correction; {
	case c != nil:
		lines = append(lines, w.say("matching.corrected", append(judged, "a", w.figure(stats.Number(c.A)), "b", w.figure(stats.Number(c.B)))...))
		if c.Flat {
			lines = append(lines, w.say("matching.flat"))
		}
	case m.Judged < m.Needed:
		lines = append(lines, w.say("matching.too-few", judged...))
	default:
		lines = append(lines, w.say("matching.alike", judged...))
	}
	var rows []JudgedRow
	for _, r := range m.Reliability {
		rows = append(rows, w.judgedRow(r))
	}
	return lines, rows
}

func (w *writer) judgedRow(r analysis.Reliability) JudgedRow {
	between := func(x [2]stats.Number) Text {
		return w.say("matching.between", "low", w.bits(float64(x[0])), "high", w.bits(float64(x[1])))
	}
	return JudgedRow{
		between(r.Computed), between(r.Printed), w.lang.Int(r.Judged), w.lang.Int(r.Confirmed),
		Say(w.figure(r.Share) + w.t("aside.open") + w.lang.Range(w.figure(r.Interval.Lo), w.figure(r.Interval.Hi)) + ")"), // "100%" would read as a promise
	}
}
