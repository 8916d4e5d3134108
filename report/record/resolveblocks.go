package record

import "time"

var never time.Time

// date reads a time that must carry its date.
func (c *cursor) date(key string) Moment { return c.moment(key, never, never) }

func (r *resolver) claims(c *cursor, in *Incident) []Claim {
	var out []Claim
	for _, t := range c.items("claim", "") {
		cl := Claim{About: t.str("about"), Says: t.str("says"), By: t.text("by"), Source: t.strings("source"), Audience: t.audience()}
		if at, ok := t.m["says"].(time.Time); ok {
			cl.Says = wallClock(at)
		}
		cl.Use = t.flag("use") != nil && *t.flag("use")
		if cl.About == "duration" {
			cl.Span = t.span("says")
		} else {
			near, after := in.dayOf(cl.About)
			if near.IsZero() {
				near = in.near() // a claim about the start is about the day on which the record has it
			}
			cl.Moment = t.moment("says", near, after)
		}
		out = append(out, cl)
	}
	return out
}

func (r *resolver) review(t *cursor) Review {
	return Review{State: ReviewState(t.str("state")), By: t.str("by"), On: t.date("on"), Because: t.text("because")}
}

// cause reads [cause] or its short form, a category or "unknown".
func (r *resolver) cause(c *cursor) Cause {
	switch short := c.str("cause"); short {
	case "":
	case "unknown":
		return Cause{State: CauseUnknown}
	default:
		return Cause{State: CauseConfirmed, Category: short}
	}
	t := c.table("cause")
	out := Cause{State: CauseState(t.str("state")), Category: t.str("category"), Trigger: t.str("trigger"), Summary: t.text("summary"),
		AnswerDue: t.date("answer_due"), Source: t.strings("source"), Audience: t.audience()}
	if out.State == "" && out.Category != "" {
		out.State = CauseConfirmed // as in the short form
	}
	for _, w := range t.items("was", "") {
		out.Was = append(out.Was, Thought{State: CauseState(w.str("state")), Category: w.str("category"), Summary: w.text("summary"), Until: w.date("until"), Source: w.strings("source")})
	}
	for _, f := range t.items("factor", "") {
		out.Factors = append(out.Factors, Factor{Category: f.str("category"), Summary: f.text("summary"), Source: f.strings("source"), Audience: f.audience()})
	}
	return out
}

func (r *resolver) affected(c *cursor, in *Incident) []Affected {
	var out []Affected
	for _, t := range c.items("affected", "feature") {
		a := Affected{Feature: t.str("feature"), Impact: t.str("impact"), Symptom: t.text("symptom"), Source: t.strings("source"), Audience: t.audience()}
		a.Users, a.HasUsers = t.number("users")
		a.Started = t.moment("started", in.near(), never)
		after := a.Started.Lo
		if after.IsZero() {
			after = in.Clock.Started.Lo
		}
		a.Restored = t.moment("restored", in.near(), after)
		out = append(out, a)
	}
	return out
}

func (r *resolver) dependencies(c *cursor) []Dependency {
	if site := c.str("datacenter"); site != "" {
		return []Dependency{{Site: site}}
	}
	var out []Dependency
	for _, t := range c.items("dependency", "") {
		d := Dependency{Site: t.str("site"), Role: t.str("role"), Lost: t.flag("lost"), Why: t.text("why"), Source: t.strings("source"), Audience: t.audience()}
		if s := t.table("standby"); s.m != nil {
			d.Standby = &Standby{Existed: s.str("existed"), Site: s.str("site"), Triggered: s.str("triggered"), Worked: s.flag("worked"), LastDrill: s.date("last_drill"), Source: s.strings("source")}
		}
		out = append(out, d)
	}
	return out
}

func (r *resolver) timeline(c *cursor, in *Incident) []Entry {
	var out []Entry
	var above time.Time
	for _, t := range c.items("timeline", "") {
		e := Entry{At: t.moment("at", in.near(), above), What: t.text("what"), Kind: t.str("kind"), Source: t.strings("source"), Audience: t.audience()}
		if !e.At.Lo.IsZero() {
			above = e.At.Lo
		}
		out = append(out, e)
	}
	return out
}

func (r *resolver) actions(c *cursor, id string) []Action {
	var out []Action
	for _, t := range c.items("action", "") {
		a := Action{ID: t.str("id"), Title: t.text("title"), Kind: t.str("kind"), Owner: t.text("owner"), State: ActionState(t.str("state")), Because: t.text("because"),
			Created: t.date("created"), Due: t.date("due"), Closed: t.date("closed"), Addresses: t.strings("addresses"), Incidents: t.strings("incidents"),
			Evidence: t.str("evidence"), Source: t.strings("source"), Audience: t.audience()}
		if a.State == "" {
			if a.State = ActionOpen; !a.Closed.IsZero() {
				a.State = ActionDone
			}
		}
		if len(a.Incidents) == 0 {
			a.Incidents = []string{id}
		}
		out = append(out, a)
	}
	return out
}

func (r *resolver) signals(c *cursor, in *Incident) []Signal {
	var out []Signal
	for _, t := range c.items("signal", "") {
		out = append(out, Signal{What: t.text("what"), Count: t.count("count"), HasCount: t.has("count"), At: t.moment("at", in.near(), never), Source: t.strings("source"), Audience: t.audience()})
	}
	return out
}

func (r *resolver) notices(c *cursor, in *Incident) []Notice {
	var out []Notice
	for _, t := range c.items("notice", "") {
		out = append(out, Notice{At: t.moment("at", in.near(), never), Channel: t.str("channel"), Text: t.text("text"), By: t.text("by"), Source: t.strings("source"), Audience: t.audience()})
	}
	return out
}

func (r *resolver) lessons(t *cursor) Lessons {
	return Lessons{WentWell: t.texts("went_well"), WentWrong: t.texts("went_wrong"), Lucky: t.texts("lucky"), Audience: t.audience()}
}

func (r *resolver) related(c *cursor) []Relation {
	var out []Relation
	for _, t := range c.items("related", "") {
		out = append(out, Relation{Incident: t.str("incident"), Relation: t.str("relation"), Because: t.text("because"), By: t.text("by"), On: t.date("on"), Source: t.strings("source"), Audience: t.audience()})
	}
	return out
}

func (r *resolver) sources(c *cursor) []Source {
	var out []Source
	for _, t := range c.items("source", "") {
		out = append(out, Source{ID: t.str("id"), Title: t.text("title"), Publisher: t.text("publisher"), Date: t.date("date"), URL: t.str("url"), Note: t.text("note"), Audience: t.audience()})
	}
	return out
}

func (r *resolver) revisions(c *cursor) []Revision {
	var out []Revision
	for _, t := range c.items("revision", "") {
		out = append(out, Revision{On: t.date("on"), Was: t.str("was"), Because: t.text("because"), Source: t.strings("source"), Audience: t.audience()})
	}
	return out
}
