package check

import (
	"fmt"
	"time"

	"example.com/postmortem/report/record"
)

// A verdict is what a difference between what is stated and what the clocks say looks like.
type verdict struct {
	text  string // "counts from …"
	hint  string
	level record.Level // Note where the difference explains itself
	slip  bool         // somebody mistyped: other figures made from the same clock need no finding of their own
}

// few is up to how much a difference is one of rounding or of reading a clock.
const few = 10 * time.Minute

// judge says what a stated duration that differs looks like. The first explanation that fits is the likeliest one.
func (p *Pass) judge(s record.Span, ours record.Elapsed) verdict {
	off := apart(s, ours)
	if from, to := p.otherClocks(s); from != "" {
		return verdict{level: record.Note, text: fmt.Sprintf("it differs by %s, and is the time from %q to %q", say(off), from, to),
			hint: "if the incident is counted like that, change the clocks; else keep the claim and say who counts so"}
	}
	if off.Abs() <= few && off.Abs()*2 <= max(ours.Hi, ours.Lo) {
		return verdict{level: record.Note, text: "it differs by " + say(off)}
	}
	v := verdict{level: record.Warning, text: "it differs by " + say(off)}
	switch {
	case p.supportHours(s) != "":
		v.text += ", and is the part within " + p.supportHours(s)
		v.hint = "a clock of support hours leaves nights and weekends out; state the whole duration"
	case s.Point > 0 && ours.Point > 0 && slip(s.Point-ours.Point, p.offset()) != "":
		v.text, v.slip = "it differs by "+slip(s.Point-ours.Point, p.offset()), true
		v.hint = "a slip in a date or a time: compare both with their sources"
	case p.sameFigure(s) != "":
		v.text += fmt.Sprintf(", and is the duration of %q", p.sameFigure(s))
		v.hint = "was it copied from there?"
	}
	return v
}

// judgeTime is judge for a clock.
func (p *Pass) judgeTime(about string, said, ours record.Moment) verdict {
	off := gap(said, ours)
	for _, name := range record.ClockNames {
		c := clock(p.Incident, name)
		if name != about && c.Exact() && agreeAt(said, c.Moment) {
			return verdict{level: record.Note, text: fmt.Sprintf("it differs by %s, and is when the record has %q", say(off), name)}
		}
	}
	if off.Abs() <= few {
		return verdict{level: record.Note, text: "it differs by " + say(off)}
	}
	v := verdict{level: record.Warning, text: "it differs by " + say(off)}
	if said.Exact() && ours.Exact() {
		if s := slip(said.Lo.Sub(ours.Lo), p.offset()); s != "" {
			v.text, v.slip, v.hint = "it differs by "+s, true, "a slip in a date or a time: compare both with their sources"
		}
	}
	return v
}

// otherClocks finds two clocks, not both the ends of the impact, whose difference is the stated duration.
func (p *Pass) otherClocks(s record.Span) (from, to string) {
	for _, to = range []string{"resolved", "mitigated", "fixed", "announced"} {
		for _, from = range []string{"started", "triggered", "detected", "acknowledged", "declared", "announced"} {
			a, b := clock(p.Incident, from), clock(p.Incident, to)
			if from == to || from == "started" && to == "resolved" || !a.Exact() || !b.Exact() || before(b.Moment, a.Moment) {
				continue
			}
			if agree(s, record.Between(a, b)) {
				return from, to
			}
		}
	}
	return "", ""
}

// sameFigure is the id of the one other incident that lasted exactly as long. Figures that several share, and round ones,
// meet by chance.
func (p *Pass) sameFigure(s record.Span) string {
	if !s.Exact() || s.Point%(5*time.Minute) == 0 {
		return ""
	}
	if ids := p.index.figures[s.Point]; len(ids) == 1 && ids[0] != p.ID {
		return ids[0]
	}
	return ""
}

// offset is that of the register's zone at the time of the incident.
func (p *Pass) offset() time.Duration {
	_, seconds := p.Clock.Started.Lo.In(p.Register.Zone).Zone()
	return time.Duration(seconds) * time.Second
}

// slip says which slip makes two exact times differ by off; empty where none does.
func slip(off, zone time.Duration) string {
	const day = 24 * time.Hour
	d := off.Abs()
	switch n := (d + time.Minute) / day; {
	case n == 1 && near(d, day):
		return "exactly one day: a date looks wrong"
	case n > 1 && n < 370 && near(d, n*day):
		return fmt.Sprintf("exactly %d days: a date looks wrong", n)
	case near(d, 12*time.Hour):
		return "exactly 12h: morning and afternoon look mixed up"
	case zone != 0 && near(d, zone.Abs()):
		return fmt.Sprintf("exactly %s: a time in UTC looks taken for a local one", say(zone.Abs()))
	case near(d, time.Hour):
		return "exactly one hour: an hour looks mistyped, or summer time missed"
	}
	return ""
}

// near reports whether two durations differ by a minute at most: clocks have no seconds.
func near(a, b time.Duration) bool { return (a - b).Abs() <= time.Minute }

// agree reports whether a stated duration and the clocks' meet, each as fine as it was written.
func agree(s record.Span, ours record.Elapsed) bool {
	if !ours.Known || s.IsZero() {
		return false
	}
	slack := s.Unit()/2 + time.Minute // the clocks' own minute
	return (ours.Unbounded() || s.Lo <= ours.Hi+slack) && (s.Unbounded() || ours.Lo <= s.Hi+slack)
}

// agreeAt is agree for a clock.
func agreeAt(a, b record.Moment) bool { return gap(a, b).Abs() <= time.Minute }

// gap is how far a lies after b, negative before it; zero where they meet or a limit is not known.
func gap(a, b record.Moment) time.Duration {
	switch {
	case before(a, b):
		return a.Hi.Sub(b.Lo)
	case before(b, a):
		return a.Lo.Sub(b.Hi)
	}
	return 0
}

// apart is how much longer a stated duration is than ours.
func apart(s record.Span, ours record.Elapsed) time.Duration {
	switch {
	case s.Point > 0 && ours.Point > 0:
		return s.Point - ours.Point
	case !s.Unbounded() && s.Hi < ours.Lo:
		return s.Hi - ours.Lo
	}
	return s.Lo - ours.Hi
}

// length is a duration as findings name it.
func length(s record.Span) string {
	switch {
	case s.Written != "":
		return s.Written
	case s.Unbounded():
		return "more than " + say(s.Lo)
	case s.Exact():
		return say(s.Lo)
	}
	return say(s.Lo) + " to " + say(s.Hi)
}

// say writes a length of time: "127h33m", "4 minutes", "36 seconds".
func say(d time.Duration) string {
	d = d.Abs()
	switch {
	case d < time.Minute:
		return fmt.Sprintf("%d seconds", int(d.Seconds()))
	case d == time.Minute:
		return "1 minute"
	case d < time.Hour:
		return fmt.Sprintf("%d minutes", int(d.Minutes()))
	case d%time.Hour < time.Minute:
		return fmt.Sprintf("%dh", int(d.Hours()))
	}
	return fmt.Sprintf("%dh%dm", int(d.Hours()), int(d.Minutes())%60)
}
