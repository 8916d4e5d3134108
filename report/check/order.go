package check

import (
	"slices"
	"time"

	"example.com/postmortem/report/record"
)

// inOrder are the pairs of clocks of which the first is never after the second. Others may stand either way: monitoring
// detects before users feel it, an incident that mends itself is detected after its end, maintenance is announced beforehand.
var inOrder = [][2]string{
	{"triggered", "started"}, {"triggered", "detected"}, {"triggered", "mitigated"}, {"triggered", "resolved"}, {"triggered", "fixed"},
	{"started", "mitigated"}, {"started", "resolved"}, {"mitigated", "resolved"},
	{"detected", "acknowledged"}, {"detected", "declared"}, {"detected", "announced"},
}

// clocksInOrder reports, one after another, the clocks that stand in the way of an order, each at its place. If ends is set
// it reports only those that make the incident end before it started; else only others.
func clocksInOrder(p *Pass, ends bool) {
	out := map[string]bool{}
	for {
		name, other := p.culprit(out)
		if name == "" {
			return
		}
		out[name] = true
		reversed := p.wrong("started", "resolved") && (name == "started" || name == "resolved")
		if reversed == ends && !p.doubted(name, other) {
			p.reportOrder(name, other)
			p.doubt(name)
			if reversed {
				p.doubt("started", "resolved")
			}
		}
	}
}

// culprit is the clock that is in the most pairs out of order, and one that it contradicts. Of several it is the one that
// lies far from all others, else the one that should come last.
func (p *Pass) culprit(out map[string]bool) (name, other string) {
	count, against := map[string]int{}, map[string]string{}
	for _, pair := range inOrder {
		if out[pair[0]] || out[pair[1]] || !p.wrong(pair[0], pair[1]) {
			continue
		}
		for i, n := range pair {
			if count[n]++; against[n] == "" || pair[1-i] == "started" || pair[1-i] == "resolved" {
				against[n] = pair[1-i]
			}
		}
	}
	for _, n := range record.ClockNames {
		if count[n] > 0 && (count[n] > count[name] || count[n] == count[name] && !p.lost(name, n)) {
			name = n
		}
	}
	return name, against[name]
}

// lost reports whether a clock is half a day or more from all clocks but the other, which is not.
func (p *Pass) lost(name, other string) bool {
	return p.isolation(name, other) >= 12*time.Hour && p.isolation(other, name) < 12*time.Hour
}

// isolation is how far a clock is from the nearest clock that is not the other; zero where there is none.
func (p *Pass) isolation(name, other string) time.Duration {
	least := time.Duration(-1)
	for _, n := range record.ClockNames {
		c := clock(p.Incident, n)
		if n == name || n == other || !c.Known() {
			continue
		}
		if d := gap(clock(p.Incident, name).Moment, c.Moment).Abs(); least < 0 || d < least {
			least = d
		}
	}
	return max(least, 0)
}

// wrong reports whether b is certainly before a, although it should come after it.
func (p *Pass) wrong(a, b string) bool {
	if b == "announced" && p.Kind == record.Maintenance {
		return false
	}
	return before(clock(p.Incident, b).Moment, clock(p.Incident, a).Moment)
}

func (p *Pass) reportOrder(name, other string) {
	a, b := clock(p.Incident, name), clock(p.Incident, other)
	word := "before"
	if slices.Index(record.ClockNames, name) < slices.Index(record.ClockNames, other) {
		word = "after"
	}
	hint := ""
	if apart := b.Lo.Sub(a.Hi); word == "before" && apart > 12*time.Hour && apart < 24*time.Hour && !a.At.IsZero() {
		hint = "if it was on the next day, write its date: " + p.time(a.At.AddDate(0, 0, 1))
	}
	p.report(p.clockAt(name), hint, "%q is %s, %s %q at %s", name, p.shown(a.Moment), word, other, p.shown(b.Moment))
}
