package importer

import (
	"strings"
	"time"

	"example.com/postmortem/report/record"
)

// bullets are the items of a list; a text without a list is one item.
func (p *postmortem) bullets(body string) []record.Text {
	var items []string
	for l := range strings.SplitSeq(body, "\n") {
		if item, ok := bullet(l); ok {
			items = append(items, item)
		} else if l = strings.TrimSpace(l); l != "" && len(items) > 0 {
			items[len(items)-1] += " " + l
		} else if l != "" {
			items = append(items, l)
		}
	}
	var out []record.Text
	for _, s := range items {
		if t := p.r.text(s); t != nil {
			out = append(out, t)
		}
	}
	return out
}

// bullet reads an item of a list: "- x", "* x", "1. x".
func bullet(l string) (string, bool) {
	l = strings.TrimSpace(l)
	for _, mark := range []string{"- ", "* ", "+ "} {
		if rest, ok := strings.CutPrefix(l, mark); ok {
			return strings.TrimSpace(rest), true
		}
	}
	digits := len(l) - len(strings.TrimLeft(l, "0123456789"))
	if digits > 0 && digits < 4 {
		if rest, ok := strings.CutPrefix(l[digits:], ". "); ok {
			return strings.TrimSpace(rest), true
		}
	}
	return "", false
}

// tableCells are the cells of a row of a table; nothing for a line that is none, or the line below its head.
func tableCells(l string) []string {
	l = strings.TrimSpace(l)
	if !strings.HasPrefix(l, "|") || strings.Trim(l, "|-: ") == "" {
		return nil
	}
	cells := strings.Split(strings.Trim(l, "|"), "|")
	for i, c := range cells {
		cells[i] = strings.TrimSpace(c)
	}
	return cells
}

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
		c := clockOf(&p.in.Clock, k.clock)
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

// strictTime reads a whole text as a time.
func (p *postmortem) strictTime(s string) (time.Time, bool) {
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

// actions reads the rows of a table, or the items of a list. Columns are known by their heads.
func (p *postmortem) actions(body string) bool {
	var heads []string
	before := len(p.in.Actions)
	for l := range strings.SplitSeq(body, "\n") {
		cells := tableCells(l)
		switch {
		case len(cells) > 1 && heads == nil:
			for _, c := range cells {
				heads = append(heads, actionColumn(strings.ToLower(plainTitle(c))))
			}
		case len(cells) > 1:
			p.actionRow(heads, cells)
		default:
			if item, ok := bullet(l); ok {
				p.action(record.Action{Title: p.r.text(strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(item, "[ ] "), "[x] "), "[X] ")),
					State: map[bool]record.ActionState{true: record.ActionDone, false: record.ActionOpen}[strings.HasPrefix(strings.ToLower(item), "[x]")]})
			}
		}
	}
	return len(p.in.Actions) > before
}

func actionColumn(head string) string {
	for _, c := range [...]struct{ column, names string }{
		{"title", "action item|action|item|task|description|what|summary|조치|내용"}, {"kind", "type|kind|유형"}, {"owner", "owner|assignee|who|담당|담당자"},
		{"due", "due|due date|deadline|기한"}, {"state", "status|state|done|상태"}, {"evidence", "bug|ticket|issue|link|tracking|티켓"},
	} {
		if isOneOf(head, c.names) {
			return c.column
		}
	}
	return ""
}

func (p *postmortem) actionRow(heads, cells []string) {
	a := record.Action{State: record.ActionOpen}
	var more []string
	for i, c := range cells {
		if c = plainWords(c); c == "" || i >= len(heads) {
			continue
		}
		switch heads[i] {
		case "title":
			a.Title = p.r.text(c)
		case "owner":
			a.Owner = p.r.text(c)
		case "evidence":
			if !isOneOf(strings.ToLower(c), "n/a|-|–|none|tbd") {
				a.Evidence = c
			}
		case "kind":
			if a.Kind = map[string]string{"prevent": "prevent", "detect": "detect", "mitigate": "mitigate", "process": "process", "예방": "prevent", "탐지": "detect", "완화": "mitigate"}[strings.ToLower(c)]; a.Kind == "" {
				more = append(more, c)
			}
		case "due":
			if m, err := record.ParseMoment(c, record.Calendar{Zone: p.times.location()}); err == nil && m.Known() {
				a.Due = m
			} else {
				more = append(more, "due "+c)
			}
		case "state":
			if isOneOf(strings.ToLower(c), "done|closed|complete|completed|fixed|완료") {
				a.State = record.ActionDone
			}
		default:
			more = append(more, c)
		}
	}
	if s, lang := a.Title.In(); len(more) > 0 && s != "" {
		a.Title[lang] = s + " (" + strings.Join(more, ", ") + ")"
	}
	p.action(a)
}

func (p *postmortem) action(a record.Action) {
	if a.Title == nil {
		return
	}
	a.ID = "A" + itoa(len(p.in.Actions)+1)
	a.Incidents = []string{p.in.ID}
	p.in.Actions = append(p.in.Actions, a)
}
