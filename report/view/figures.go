package view

import (
	"time"

	"example.com/postmortem/report/chart"
	"example.com/postmortem/report/record"
)

// strip is the incident on a time axis: its clocks, its features, its events. Nil where there is no start and end, or nothing
// finer than days to draw: a bar that begins and ends somewhere in a month says nothing.
func (w *writer) strip(in *record.Incident) chart.Chart {
	started, resolved := in.Clock.Started, in.Clock.Resolved
	ongoing := in.Status.Open()
	if !fine(started.Moment) || !fine(resolved.Moment) && !ongoing {
		return nil
	}
	s := &chart.Strip{
		Title: w.t("figure.timeline"), AsOf: w.AsOf, Zone: w.Register.Zone, Formats: w.formats(),
		Impact: chart.Bar{
			Label: w.t("figure.impact"), Note: w.elapsed(in.Duration(w.AsOf)), Start: when(started.Moment), End: when(resolved.Moment),
			Ongoing: ongoing && resolved.IsZero(),
		},
		Words: chart.StripWords{
			Events: w.t("figure.events"), Uncertain: w.t("figure.uncertain"), Ongoing: w.t("figure.ongoing"),
			What: w.t("column.what"), From: w.t("column.from"), To: w.t("column.to"),
		},
	}
	for _, c := range clocks(in) {
		if fine(c.Moment) {
			s.Clocks = append(s.Clocks, chart.Mark{Label: w.word("clock", c.name).Plain(), Note: w.lang.Time(first(c.Moment).In(w.Register.Zone)), At: when(c.Moment)})
		}
	}
	for _, a := range in.Affected {
		if bar, ok := w.featureBar(in, a); ok {
			s.Features = append(s.Features, bar)
		}
	}
	for _, e := range in.Timeline {
		if fine(e.At) && within(e.At, started.Moment, resolved.Moment) {
			s.Events = append(s.Events, chart.Mark{Label: w.text(e.What).Plain(), At: when(e.At)})
		}
	}
	return s
}

// featureBar is a feature with times of its own; one with the incident's times would only repeat the bar of the impact.
func (w *writer) featureBar(in *record.Incident, a record.Affected) (chart.Bar, bool) {
	from, to := a.Started, a.Restored
	if !fine(from) && !fine(to) {
		return chart.Bar{}, false
	}
	if from.IsZero() {
		from = in.Clock.Started.Moment
	}
	if to.IsZero() {
		to = in.Clock.Resolved.Moment
	}
	if !fine(from) || !fine(to) {
		return chart.Bar{}, false
	}
	return chart.Bar{Label: w.feature(a.Feature).Plain(), Start: when(from), End: when(to)}, true
}

// durations sets claimed durations beside the one computed, on a logarithmic axis.
func (w *writer) durations(in *record.Incident) chart.Chart {
	ours := in.Duration(w.AsOf)
	d := &chart.Durations{
		Title: w.t("figure.durations"), Formats: w.formats(),
		Words: chart.DurationWords{
			Exact: w.t("figure.exact"), Interval: w.t("figure.interval"), Ongoing: w.t("figure.ongoing"), Group: w.t("column.who"),
			What: w.t("column.what"), Duration: w.t("fact.duration"),
		},
	}
	for _, c := range in.Claims {
		if half := c.Span.Unit() / 2; c.About == "duration" && c.Span.Lo > 0 {
			d.Groups = append(d.Groups, chart.DurationGroup{
				Label: w.text(c.By).Plain(), Note: w.claimed(c.Span),
				Spans: []chart.Span{{Label: w.text(c.By).Plain(), Lo: c.Span.Lo - half, Hi: max(c.Span.Hi, c.Span.Lo) + half, Ongoing: c.Span.Unbounded()}},
			})
		}
	}
	if len(d.Groups) == 0 || !ours.Known || ours.Lo <= 0 {
		return nil
	}
	d.Groups = append(d.Groups, chart.DurationGroup{
		Label: w.t("figure.ours"), Note: w.elapsed(ours),
		Spans: []chart.Span{{Label: w.t("figure.ours"), Lo: ours.Lo, Hi: max(ours.Hi, ours.Lo), Ongoing: ours.Ongoing || ours.Unbounded(), Highlight: true}},
	})
	return d
}

// fine reports whether a moment is known well enough to stand on an axis of hours.
func fine(m record.Moment) bool {
	return m.Known() && (m.Grain <= record.HalfDay || m.Grain == record.Range && !m.Lo.IsZero() && !m.Hi.IsZero())
}

func when(m record.Moment) chart.When { return chart.When{Lo: m.Lo, Hi: m.Hi} }

// within reports whether a moment lies near enough to the incident to be on its strip: what was said weeks later would flatten it.
func within(m, from, to record.Moment) bool {
	margin := to.Hi.Sub(from.Lo) / 4
	return to.Hi.IsZero() || !m.Lo.Before(from.Lo.Add(-margin)) && !m.Hi.After(to.Hi.Add(margin))
}

// formats words the values of figures.
func (w *writer) formats() chart.Formats {
	return chart.Formats{
		Time:   func(t time.Time, u chart.Unit) string { return w.tick(t, u) },
		Span:   w.lang.Duration,
		Number: func(x float64) string { return w.lang.Number(x, 3) },
	}
}
