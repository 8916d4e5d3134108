package importer

import (
	"strings"
	"time"

	"example.com/postmortem/report/record"
)

// timeline reads lines that begin with a time. If none does, it is no timeline; lines in between go with the one above.
func (p *postmortem) timeline(body string) bool {
	day := p.day
	var last time.Time
	var entries []record.Entry
	var lost []string
	for l := range strings.SplitSeq(body, "\n") {
		words := strings.TrimSpace(l)
		if d := dayOf([]string{words}); d != "" && len(strings.Fields(words)) <= 4 && !strings.Contains(words, ":") {
			day, last = d, time.Time{} // a line with only a date is the head of a day
			continue
		}
		at, what, ok := p.timelineLine(words, day, last)
		switch {
		case ok:
			last = at
			entries = append(entries, record.Entry{At: record.At(at), What: p.r.text(what)})
		case strings.Trim(words, "|-: *") == "" || isTableHead(words):
		default:
			lost = append(lost, l)
		}
	}
	if len(entries) == 0 {
		return false
	}
	for _, e := range entries {
		p.check("timeline["+itoa(len(p.in.Timeline))+"].at", "read out of the text")
		p.in.Timeline = append(p.in.Timeline, e)
		p.keyTime(e)
	}
	if len(lost) > 0 {
		p.rest = append(p.rest, "**Timeline**\n\n"+strings.Join(lost, "\n"))
	}
	return true
}

// keyTime takes a clock from an entry that says in so many words which one it is, as Google's template has them.
func (p *postmortem) keyTime(e record.Entry) {
	what, _ := e.What.In()
	what = strings.ToLower(what)
	for _, k := range [...]struct{ clock, words string }{
		{"started", "outage begins|outage starts|impact begins|impact starts|장애 시작|장애 발생"}, {"declared", "incident begins|incident declared"},
		{"mitigated", "outage mitigated|impact mitigated"}, {"resolved", "outage ends|impact ends|outage resolved|장애 종료|복구 완료"},
	} {
		c := p.in.Clock.Named(k.clock)
		for w := range strings.SplitSeq(k.words, "|") {
			if strings.Contains(what, w) && c.IsZero() {
				*c = derived(e.At.At)
				p.check(k.clock, "the entry of the timeline that says “"+w+"”")
			}
		}
	}
}

func isTableHead(l string) bool {
	cells := tableCells(l)
	if len(cells) < 2 {
		return false
	}
	name, _, _ := strings.Cut(strings.ToLower(plainTitle(cells[0])), " (")
	return isOneOf(name, "time|timestamp|when|date|utc|시간|시각|일시")
}

// timelineLine reads "- 10:05 – what happened", "10:05 UTC: …", "| 2024-01-01 10:05 | … |".
func (p *postmortem) timelineLine(l, day string, last time.Time) (at time.Time, what string, ok bool) {
	if cells := tableCells(l); len(cells) >= 2 {
		at, ok = p.dayTime(plainWords(cells[0]), day, last)
		return at, strings.TrimSpace(strings.Join(cells[1:], " ")), ok
	}
	if item, isItem := bullet(l); isItem {
		l = item
	}
	l = strings.TrimLeft(l, "*_`[ ")
	words := strings.Fields(l)
	for n := min(4, len(words)); n > 0; n-- {
		head := strings.Trim(strings.Join(words[:n], " "), "*_`[]:—–- ")
		if at, ok = p.dayTime(head, day, last); ok {
			return at, strings.TrimLeft(strings.Join(words[n:], " "), "]:—–- "), true
		}
	}
	return at, "", false
}

// dayTime reads a time on a day; a time of day that is earlier than the entry above is on the next day.
func (p *postmortem) dayTime(s, day string, last time.Time) (time.Time, bool) {
	if s == "" || !strings.ContainsAny(s, ":시") {
		return time.Time{}, false
	}
	save := p.day
	p.day = day
	t, ok := p.strictTime(s)
	p.day = save
	if ok && !last.IsZero() && t.Before(last) && last.Sub(t) > 12*time.Hour && dayOf([]string{s}) == "" {
		t = t.AddDate(0, 0, 1)
	}
	return t, ok
}
