package record

import (
	"fmt"
	"slices"
	"time"
)

// time checks a time: a TOML date or time, words, or a table of them.
func (c *checker) time(n *node, t fieldType) {
	switch {
	case n.kind == kString || n.kind >= kDateTime:
		c.moment(n)
	case n.kind == kTable && t != typeInstant:
		s := c.g.time
		if t == typeClockTime {
			s = c.g.clock
		}
		before := len(c.findings)
		c.table(n, s)
		if len(c.findings) == before {
			c.limits(n)
		}
	default:
		c.wrongType(n, `a time such as "2022-10-15 15:30"`)
	}
}

// anyDay stands for the day of a time of day while only its spelling is checked. No zone changes its clocks on it.
func anyDay(zone *time.Location) time.Time { return time.Date(2001, 1, 15, 0, 0, 0, 0, zone) }

func (c *checker) moment(n *node) (Moment, bool) {
	m, err := ParseMoment(n.text, Calendar{Zone: c.v.zone, Near: anyDay(c.v.zone)})
	if err != nil {
		c.unreadable(n, err)
	}
	return m, err == nil
}

func (c *checker) unreadable(n *node, err error) {
	rule, hint := "wrong-value", ""
	if w, ok := err.(*wordError); ok {
		rule, hint = w.rule, w.hint
	}
	c.report(n.val, rule, hint, "%s", err)
}

// limits checks the table form of a time: it says something, and its limits are in order.
func (c *checker) limits(n *node) {
	at, after, before := n.get("at"), n.get("after"), n.get("before")
	if at == nil && after == nil && before == nil {
		c.report(c.headOf(n), "missing-key", "write at = \"…\", or after and before", "%q has no time", n.name)
		return
	}
	if after == nil || before == nil {
		return
	}
	cal := Calendar{Zone: c.v.zone, Near: anyDay(c.v.zone)}
	lo, err1 := ParseMoment(after.text, cal)
	hi, err2 := ParseMoment(before.text, cal)
	if err1 == nil && err2 == nil && !lo.Lo.IsZero() && !hi.Hi.IsZero() && hi.Hi.Before(lo.Lo) {
		c.report(before.val, "wrong-value", "", "%q ends before it begins: after %q, before %q", n.name, after.text, before.text)
	}
}

func (c *checker) length(n *node) {
	if n.kind != kString {
		hint := ""
		if n.kind == kInteger {
			hint = fmt.Sprintf("with its unit: %q", n.text+"m")
		}
		c.wrongType(n, `a duration such as "1h30m"`)
		c.findings[len(c.findings)-1].hint = hint
		return
	}
	if _, err := ParseSpan(n.text); err != nil {
		c.unreadable(n, err)
	}
}

// said checks what a claim states, which is a duration or a time according to what it is about.
func (c *checker) said(n, about *node) {
	switch {
	case n.kind != kString && n.kind < kDateTime:
		c.wrongType(n, "a time or a duration in quotes")
	case about == nil || about.kind != kString:
		// Without knowing what it is about, nothing can be said against it.
	case about.text == "duration":
		c.length(n)
	case slices.Contains(ClockNames, about.text):
		c.moment(n)
	}
}
