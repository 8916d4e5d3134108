package importer

import (
	"strings"

	"example.com/postmortem/report/record"
)

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
