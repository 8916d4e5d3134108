package view

import (
	"example.com/postmortem/report/analysis"
	"example.com/postmortem/report/stats"
)

// ageing words what became of the actions: how long they stay open, which are overdue, and what nobody can follow up.
func (w *writer) ageing(x *analysis.Ageing) []Markup {
	if x.Actions == 0 {
		return []Markup{w.say("ageing.none").markup()}
	}
	var lines []Markup
	say := func(id string, args ...any) { lines = append(lines, w.say(id, args...).markup()) }
	list := func(id string, of []analysis.ActionID) {
		if len(of) > 0 {
			lines = append(lines, joined(": ", w.say(id, "count", len(of), "all", x.Actions).markup(), w.actionIDs(of)))
		}
	}
	say("ageing.count", "count", x.Actions, "rejected", x.Rejected)
	w.closing(x, say)
	if n := len(x.Overdue); n > 0 {
		say("ageing.overdue", "count", n, "days", x.OverdueNow)
	} else {
		say("ageing.none-overdue", "count", x.Actions)
	}
	if x.OverdueEver > x.OverdueNow {
		say("ageing.overdue-ever", "days", x.OverdueEver)
	}
	list("ageing.no-owner", x.NoOwner)
	list("ageing.no-due", x.NoDue)
	list("ageing.no-evidence", x.NoEvidence)
	list("ageing.not-known", x.NotKnown)
	list("ageing.after-repeat", x.AfterRepeat)
	w.lateness(&x.Lateness, say)
	return lines
}

// closing is how long actions stay open.
func (w *writer) closing(x *analysis.Ageing, say func(id string, args ...any)) {
	c := &x.Closing
	if c.Bears == stats.Refused || c.N == 0 {
		say("ageing.too-few", "count", c.Events, "n", c.N, "need", spellsNeeded)
		return
	}
	if c.Median.Finite() {
		hi := w.t("result.unbounded")
		if c.MedianInterval.Hi.Finite() {
			hi = w.figure(c.MedianInterval.Hi)
		}
		say("ageing.median", "days", w.figure(c.Median), "lo", w.orUnknown(c.MedianInterval.Lo), "hi", hi, "n", c.N, "events", c.Events)
	} else {
		say("ageing.no-median", "n", c.N, "events", c.Events)
	}
	for _, s := range x.Shares {
		if s.Share.OK() && s.Interval.OK() {
			say("ageing.share", "count", s.Days, "share", w.lang.Percent(round(float64(s.Share), 3)), "range", w.shares(s.Interval), "risk", s.AtRisk)
		}
	}
	if x.LatestDay > 0 {
		say("ageing.latest-day", "count", x.LatestDay)
	}
}

// lateness is an association, and says so.
func (w *writer) lateness(l *analysis.Lateness, say func(id string, args ...any)) {
	c := l.Compared
	if c == nil {
		return
	}
	args := []any{"count", l.Families, "late", len(l.Overdue.Repeats), "late_days", l.Overdue.Days, "on_time", len(l.OnTime.Repeats), "on_time_days", l.OnTime.Days}
	if !c.Attainable || !c.Ratio.OK() {
		say("ageing.lateness-few", args...)
		return
	}
	say("ageing.lateness", append(args, "ratio", w.orUnbounded(c.Ratio), "range", w.lang.Range(w.figure(c.Interval.Lo), w.orUnbounded(c.Interval.Hi)))...)
}

func (w *writer) orUnbounded(x stats.Number) string {
	if x.OK() && !x.Finite() {
		return w.t("result.unbounded")
	}
	return w.figure(x)
}

func (w *writer) orUnknown(x stats.Number) string {
	if !x.Finite() {
		return w.t("unknown")
	}
	return w.figure(x)
}

// shares is an interval of a share, in percent.
func (w *writer) shares(i stats.Interval) string {
	return w.lang.Range(w.lang.Percent(round(float64(i.Lo), 3)), w.lang.Percent(round(float64(i.Hi), 3)))
}

// mostActions is how many actions a line names.
const mostActions = 8

// actionIDs names actions by their records, each of which is said once for those that follow one another, and from some on only says that
// there are more.
func (w *writer) actionIDs(all []analysis.ActionID) Markup {
	var links []Markup
	last := ""
	for _, x := range all[:min(len(all), mostActions)] {
		name := Say(x.ID).markup()
		if x.Record != last {
			name = joined(" ", Say(x.Record).link("incident:"+x.Record), name)
		}
		links, last = append(links, name), x.Record
	}
	if len(all) > mostActions {
		links = append(links, w.say("ageing.more").markup())
	}
	return joined(", ", links...)
}

// A LateRow is an overdue action.
type LateRow struct {
	Action Markup
	Title  Text
	Due    string
	Days   string
}

func (w *writer) overdueRows(x *analysis.Ageing) []LateRow {
	var rows []LateRow
	for _, o := range x.Overdue[:min(len(x.Overdue), MostSuggestions)] {
		row := LateRow{Action: w.actionIDs([]analysis.ActionID{o.ActionID}), Due: string(o.Due), Days: w.lang.Int(o.Days)}
		seen, _ := w.byID[o.Record].For(w.Audience)
		for _, a := range seen.Actions {
			if a.ID == o.ID {
				row.Title = w.text(a.Title)
			}
		}
		rows = append(rows, row)
	}
	return rows
}
