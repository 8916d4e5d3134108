package check

import (
	"strings"
)

func whysPerson(p *Pass) {
	before := len(p.found)
	for _, l := range p.languages(p.Cause.Summary) {
		if end := lastAnswer(p.Cause.Summary[l]); end != "" && len(blaming(end, unquoted(nil, end))) == 0 && namesPerson(end) {
			p.report(p.wordAt("cause.summary", l, end), "ask once more: what made it possible, and what did not catch it?", "the chain of whys ends in a person")
		}
	}
	if len(p.found) > before || !p.happened() || len(p.Cause.Factors) > 0 {
		return
	}
	category, _, _ := strings.Cut(p.Cause.Category, "/")
	switch {
	case category == "human":
		p.report(p.at("cause.category", "cause"), "add a [[cause.factor]]: what made the slip possible, and what did not catch it", "the cause is what a person did, and no factor contributed")
	case p.Cause.Trigger == "human":
		p.report(p.at("cause.trigger"), "add a [[cause.factor]]: what made the slip possible, and what did not catch it", "the trigger is what a person did, and no factor contributed")
	}
}

// lastAnswer is the last line of a chain of at least two whys; empty if the text has none.
func lastAnswer(text string) string {
	whys, last := 0, ""
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if isWhy(line) {
			whys++
		}
		if last = line; whys == 0 {
			last = ""
		}
	}
	if whys < 2 {
		return ""
	}
	return last
}

// isWhy reports whether a line asks why: "Why?", "3. Why was …", "왜 …?", "- 왜?".
func isWhy(line string) bool {
	line = strings.ToLower(strings.TrimLeft(line, "0123456789.)-*>#: \t"))
	rest, ok := strings.CutPrefix(line, "why")
	if !ok {
		rest, ok = strings.CutPrefix(line, "왜")
	}
	return ok && (rest == "" || strings.ContainsAny(rest[:1], " ?:,") || rest[0] >= 0x80)
}

// roles are the people in whom chains of whys end.
var roles = []string{"operator", "engineer", "developer", "employee", "technician", "administrator", "admin", "somebody", "someone", "nobody",
	"worker", "staff", "intern", "담당자", "작업자", "직원", "운영자", "엔지니어", "개발자", "관리자", "사람"}

// namesPerson reports whether a line speaks of a person as the one who did or did not.
func namesPerson(line string) bool {
	for _, w := range unquoted(nil, line) {
		for _, role := range roles {
			if w.lower == role || w.lower == role+"s" || role[0] >= 0x80 && strings.HasPrefix(w.lower, role) && subject(w.lower[len(role):]) {
				return true
			}
		}
	}
	return false
}

// subject reports whether a particle makes the word before it the one who acts.
func subject(particle string) bool {
	switch particle {
	case "이", "가", "은", "는", "들이", "들은", "께서":
		return true
	}
	return false
}
