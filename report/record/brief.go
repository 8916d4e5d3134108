package record

import (
	"strings"
	"sync"
	"unique"
)

// A brevity is how incidents are kept in brief: without what does not tell what recurs. Of a register of 100,000 records it leaves a quarter,
// which is what such a question can hold in memory. Texts stay in one language, the first of langs that they have, since matching reads no
// other; strings are copied, since each that is part of the file would keep all of it.
type brevity struct {
	langs  []string
	whole  func(*Incident) bool // which stay whole; nil: none
	told   bool                 // titles and actions stay in all languages: pages of incidents that stay whole tell them
	owners sync.Map             // Text by name
}

func newBrevity(o Options, reg *Register) *brevity {
	b := &brevity{langs: reg.Languages}
	if o.Whole != nil {
		b.whole, b.told = o.Whole(reg), true
	}
	return b
}

// keep forgets the rest of an incident, if that is not to stay whole, and reports whether it did. It works on the finished incident and not
// on the file, so that nothing is found wrong in one command that another lets pass.
func (b *brevity) keep(in *Incident) bool {
	if b.whole != nil && b.whole(in) {
		return false
	}
	langs := b.langs
	summary, cause, impact := in.Summary.brief(langs), in.Cause.brief(langs), in.Impact.brief(langs)
	if in.Cause.Audience <= in.Audience { // whoever may see the incident may see all three, and one text costs less
		summary, cause.Summary, impact = Text{langs[0]: in.Narrative(langs...)}.brief(langs), nil, nil
	}
	*in = Incident{
		File: in.File, ID: own(in.ID), Title: b.title(in.Title), Severity: own(in.Severity), Status: own(in.Status), Kind: own(in.Kind),
		Confirmed: in.Confirmed, Audience: in.Audience, Summary: summary, Impact: impact,
		Clock: in.Clock.brief(), Stated: in.Stated.brief(), Cause: cause,
		Claims: mapped(in.Claims, func(c Claim) Claim {
			return Claim{About: own(c.About), Span: c.Span.brief(), Use: c.Use, Audience: c.Audience}
		}),
		Affected: mapped(in.Affected, Affected.brief),
		Dependencies: mapped(in.Dependencies, func(d Dependency) Dependency {
			return Dependency{Site: own(d.Site), Lost: d.Lost, Audience: d.Audience}
		}),
		Actions: mapped(in.Actions, b.action),
		Related: mapped(in.Related, func(r Relation) Relation {
			return Relation{Incident: own(r.Incident), Relation: own(r.Relation), By: b.title(r.By), On: r.On.brief(), Audience: r.Audience}
		}),
	}
	return true
}

// Narrative is what tells one incident from another in words: what happened, why, and what it did to people, each in the first of some
// languages that it has.
func (in *Incident) Narrative(langs ...string) string {
	var parts []string
	for _, t := range []Text{in.Summary, in.Cause.Summary, in.Impact} {
		if s, _ := t.In(langs...); s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, "\n")
}

// recall reads a file again that was forgotten before a complaint about it came up.
func (l *loader) recall(f *File) {
	if src, complaint := readFile(l.fsys, f.Path); complaint == nil && len(f.Src) == 0 {
		f.Src = src
	}
}

func (c Cause) brief(langs []string) Cause {
	return Cause{
		State: own(c.State), Category: own(c.Category), Trigger: own(c.Trigger), Summary: c.Summary.brief(langs), AnswerDue: c.AnswerDue.brief(), Audience: c.Audience,
		Factors: mapped(c.Factors, func(f Factor) Factor { return Factor{Category: own(f.Category), Audience: f.Audience} }),
	}
}

func (a Affected) brief() Affected {
	return Affected{Feature: own(a.Feature), Impact: own(a.Impact), Users: a.Users, HasUsers: a.HasUsers, Started: a.Started.brief(), Restored: a.Restored.brief(),
		Audience: a.Audience}
}

// title is a text that pages of other incidents tell.
func (b *brevity) title(t Text) Text {
	if b.told {
		return t.own()
	}
	return t.brief(b.langs)
}

func (b *brevity) action(a Action) Action {
	out := Action{ID: own(a.ID), Kind: own(a.Kind), State: own(a.State), Created: a.Created.brief(), Due: a.Due.brief(), Closed: a.Closed.brief(),
		Addresses: mapped(a.Addresses, own), Incidents: mapped(a.Incidents, own), Evidence: strings.Clone(a.Evidence), Audience: a.Audience}
	if b.told {
		out.Title, out.Owner, out.Because = a.Title.own(), a.Owner.own(), a.Because.own()
	} else {
		out.Owner = b.owner(a.Owner)
	}
	return out
}

// owner keeps one text for all actions of an owner: there are few of them, and a text costs more than all else of an action.
func (b *brevity) owner(t Text) Text {
	name, _ := t.In(b.langs...)
	kept, known := b.owners.Load(name)
	if !known {
		kept, _ = b.owners.LoadOrStore(strings.Clone(name), t.brief(b.langs))
	}
	return kept.(Text)
}

func (c Clock) brief() Clock {
	for _, name := range ClockNames {
		p := c.Named(name)
		*p = Point{Moment: p.Moment.brief(), Precision: own(p.Precision)}
	}
	return c
}

func (m Moment) brief() Moment {
	m.Written = ""
	return m
}

func (s Span) brief() Span {
	s.Written = strings.Clone(s.Written)
	return s
}

func (t Text) brief(langs []string) Text {
	if s, lang := t.In(langs...); s != "" {
		return Text{lang: strings.Clone(s)}
	}
	return nil
}

// own is a copy of a text in all its languages.
func (t Text) own() Text {
	if t == nil {
		return nil
	}
	out := make(Text, len(t))
	for lang, s := range t {
		out[own(lang)] = strings.Clone(s)
	}
	return out
}

// own is a copy of an id or a word, one for all who have the same.
func own[S ~string](s S) S { return unique.Make(s).Value() }

func mapped[T any](list []T, change func(T) T) []T {
	if len(list) == 0 {
		return nil
	}
	out := make([]T, len(list))
	for i, x := range list {
		out[i] = change(x)
	}
	return out
}
