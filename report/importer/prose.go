package importer

import (
	"strings"

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
