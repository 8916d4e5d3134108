package view

import "example.com/postmortem/report/analysis"

// mostConflicts is how many contradictions a page lists. Of the decisions that one contradicts, mostAddends are named.
const mostConflicts = 20

// conflicts are decisions of people that contradict each other: each is named with who said what, and left to them.
func (w *writer) conflicts(all []analysis.Conflict) []Markup {
	var lines []Markup
	count := len(all)
	all = all[max(0, count-mostConflicts):]
	for _, c := range all {
		line := w.say("conflict.says", "later", c.Later, "earlier", c.Earlier, "who", joinNonEmpty(", ", w.decider(c.Later, c.Earlier, c.By), w.dayWord(c.On))).markup()
		var joins []Markup
		for i, e := range c.Joined {
			if i == mostAddends {
				joins = append(joins, w.say("quarter.and-more", "count", len(c.Joined)-i).markup())
				break
			}
			pair := joined(" → ", Say(e.Later).link("incident:"+e.Later), Say(e.Earlier).link("incident:"+e.Earlier))
			joins = append(joins, pair+w.aside(Say(joinNonEmpty(", ", w.decider(e.Later, e.Earlier, e.By), w.dayWord(e.On))).markup()))
		}
		if joins == nil {
			line = joined(" ", line, w.say("conflict.episode").markup())
		} else {
			line = joined(" ", line, w.say("conflict.joined").markup(), joined(", ", joins...))
		}
		lines = append(lines, line)
	}
	if count > len(all) {
		lines = append(lines, w.say("conflict.fewer", "count", count, "shown", len(all)).markup())
	}
	return lines
}

// decider is who decided about two incidents, in the page's language; the analysis knows them by their name in the register's first one.
func (w *writer) decider(later, earlier, name string) string {
	if in := w.byID[later]; in != nil {
		for _, r := range in.Related {
			if first, _ := r.By.In(w.Register.Languages...); r.Incident == earlier && first == name {
				return w.text(r.By).Plain()
			}
		}
	}
	return name
}
