package record

import (
	"strings"
	"time"
	"unicode"
)

// resolver turns one decoded file into its Go value: short forms become long ones, words intervals, gaps defaults.
type resolver struct {
	zone     *time.Location
	language string // of plain strings; empty: as their script says
	problems []problem
	undated  bool // a time without its day was complained about
}

// problem is a time that turned out to be impossible only with the day that it belongs to.
type problem struct {
	path string
	err  error
}

func newResolver(reg *Register) *resolver {
	r := &resolver{zone: reg.Zone}
	if reg.File != nil && len(reg.Languages) > 0 {
		r.language = reg.Languages[0]
	}
	return r
}

// text reads a string or a table by language.
func (r *resolver) text(v any) Text {
	switch v := v.(type) {
	case string:
		return Text{r.languageOf(v): unixLines(v)}
	case map[string]any:
		t := make(Text, len(v))
		for lang, x := range v {
			if s, ok := x.(string); ok {
				t[lang] = unixLines(s)
			}
		}
		return t
	}
	return nil
}

// languageOf is the language of a plain string: the register's first. Without a register its script says it.
func (r *resolver) languageOf(s string) string {
	if r.language != "" {
		return r.language
	}
	if strings.ContainsFunc(s, func(c rune) bool { return unicode.Is(unicode.Hangul, c) }) {
		return "ko"
	}
	return "en"
}

func unixLines(s string) string { return strings.ReplaceAll(s, "\r\n", "\n") }

// incident makes the incident of a decoded record.
func (r *resolver) incident(m map[string]any, file *File, defaultID string) *Incident {
	c := &cursor{r: r, m: m}
	in := &Incident{
		File:      file,
		ID:        first(c.str("id"), defaultID),
		Title:     c.text("title"),
		Severity:  c.str("severity"),
		Kind:      Kind(first(c.str("kind"), string(Outage))),
		Confirmed: c.flag("confirmed") == nil || *c.flag("confirmed"),
		Audience:  c.audience(),
		Summary:   c.text("summary"),
		Impact:    c.text("impact"),
		Controls:  c.strings("controls"),
		Stated:    c.span("duration"),
	}
	if in.Audience == AudienceUnset {
		in.Audience = Internal
	}
	r.clocks(in, c)
	in.Claims = r.claims(c, in)
	in.useClaims()
	in.endByDuration()
	in.Status = in.status(c.str("status"))
	in.Review = r.review(c.table("review"))
	in.Cause = r.cause(c)
	in.Affected = r.affected(c, in)
	in.Dependencies = r.dependencies(c)
	in.Timeline = r.timeline(c, in)
	in.Actions = r.actions(c, in.ID)
	in.Signals = r.signals(c, in)
	in.Notices = r.notices(c, in)
	in.Lessons = r.lessons(c.table("lessons"))
	in.Related = r.related(c)
	in.Sources = r.sources(c)
	in.Revisions = r.revisions(c)
	i := c.table("imported")
	in.Imported = Imported{System: i.str("system"), ID: i.str("id"), URL: i.str("url"), File: i.str("file"), Digest: i.str("digest")}
	return in
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
