package importer

import (
	"strings"
	"time"

	"example.com/postmortem/report/record"
)

// A fact is a line that gives something its name: "**Detected:** 10:05", "- Start: …", "| Severity | SEV-2 |".
type fact struct{ name, says string }

// factsOf finds the facts of a text.
func factsOf(body string) []fact {
	var out []fact
	for l := range strings.SplitSeq(body, "\n") {
		if f, ok := factOf(l); ok {
			out = append(out, f)
		}
	}
	return out
}

func factOf(l string) (fact, bool) {
	l = strings.TrimSpace(l)
	if cells := tableCells(l); len(cells) == 2 {
		return fact{strings.ToLower(plainTitle(cells[0])), plainWords(cells[1])}, cells[0] != ""
	}
	l = strings.TrimSpace(strings.TrimLeft(l, "-*+ "))
	name, says, ok := strings.Cut(l, ":")
	name = strings.ToLower(strings.Trim(name, "*_` "))
	if !ok || name == "" || len(strings.Fields(name)) > 4 || strings.ContainsAny(name, "0123456789|[") {
		return fact{}, false
	}
	return fact{name, plainWords(says)}, true
}

// plainWords takes the marks of emphasis and code off both ends.
func plainWords(s string) string { return strings.Trim(strings.TrimSpace(s), "*_`~ ") }

// withoutFacts is a text without the lines that a clock, the severity or the head of the page took.
func withoutFacts(body string) string {
	var kept []string
	for l := range strings.SplitSeq(body, "\n") {
		if f, ok := factOf(l); ok && (factClock(f.name) != "" || isOneOf(f.name, severityNames) || isOneOf(f.name, "date|status|일시|상태") || isDuration(f)) {
			continue
		}
		if cells := tableCells(l); strings.Trim(l, "-| :*") == "" && strings.ContainsAny(l, "-|") || len(cells) == 2 && strings.EqualFold(cells[1], "value") {
			continue
		}
		kept = append(kept, l)
	}
	return strings.TrimSpace(strings.Join(kept, "\n"))
}

const severityNames = "severity|priority|sev|심각도|등급"

func isOneOf(s, list string) bool {
	for w := range strings.SplitSeq(list, "|") {
		if s == w {
			return true
		}
	}
	return false
}

// factClock is the clock that a name stands for.
func factClock(name string) string {
	name = strings.TrimSuffix(strings.TrimSuffix(name, " (utc)"), " utc")
	for _, c := range factClocks {
		if isOneOf(name, c.names) {
			return c.clock
		}
	}
	return ""
}

var factClocks = [...]struct{ clock, names string }{
	{"started", "start|started|start time|incident start|impact start|impact started|time of impact|began|시작|장애 시작|발생"},
	{"detected", "detected|detection|detection time|time detected|time to detect|감지|탐지|인지"},
	{"acknowledged", "acknowledged|ack|responded"},
	{"declared", "declared|incident declared|선언"},
	{"announced", "announced|공지"},
	{"mitigated", "mitigated|mitigation|mitigation time|impact mitigated|완화"},
	{"resolved", "end|ended|end time|incident end|impact end|impact ended|resolved|resolution|resolution time|time resolved|recovered|종료|복구|해소"},
}

// clocks takes the times out of the facts; each is derived, since it was read out of a text.
func (p *postmortem) clocks() {
	for _, f := range p.facts {
		name := factClock(f.name)
		if name == "" || f.says == "" {
			continue
		}
		c := p.in.Clock.Named(name)
		if !c.IsZero() {
			continue
		}
		if t, ok := p.textTime(f.says); ok {
			*c = derived(t)
			p.check(name, "read out of “"+line(f.name+": "+f.says, 80)+"”")
		} else if strings.ContainsAny(f.says, "0123456789") {
			p.Head = append(p.Head, Check+": “"+line(f.name+": "+f.says, 100)+"” was not understood as a time")
		}
	}
	for _, f := range p.facts {
		if isDuration(f) {
			span, _ := record.ParseSpan(f.says)
			p.in.Claims = append(p.in.Claims, record.Claim{About: "duration", Says: f.says, Span: span})
			return
		}
	}
}

// isDuration reports whether a fact states how long it lasted.
func isDuration(f fact) bool {
	if !isOneOf(f.name, "duration|total duration|지속 시간") {
		return false
	}
	_, err := record.ParseSpan(f.says)
	return err == nil
}

// textTime reads a time at the beginning of a text, with its date or on the incident's day.
func (p *postmortem) textTime(s string) (time.Time, bool) {
	if t, ok := p.strictTime(s); ok {
		return t, true
	}
	for n := 4; n > 0; n-- {
		if t, ok := p.strictTime(firstWords(s, n)); ok {
			return t, true
		}
	}
	return time.Time{}, false
}

// strictTime reads a whole text as an exact time. Without a zone nobody knows when that was.
func (p *postmortem) strictTime(s string) (time.Time, bool) {
	if s == "" {
		return time.Time{}, false
	}
	for _, full := range []string{s, p.day + " " + s} {
		m, err := record.ParseMoment(full, record.Calendar{Zone: p.times.location()})
		if err != nil || !m.Exact() || m.About || m.Grain > record.Minute || p.times.zone == nil && !namesZone(full) {
			continue
		}
		if t, err := usable(m.At, full); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

// namesZone reports whether a time says its zone: the same words mean the same in two zones then.
func namesZone(s string) bool {
	a, err1 := record.ParseMoment(s, record.Calendar{Zone: time.UTC})
	b, err2 := record.ParseMoment(s, record.Calendar{Zone: time.FixedZone("", 5*3600)})
	return err1 == nil && err2 == nil && a.At.Equal(b.At)
}

func firstWords(s string, n int) string {
	w := strings.Fields(s)
	return strings.TrimRight(strings.Join(w[:min(n, len(w))], " "), ".,;)—–-")
}

// dayOf is the first date in the texts, as 2006-01-02.
func dayOf(texts []string) string {
	for _, s := range texts {
		for i := 0; i+10 <= len(s); i++ {
			if s[i] < '0' || s[i] > '9' || i > 0 && s[i-1] >= '0' && s[i-1] <= '9' {
				continue
			}
			day := strings.NewReplacer("/", "-", ".", "-").Replace(s[i : i+10])
			if t, err := time.Parse(time.DateOnly, day); err == nil && t.Year() > 1990 && t.Year() < 2200 {
				return day
			}
		}
	}
	return ""
}

// severityWord takes the severity out of the facts.
func (p *postmortem) severityWord() {
	m := p.r.Mapping
	for _, f := range p.facts {
		if isOneOf(f.name, severityNames) && f.says != "" {
			for _, w := range append([]string{f.says}, strings.Fields(f.says)...) {
				if id := m.Severity[strings.ToUpper(strings.Trim(w, "()*,."))]; id != "" {
					p.severity(id, line(f.says, 60), m.Scale)
					return
				}
			}
			p.severity("", line(f.says, 60), m.Scale)
			return
		}
	}
	p.severity("", "", m.Scale)
}
