package record

import (
	"strings"
	"time"
)

// moment reads a time in words, in TOML's own form, or as a table.
func (c *cursor) moment(key string, near, after time.Time) Moment {
	p := c.point(key, near, after)
	return p.Moment
}

func (c *cursor) point(key string, near, after time.Time) Point {
	cal := Calendar{Zone: c.r.zone, Near: near, After: after}
	t := c.table(key)
	if t.m == nil {
		m := c.instant(key, cal)
		p := Point{Moment: m}
		if p.Precision = Exact; m.About {
			p.Precision = Estimated
		}
		if m.IsZero() {
			return Point{}
		}
		return p
	}
	p := Point{Moment: t.instant("at", cal), Precision: Precision(t.str("precision")), Source: t.strings("source"), By: t.str("by")}
	lo, hi := t.instant("after", cal), t.instant("before", cal)
	limited := p.limit(lo, hi)
	switch {
	case p.Precision == Estimated && !limited && !p.About && p.Known():
		p.widen()
	case p.Precision == "" && (p.About || limited):
		p.Precision = Estimated
	case p.Precision == "":
		p.Precision = Exact
	}
	return p
}

// limit puts a time between two others and reports whether there were any.
func (p *Point) limit(lo, hi Moment) bool {
	if !lo.Known() && !hi.Known() {
		return false
	}
	if p.Written == "" {
		p.Grain = Range
		p.Written = strings.Trim(lo.Written+" ~ "+hi.Written, " ")
	}
	if lo.Known() {
		p.Lo = lo.Lo
	}
	if hi.Known() {
		p.Hi = hi.Hi
	}
	return true
}

// instant reads one time. The decoder gives local times the machine's zone; their wall clock is what was written.
func (c *cursor) instant(key string, cal Calendar) Moment {
	var written string
	switch v := c.m[key].(type) {
	case string:
		written = v
	case time.Time:
		written = wallClock(v)
	default:
		return Moment{}
	}
	m, err := ParseMoment(written, cal)
	c.complain(key, err)
	return m
}

// wallClock writes a decoded TOML time as it was written. Seconds are left out where they are zero: TOML asks for them,
// so a :00 says nothing about how exactly the time is known.
func wallClock(t time.Time) string {
	clock := "15:04"
	if t.Second() != 0 || t.Nanosecond() != 0 {
		clock = "15:04:05.999999999"
	}
	switch t.Location().String() {
	case "date-local":
		return t.Format("2006-01-02")
	case "time-local":
		return t.Format(clock)
	case "datetime-local":
		return t.Format("2006-01-02 " + clock)
	}
	return t.Format("2006-01-02T" + clock + "Z07:00")
}
