package view

import (
	"slices"
	"time"

	"example.com/postmortem/report/analysis"
	"example.com/postmortem/report/chart"
)

// timeTo says how soon families recur, as far as n allows.
func (w *writer) timeTo(t *analysis.TimeTo) []Text {
	lines := []Text{w.say("time-to.count", "count", t.Families, "repeated", t.Repeated)}
	if n := len(t.Excluded); n > 0 {
		lines = append(lines, w.say("time-to.excluded", "count", n))
	}
	if !drawn(t) {
		for _, s := range t.Spells {
			if s.Next != "" || len(t.Spells) < spellsNeeded {
				lines = append(lines, w.spell(s))
			}
		}
		if t.Events == 0 && t.N >= spellsNeeded {
			return append(lines, w.say("time-to.never", "count", t.N))
		}
		return append(lines, w.say("time-to.too-few", "count", t.N, "need", spellsNeeded))
	}
	if t.Median.Finite() {
		lines = append(lines, w.say("time-to.median", "days", w.figure(t.Median), "range",
			w.lang.Range(w.orUnknown(t.MedianInterval.Lo), w.orUnbounded(t.MedianInterval.Hi)), "n", t.N))
	} else {
		lines = append(lines, w.say("time-to.no-median"))
	}
	for _, s := range t.Shares {
		if s.Share.OK() && s.Interval.OK() {
			lines = append(lines, w.say("time-to.share", "count", s.Days, "share", w.lang.Percent(round(float64(s.Share), 3)),
				"range", w.lang.Range(w.lang.Percent(round(float64(s.Interval.Lo), 3)), w.lang.Percent(round(float64(s.Interval.Hi), 3))), "risk", s.AtRisk))
		}
	}
	return append(lines, w.say("time-to.assumes"))
}

// spellsNeeded is the least number of spells of which a curve is drawn.
const spellsNeeded = 5

// drawn reports whether there is enough for a curve.
func drawn(t *analysis.TimeTo) bool { return t.N >= spellsNeeded && t.Events > 0 }

func (w *writer) curve(t *analysis.TimeTo) chart.Chart {
	if !drawn(t) {
		return nil
	}
	days := func(d float64) time.Duration { return time.Duration(d * float64(24*time.Hour)) }
	line := chart.StepSeries{Label: w.t("time-to.curve"), Band: true, Points: []chart.StepPoint{{X: 0, Y: 1, Lo: 1, Hi: 1}}, AtRisk: atRisk(t.Spells)}
	for _, p := range t.Points {
		lo, hi := float64(p.Interval.Lo), float64(p.Interval.Hi)
		if !p.Interval.OK() {
			lo, hi = float64(p.Surv), float64(p.Surv)
		}
		line.Points = append(line.Points, chart.StepPoint{X: days(p.Time), Y: float64(p.Surv), Lo: lo, Hi: hi})
	}
	for _, s := range t.Spells {
		if s.Next == "" {
			line.Censored = append(line.Censored, time.Duration(s.Seconds)*time.Second)
		}
	}
	return &chart.Steps{
		Title: w.t("time-to.figure"), Series: []chart.StepSeries{line}, End: days(t.Longest), Top: 1, Formats: w.dayFormats(),
		Words: chart.StepWords{
			Value: w.t("time-to.value"), Time: w.t("column.duration"), Band: w.t("time-to.band"), Censored: w.t("time-to.censored"),
			AtRisk: w.t("time-to.at-risk"), Series: w.t("column.what"), From: w.t("column.low"), To: w.t("column.high"),
		},
	}
}

// atRisk is how many spells were still under observation at any time: one that recurred or was last seen at that very time is among them.
func atRisk(spells []analysis.Spell) []chart.StepCount {
	var ends []int
	for _, s := range spells {
		ends = append(ends, s.Seconds)
	}
	slices.Sort(ends)
	counts := []chart.StepCount{{X: 0, N: len(ends)}}
	for i, end := range ends {
		counts = append(counts, chart.StepCount{X: time.Duration(end)*time.Second + 1, N: len(ends) - i - 1})
	}
	return counts
}

// dayFormats words whole days as days, however few they are.
func (w *writer) dayFormats() chart.Formats {
	f := w.formats()
	f.Span = func(d time.Duration) string {
		if day := 24 * time.Hour; d%day == 0 {
			return w.lang.Days(int(d / day))
		}
		return w.lang.Duration(d)
	}
	return f
}
