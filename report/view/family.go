package view

import (
	"time"

	"example.com/postmortem/report/analysis"
	"example.com/postmortem/report/chart"
	"example.com/postmortem/report/lang"
)

// A Family is the body of the page of one family: incidents that people declared to be the same problem again.
type Family struct {
	Title     Text
	Lines     []Markup // how often, what was promised and done, what had been promised by then, whether the actions worked
	TooLarge  Text     // said where the family is probably a category
	Members   []MemberRow
	Spells    []Text
	Kin       []Markup // incidents that share a declared factor: not counted as recurrences
	Undecided []SuggestionRow
	More      Text // suggestions that are not listed
	Chain     bool
	Durations bool
	Notes     []Text
	All       Markup // leads to the page of all families
}

// A MemberRow is an episode of a family.
type MemberRow struct {
	Incidents Markup
	Start     Text
	Duration  Text
	Cause     Markup
	Gap       Text
	Against   Text
}

// A SuggestionRow is a relation that nobody has decided on.
type SuggestionRow struct {
	Later, Earlier Markup
	Words          Text
	Gap            Text
	Strength       Text
}

// Family words the page of a family.
func (b *Book) Family(f *analysis.Family, l *lang.Lang) *Page {
	w := b.writer(l)
	first := w.byID[f.Members[0].Incidents[0]]
	body := &Family{Title: append(w.say("family.title"), append(Say(" "), w.text(first.Title)...)...)}
	page := &Page{
		Kind: "family", Name: PageFile(FamilyName(f.ID)), Lang: l.Tag(), Title: body.Title, Body: body, Description: body.Title.Plain(),
		Header: w.text(b.Register.Name), Class: w.text(b.Register.Classification), Created: b.AsOf, Charts: map[string]chart.Chart{},
	}
	var durations []analysis.Lasting
	for _, m := range f.Members {
		body.Members = append(body.Members, w.member(m))
		for _, id := range m.Incidents {
			durations = append(durations, lastingOf(f, id))
		}
	}
	page.Charts["chain"], body.Chain = w.chain(f), true
	if c := w.lasting(durations, ""); c != nil {
		page.Charts["family-durations"], body.Durations = c, true
	}
	body.All = w.allFamilies()
	body.Lines = append(w.familyLines(f), w.worked(&f.Worked)...)
	if f.TooLarge {
		body.TooLarge = w.say("family.too-large")
	}
	for _, s := range f.Spells {
		body.Spells = append(body.Spells, w.spell(s))
	}
	for _, id := range f.SameFactor {
		body.Kin = append(body.Kin, w.link(w.byID[id]))
	}
	if body.Undecided = w.suggestions(f.Undecided); f.Waiting > len(body.Undecided) {
		body.More = w.say("recurrence.more", "count", f.Waiting, "shown", len(body.Undecided))
	}
	body.Notes = []Text{w.say("method.as-of", "date", w.lang.Date(w.AsOf)), w.say("family.note")}
	return page
}

// lastingOf is the duration of an incident of a family. Of an episode only the first one's is kept.
func lastingOf(f *analysis.Family, id string) analysis.Lasting {
	for _, m := range f.Members {
		if m.Lasting.ID == id {
			return m.Lasting
		}
	}
	return analysis.Lasting{ID: id}
}

func (w *writer) member(m analysis.Member) MemberRow {
	row := MemberRow{Start: Say(string(m.Start))}
	for _, id := range m.Incidents {
		row.Incidents = joined(", ", row.Incidents, w.link(w.byID[id]))
	}
	seen, _ := w.byID[m.Incidents[0]].For(w.Audience)
	row.Cause, row.Duration = w.causeState(seen), Say(w.elapsed(seen.Duration(w.AsOf)))
	if r := m.Repeat; r != nil {
		row.Gap, row.Against = Say(w.gapWords(r.GapDays)), w.say("against-short."+r.Against)
	}
	return row
}

// worked says whether the actions helped, as far as so few repeats can bear it.
func (w *writer) worked(x *analysis.Worked) []Markup {
	switch {
	case x.Actions == 0:
		return []Markup{w.say("worked.no-actions").markup()}
	case x.Since == "":
		line := w.say("worked.not-closed", "count", x.Actions, "days", x.Open.Days, "repeats", len(x.Open.Repeats))
		if x.Unclear.Days > 0 {
			line = append(line, Say(" "+w.t("worked.not-known", "count", x.Unclear.Days, "repeats", len(x.Unclear.Repeats)))...)
		}
		return []Markup{line.markup()}
	}
	var lines []Markup
	say := func(id string, args ...any) { lines = append(lines, w.say(id, args...).markup()) }
	since := w.dayWord(x.Since)
	if n := len(x.Closed.Repeats); n == 0 {
		say("worked.quiet", "count", x.Closed.Days, "since", since)
	} else {
		say("worked.repeated", "count", n, "days", x.Closed.Days, "since", since)
	}
	switch {
	case x.Chance != nil:
		say("worked.chance", "n", len(x.Open.Repeats), "days", x.Open.Days, "chance", w.lang.Percent(round(float64(x.Chance.PZero), 2)))
	case x.Comparison != nil && x.Comparison.Attainable:
		c := x.Comparison
		say("worked.compared", "n", len(x.Open.Repeats), "days", x.Open.Days, "ratio", w.figure(c.Ratio),
			"range", w.lang.Range(w.figure(c.Interval.Lo), w.figure(c.Interval.Hi)), "p", w.figure(c.P))
	default:
		say("worked.cannot-tell", "count", len(x.Open.Repeats)+len(x.Unclear.Repeats)+len(x.Closed.Repeats))
	}
	return lines
}

func (w *writer) spell(s analysis.Spell) Text {
	d := w.lang.Duration(time.Duration(s.Seconds) * time.Second)
	if s.Next == "" {
		return w.say("spell.without", "after", s.After, "duration", d)
	}
	return w.say("spell.until", "after", s.After, "duration", d, "next", s.Next)
}

// MostSuggestions is how many suggestions a page lists.
const MostSuggestions = 30

func (w *writer) suggestions(all []analysis.Relation) []SuggestionRow {
	var rows []SuggestionRow
	for _, r := range all[:min(len(all), MostSuggestions)] {
		strength := Say(w.t("strength."+r.Word) + w.t("aside.open") + w.bits(float64(r.Strength)) + ")")
		if r.Relation == "continuation" {
			strength = w.say("strength.by-time")
		}
		rows = append(rows, SuggestionRow{
			Later: w.link(w.byID[r.Later]), Earlier: w.link(w.byID[r.Earlier]), Words: w.relationWords(r), Gap: Say(w.gapWords(r.GapDays)),
			Strength: strength,
		})
	}
	return rows
}
