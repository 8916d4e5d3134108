package record

import (
	"fmt"
	"strings"
	"time"
)

// At is the moment that an exact time is, as a record writes it: to the minute where it has no seconds, since a :00 of
// another system says nothing about how exactly the time is known.
func At(t time.Time) Moment {
	m, err := ParseMoment(wallClock(t.Truncate(0)), Calendar{Zone: t.Location()})
	if err != nil {
		return Moment{}
	}
	return m
}

// pointValue is a clock as TOML: its time, or a table where there is more to say.
func pointValue(c Point) string {
	if c.IsZero() {
		return ""
	}
	at, limited := c.at(), false
	var parts []string
	if at == "" {
		parts, limited = c.limitParts(), true
	} else {
		parts = []string{"at = " + at}
	}
	usual := Exact
	if c.About || limited {
		usual = Estimated
	}
	if c.Precision == usual || c.Precision == "" {
		if !limited && c.Source == nil && c.By == "" {
			return at
		}
	} else {
		parts = append(parts, "precision = "+quote(string(c.Precision)))
	}
	if v := sourceValue(c.Source); v != "" {
		parts = append(parts, "source = "+v)
	}
	if c.By != "" {
		parts = append(parts, "by = "+quote(c.By))
	}
	return "{ " + strings.Join(parts, ", ") + " }"
}

// momentValue is a time as TOML.
func momentValue(m Moment) string {
	if m.IsZero() {
		return ""
	}
	if at := m.at(); at != "" {
		return at
	}
	return "{ " + strings.Join(m.limitParts(), ", ") + " }"
}

// at is the shortest spelling of a time that reads as the same time: the one written, the canonical one, or that with
// "about". It is empty where the time needs limits.
func (m Moment) at() string {
	if m.Unknown {
		return `"unknown"`
	}
	for _, s := range []string{m.Written, m.canonical(), "about " + m.canonical()} {
		if r, err := ParseMoment(s, Calendar{Zone: m.zone()}); err == nil && r.same(m) {
			return instantValue(s, r)
		}
	}
	return ""
}

// limitParts are the keys of a time between limits, beside the one that people named.
func (m Moment) limitParts() (parts []string) {
	for _, s := range []string{m.Written, m.canonical()} {
		if r, err := ParseMoment(s, Calendar{Zone: m.zone()}); err == nil && r.At.Equal(m.At) && r.Grain == m.Grain && r.About == m.About && m.Grain != Range {
			parts = append(parts, "at = "+instantValue(s, r))
			break
		}
	}
	if !m.Lo.IsZero() {
		parts = append(parts, "after = "+limitValue(m.Lo))
	}
	if !m.Hi.IsZero() {
		parts = append(parts, "before = "+limitValue(m.Hi))
	}
	return parts
}

func limitValue(t time.Time) string {
	s := wallClock(t)
	r, err := ParseMoment(s, Calendar{Zone: t.Location()})
	if err != nil {
		return quote(s)
	}
	return instantValue(s, r)
}

// instantValue writes a spelling as a TOML time where that reads the same, else as a string.
func instantValue(s string, m Moment) string {
	if t, err := time.Parse(time.RFC3339Nano, s); err == nil && m.Grain == Second && wallClock(t) == s {
		return s
	}
	if t, err := time.Parse("2006-01-02T15:04Z07:00", s); err == nil && m.Grain == Minute {
		return t.Format(time.RFC3339)
	}
	if t, err := time.Parse(time.DateOnly, s); err == nil && m.Grain == Day && !m.About {
		return t.Format(time.DateOnly)
	}
	return quote(s)
}

func (m Moment) zone() *time.Location {
	if m.Lo.IsZero() {
		return m.Hi.Location()
	}
	return m.Lo.Location()
}

// canonical is the spelling of the point, day, month or year that a time names. Instants carry their zone: they must not
// move when the file gets another register.
func (m Moment) canonical() string {
	t := m.At
	if t.IsZero() {
		t = m.Lo
	}
	if m.About && m.Grain >= HalfDay && !m.Lo.IsZero() && !m.Hi.IsZero() {
		t = m.Lo.Add(m.Hi.Sub(m.Lo) / 2) // the middle of what was widened is inside of what was written
	}
	switch m.Grain {
	case Second:
		return t.Format("2006-01-02T15:04:05.999999999Z07:00")
	case Minute:
		return t.Format("2006-01-02T15:04Z07:00")
	case HalfDay:
		return t.Format("2006-01-02 ") + map[bool]string{true: "morning", false: "afternoon"}[t.Hour() < 12]
	case Day:
		return t.Format("2006-01-02")
	case Month:
		return t.Format("2006-01")
	case Year:
		return t.Format("2006")
	}
	return ""
}

// same reports whether two moments say the same, however they are spelt.
func (m Moment) same(o Moment) bool {
	return m.Lo.Equal(o.Lo) && m.Hi.Equal(o.Hi) && m.At.Equal(o.At) && m.Grain == o.Grain && m.About == o.About && m.Unknown == o.Unknown
}

// spanValue is a duration as TOML: as written if that reads the same, else in hours, minutes and seconds.
func spanValue(s Span) string {
	if s.IsZero() {
		return ""
	}
	for _, w := range []string{s.Written, s.canonical()} {
		if r, err := ParseSpan(w); err == nil && r.Lo == s.Lo && r.Hi == s.Hi && r.Point == s.Point && r.About == s.About {
			return quote(w)
		}
	}
	return quote(fmt.Sprintf("%s ~ %s", s.Lo, s.Hi))
}

func (s Span) canonical() string {
	switch {
	case s.Unbounded():
		return "more than " + s.Lo.String()
	case s.About && s.Point > 0:
		return "about " + s.Point.String()
	case s.Exact():
		return s.Lo.String()
	case s.Lo == 0:
		return "less than " + s.Hi.String()
	}
	return s.Lo.String() + " ~ " + s.Hi.String()
}
