package view

import (
	"time"

	"example.com/postmortem/report/analysis"
	"example.com/postmortem/report/stats"
)

// pace words how many there were in a quarter and what that says: with none, what rates remain possible; with few, how many it would have
// taken to see a change; with more, the comparison. No words for a change are made of a point estimate.
func (w *writer) pace(p *analysis.Pace, s *analysis.Statements) []Text {
	if p == nil {
		return nil
	}
	n := p.Quarter.Count
	args := []any{
		"count", n.Lo, "n", w.countRange(n), "quarter", w.quarter(p), "what", w.t("pace." + p.What),
		"range", w.lang.Range(w.figure(p.Rate.Interval.Lo), w.figure(p.Rate.Interval.Hi)), "upper", w.figure(p.Rate.Upper),
	}
	var lines []Text
	if n.Hi == 0 {
		lines = append(lines, w.say("pace.none", args...))
		if p.Quiet != nil && p.Before.Count.Lo > 0 {
			lines = append(lines, w.say("pace.quiet", "n", p.Before.Count.Lo, "chance", w.lang.Percent(round(float64(p.Quiet.PZero), 2))))
		}
	} else {
		lines = append(lines, w.say("pace.some", args...))
		lines = append(lines, w.named(p)...)
	}
	lines = append(lines, w.compared(p, s.Of("pace-"+p.What))...)
	if p.What == "incidents" && p.Unknown > 0 {
		lines = append(lines, w.say("pace.unknown-cause", "count", p.Unknown, "all", len(p.Quarter.IDs)))
	}
	if p.Lags {
		lines = append(lines, w.say("pace.lags", "days", p.LagDays))
	}
	return lines
}

// compared words the one comparison that was fixed in advance, and what would have shown a change.
func (w *writer) compared(p *analysis.Pace, x *analysis.Statement) []Text {
	if p.Comparison == nil || p.Before.Days <= 0 || x == nil {
		return []Text{w.say("pace.nothing-before")}
	}
	c, n, before := p.Comparison, w.countRange(p.Quarter.Count), w.countRange(p.Before.Count)
	var lines []Text
	args := []any{"n", n, "before", before, "days", p.Before.Days, "p", w.pWords(x.P), "adjusted", w.pWords(x.Adjusted), "ratio", w.orUnbounded(x.Value),
		"range", w.lang.Range(w.orUnknown(x.Interval.Lo), w.orUnbounded(x.Interval.Hi))}
	switch {
	case !c.Attainable:
		lines = append(lines, w.say("pace.unattainable", "n", p.Quarter.Count.Lo+p.Before.Count.Lo))
	case !x.P.OK():
		lines = append(lines, w.say("pace.clusters-none", args...))
	case x.Finds() && float64(x.Value) < 1:
		lines = append(lines, w.say("pace.fewer", args...))
	case x.Finds():
		lines = append(lines, w.say("pace.more", args...))
	default:
		lines = append(lines, w.say("pace.no-evidence", args...))
	}
	if q := p.Quasi; q != nil && x.P.OK() {
		lines = append(lines, w.say("pace.clusters", "phi", w.figure(q.Phi)))
	}
	if d := p.Detectable; d != nil && p.Quasi == nil {
		id := "pace.detectable"
		if d.Better < 0 {
			id = "pace.detectable-worse"
		}
		lines = append(lines, w.say(id, "before", before, "worse", d.Worse, "better", d.Better))
	}
	if d := p.Equal; d != nil && p.Quasi == nil && p.Quarter.Count.Lo > 0 {
		id := "pace.equal"
		if d.Better < 0 {
			id = "pace.equal-worse"
		}
		lines = append(lines, w.say(id, "n", p.Quarter.Count.Lo, "worse", d.Worse, "better", d.Better))
	}
	return lines
}

// named lists few incidents: of so few there are no averages.
func (w *writer) named(p *analysis.Pace) []Text {
	if p.Quarter.Lasting == nil {
		return nil
	}
	var ids []string
	for _, l := range p.Quarter.Lasting {
		ids = append(ids, l.ID+w.t("aside.open")+w.elapsed(w.byID[l.ID].Duration(w.AsOf))+")")
	}
	lines := []Text{w.say("pace.named", "ids", w.lang.List(ids))}
	if p.Quarter.GapDays != nil {
		lines = append(lines, w.say("pace.gap", "count", *p.Quarter.GapDays))
	}
	return lines
}

func (w *writer) countRange(c stats.CountRange) string {
	if c.Lo == c.Hi {
		return w.lang.Int(c.Lo)
	}
	return w.lang.Range(w.lang.Int(c.Lo), w.lang.Int(c.Hi))
}

func (w *writer) quarter(p *analysis.Pace) string {
	from, err := time.ParseInLocation(time.DateOnly, string(p.Quarter.From), w.Register.Zone)
	if err != nil {
		return string(p.Quarter.From)
	}
	return w.lang.Quarter(from)
}
