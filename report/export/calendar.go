package export

import (
	"bufio"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"example.com/postmortem/report/record"
)

// Calendar is iCalendar (RFC 5545): incidents as events from their start to their end, and the days on which actions and
// answers are due. Due dates are events of a day and not to-dos, since most calendars show no others.
var Calendar = &Format{Name: "ics", Ext: ".ics", Doc: "iCalendar: incidents, and the days on which something is due", Write: writeCalendar}

func writeCalendar(w io.Writer, d *Data) error {
	b := bufio.NewWriter(w)
	c := &calendar{b: b, now: d.AsOf.UTC().Format("20060102T150405Z")}
	c.line("BEGIN", "VCALENDAR")
	c.line("VERSION", "2.0")
	c.line("PRODID", "-//postmortem//incidents//EN")
	c.line("CALSCALE", "GREGORIAN")
	if name := d.text(d.Register.Name); name != "" {
		c.text("X-WR-CALNAME", name)
	}
	for _, in := range d.Incidents {
		d.event(c, in)
		for _, a := range in.Actions {
			if a.State == record.ActionOpen && a.Due.Known() {
				c.due(in.ID+"/"+a.ID, a.Due, d.text(a.Title)+" ("+in.ID+")", d.text(a.Owner))
			}
		}
		if in.Cause.State == record.CauseUnknown && in.Cause.AnswerDue.Known() {
			c.due(in.ID+"/cause", in.Cause.AnswerDue, d.text(in.Title)+" ("+in.ID+"): ?", "")
		}
	}
	c.line("END", "VCALENDAR")
	return b.Flush()
}

// maxVague is how wide a start may be that still has a place in a calendar. An incident of which only the month is known
// has none.
const maxVague = 72 * time.Hour

// event writes an incident whose start is known to some days. One that is not over ends now; one whose start is known to
// the day only takes whole days.
func (d *Data) event(c *calendar, in *record.Incident) {
	s := in.Clock.Started.Moment
	start, sure := instant(s)
	if start.IsZero() || !s.Lo.IsZero() && !s.Hi.IsZero() && s.Hi.Sub(s.Lo) > maxVague {
		return
	}
	end, ended := instant(in.Clock.Resolved.Moment)
	if end.IsZero() {
		end = d.AsOf
	}
	if end.Before(start) {
		end = start
	}
	c.line("BEGIN", "VEVENT")
	c.line("UID", uid(in.ID))
	c.line("DTSTAMP", c.now)
	if s.At.IsZero() && !s.Hi.IsZero() && s.Hi.Sub(start) > 6*time.Hour {
		if end.Before(s.Hi) {
			end = s.Hi
		}
		c.line("DTSTART;VALUE=DATE", start.Format("20060102"))
		c.line("DTEND;VALUE=DATE", end.In(start.Location()).AddDate(0, 0, 1).Format("20060102")) // the day after the last
	} else {
		c.line("DTSTART", start.UTC().Format("20060102T150405Z"))
		c.line("DTEND", end.UTC().Format("20060102T150405Z"))
	}
	c.text("SUMMARY", strings.TrimSpace(in.Severity+" "+d.text(in.Title)))
	if s := d.text(in.Summary); s != "" {
		c.text("DESCRIPTION", s)
	}
	var categories []string
	for _, f := range d.features(in) {
		categories = append(categories, escapeText(f))
	}
	if len(categories) > 0 {
		c.line("CATEGORIES", strings.Join(categories, ","))
	}
	if strings.HasPrefix(in.Imported.URL, "https://") && !strings.ContainsAny(in.Imported.URL, " \n\r") {
		c.line("URL", in.Imported.URL)
	}
	c.line("STATUS", map[bool]string{true: "CONFIRMED", false: "TENTATIVE"}[sure && ended && in.Confirmed])
	c.line("TRANSP", "TRANSPARENT")
	c.line("END", "VEVENT")
}

// instant is the one time that a calendar has room for: the point that people named, else the earliest one known, else the
// latest. It is sure where it is exact.
func instant(m record.Moment) (t time.Time, sure bool) {
	for _, t := range []time.Time{m.At, m.Lo, m.Hi} {
		if !t.IsZero() {
			return t, m.Exact()
		}
	}
	return t, false
}

func uid(id string) string { return strings.ReplaceAll(escapeText(id), " ", "-") + "@postmortem" }

// calendar writes the lines of a calendar.
type calendar struct {
	b   *bufio.Writer
	now string
}

// due writes a day on which something is due: the last one that it may be.
func (c *calendar) due(id string, m record.Moment, summary, owner string) {
	t := m.Hi
	if t.IsZero() {
		t = m.Lo
	}
	c.line("BEGIN", "VEVENT")
	c.line("UID", uid(id))
	c.line("DTSTAMP", c.now)
	c.line("DTSTART;VALUE=DATE", t.Format("20060102"))
	c.text("SUMMARY", summary)
	if owner != "" {
		c.text("DESCRIPTION", owner)
	}
	c.line("TRANSP", "TRANSPARENT")
	c.line("END", "VEVENT")
}

func (c *calendar) text(name, s string) { c.line(name, escapeText(s)) }

// line writes a line folded to 75 bytes, never inside of a character. An error of the writer shows at Flush.
func (c *calendar) line(name, value string) {
	s, room := name+":"+value, 75
	for len(s) > room {
		at := room
		for !utf8.RuneStart(s[at]) {
			at--
		}
		c.b.WriteString(s[:at] + "\r\n ")
		s, room = s[at:], 74 // the blank counts
	}
	c.b.WriteString(s + "\r\n")
}

// escapeText is a text as RFC 5545 section 3.3.11 has it, without the control characters that it allows nowhere.
func escapeText(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < 0x20 && r != '\n' && r != '\t' || r == 0x7f {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`).Replace(s)
}
