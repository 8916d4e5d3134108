package view

import "example.com/postmortem/report/analysis"

// familyLink is the name of a family, which is the title of its first incident, as a link to its page.
func (w *writer) familyLink(f *analysis.Family) Markup {
	return w.text(w.byID[f.ID].Title).link("page:" + FamilyName(f.ID))
}

// allFamilies and allIncidents lead to the pages that list them. They are the only links whose words say nothing where the page is not
// made, so they stand on pages only that are made together with those.
func (w *writer) allFamilies() Markup { return w.say("ways.families").link("page:" + RecurrenceName) }

func (w *writer) allIncidents() Markup { return w.say("ways.incidents").link("page:" + IndexName) }

// ways lead from a postmortem to its family and to all families, where these pages are made beside it.
func (w *writer) ways(c *analysis.Case) []Markup {
	if !w.Linked {
		return nil
	}
	all := []Markup{w.allFamilies()}
	if f := c.Family; f != nil {
		count := w.aside(w.say("ways.count", "count", f.Count).markup())
		own := joined(" ", w.say("ways.family").markup(), w.familyLink(f)+count)
		all = append([]Markup{own}, all...)
	}
	return all
}
