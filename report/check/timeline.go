package check

import (
	"fmt"
	"time"

	"example.com/postmortem/report/record"
)

// How far from the incident an entry of the timeline may be: what led up to it, and what came of it.
const (
	farBefore   = 30 * 24 * time.Hour
	farAfter    = 366 * 24 * time.Hour
	recoveryEnd = 7 * 24 * time.Hour
)

func timelineOutside(p *Pass) {
	first, last := p.limits()
	for i, e := range p.Timeline {
		at := fmt.Sprintf("timeline[%d]", i)
		switch {
		case !e.At.Known():
		case i > 0 && undated(e.At) && p.doubted(fmt.Sprintf("timeline[%d]", i-1)):
			p.doubt(at) // its day is that of the entry above
		case !first.IsZero() && !e.At.Hi.IsZero() && e.At.Hi.Before(first.Add(-farBefore)):
			p.report(p.at(at+".at"), "check its date", "the entry is of %s, %d days before the incident", p.shown(e.At), days(first.Sub(e.At.Hi)))
			p.doubt(at)
		case !last.IsZero() && !e.At.Lo.IsZero() && e.At.Lo.After(last.Add(farAfter)),
			e.Kind == "recovery" && !p.Clock.Resolved.Hi.IsZero() && e.At.Lo.After(p.Clock.Resolved.Hi.Add(recoveryEnd)) && !p.doubted("resolved"):
			p.report(p.at(at+".at"), "check its date", "the entry is of %s, %d days after the incident", p.shown(e.At), days(e.At.Lo.Sub(last)))
			p.doubt(at)
		}
	}
}

// timelineNextDay reports an undated entry that its place below a later one moved to the next day, if it would lie within the incident a
// day earlier and the incident was over by then.
func timelineNextDay(p *Pass) {
	first, last := p.limits()
	if first.IsZero() || last.IsZero() {
		return
	}
	for i := 1; i < len(p.Timeline); i++ {
		e, above := p.Timeline[i].At, p.Timeline[i-1].At
		at := fmt.Sprintf("timeline[%d]", i)
		if !e.Known() || !above.Known() || !undated(e) || p.doubted(at) || p.doubted(fmt.Sprintf("timeline[%d]", i-1)) {
			continue
		}
		dayBefore := e.Lo.AddDate(0, 0, -1)
		if e.Lo.After(last.Add(12*time.Hour)) && dayBefore.Before(above.Lo) && !dayBefore.Before(first) && !dayBefore.After(last) {
			p.report(p.at(at+".at"), "put it above, or write its date", "the entry is read as of %s, since it is earlier than the one above; the incident was over at %s",
				p.shown(e), last.Format("2006-01-02 15:04"))
			p.doubt(at)
		}
	}
}

// limits are the first and the last point in time that the clocks name; zero where they are in doubt.
func (p *Pass) limits() (first, last time.Time) {
	for _, name := range record.ClockNames {
		c := clock(p.Incident, name)
		if p.doubted(name) {
			return time.Time{}, time.Time{}
		}
		if !c.Lo.IsZero() && (first.IsZero() || c.Lo.Before(first)) {
			first = c.Lo
		}
		if c.Hi.After(last) {
			last = c.Hi
		}
	}
	return first, last
}

func days(d time.Duration) int { return int(d.Hours() / 24) }

// daysSince counts days as calendars do, in the zone of the later time: from any hour of one day to any hour of the next is one.
func daysSince(from, to time.Time) int {
	noon := func(t time.Time) time.Time {
		y, m, d := t.In(to.Location()).Date()
		return time.Date(y, m, d, 12, 0, 0, 0, time.UTC)
	}
	return int(noon(to).Sub(noon(from)) / (24 * time.Hour))
}

// maxEntries is the longest timeline that is put in order at the cost of its square.
const maxEntries = 1000

// timelineOrder reports the entries that are not part of the heaviest run of entries in order: if one of ten has a wrong
// time, that one is reported and not the nine.
func timelineOrder(p *Pass) {
	if len(p.Timeline) > maxEntries || p.doubted("started") { // which gives entries their day
		return
	}
	var known []int
	for i, e := range p.Timeline {
		if e.At.Known() && !p.doubted(fmt.Sprintf("timeline[%d]", i)) {
			known = append(known, i)
		}
	}
	keep := p.heaviestRun(known)
	for k, i := range known {
		if keep[i] {
			continue
		}
		other, word := p.neighbour(known[:k], i, true), "above"
		if other < 0 {
			other, word = p.neighbour(known[k+1:], i, false), "below"
		}
		if other >= 0 {
			p.report(p.at(fmt.Sprintf("timeline[%d].at", i)), "entries stand in order of time; a time without a date is on the day of the entry above or the next",
				"the entry is of %s, the one %s of %s", p.shown(p.Timeline[i].At), word, p.shown(p.Timeline[other].At))
		}
	}
}

// heaviestRun marks the entries of the heaviest run in order of time; of several as heavy, the one that ends first.
func (p *Pass) heaviestRun(known []int) map[int]bool {
	weight, from := make([]int, len(known)), make([]int, len(known))
	best := -1
	for k := range known {
		from[k] = -1
		for j := range k {
			if (from[k] < 0 || weight[j] > weight[from[k]]) && !before(p.Timeline[known[k]].At, p.Timeline[known[j]].At) {
				from[k] = j
			}
		}
		if weight[k] = p.weight(known[k]); from[k] >= 0 {
			weight[k] += weight[from[k]]
		}
		if best < 0 || weight[k] > weight[best] {
			best = k
		}
	}
	keep := map[int]bool{}
	for k := best; k >= 0; k = from[k] {
		keep[known[k]] = true
	}
	return keep
}

// weight is more for an entry that a clock confirms.
func (p *Pass) weight(i int) int {
	for _, name := range record.ClockNames {
		if c := clock(p.Incident, name); c.Exact() && p.Timeline[i].At.Exact() && agreeAt(p.Timeline[i].At, c.Moment) && !p.doubted(name) {
			return 3
		}
	}
	return 2
}

// undated reports whether a time was written without its date.
func undated(m record.Moment) bool {
	digits := 0
	for _, r := range m.Written {
		if digits++; r < '0' || r > '9' {
			digits = 0
		}
		if digits == 4 {
			return false
		}
	}
	return true
}

// neighbour is an entry of a list that is on the wrong side of entry i in time: the last one above it, or the first below it.
func (p *Pass) neighbour(list []int, i int, above bool) int {
	found := -1
	for _, j := range list {
		a, b := p.Timeline[j].At, p.Timeline[i].At
		if above && before(b, a) {
			found = j
		}
		if !above && before(a, b) {
			return j
		}
	}
	return found
}
