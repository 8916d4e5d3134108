package view

import "example.com/postmortem/report/record"

// A Measure is one response duration with its definition.
type Measure struct {
	Name       Text
	Value      Text
	Definition Text // "detected − started"
}

// response measures from the start of the impact, except for the acknowledgement, which answers the detection.
func (w *writer) response(in *record.Incident) []Measure {
	c := in.Clock
	pairs := []struct {
		name     string
		from, to clockPoint
	}{
		{"detect", clockPoint{"started", c.Started}, clockPoint{"detected", c.Detected}},
		{"acknowledge", clockPoint{"detected", c.Detected}, clockPoint{"acknowledged", c.Acknowledged}},
		{"announce", clockPoint{"started", c.Started}, clockPoint{"announced", c.Announced}},
		{"mitigate", clockPoint{"started", c.Started}, clockPoint{"mitigated", c.Mitigated}},
		{"resolve", clockPoint{"started", c.Started}, clockPoint{"resolved", c.Resolved}},
		{"fix", clockPoint{"started", c.Started}, clockPoint{"fixed", c.Fixed}},
	}
	var all []Measure
	for _, p := range pairs {
		e := record.Between(p.from.Point, p.to.Point)
		if p.name == "resolve" {
			e = in.Duration(w.AsOf)
		}
		if !e.Known {
			continue
		}
		value := Say(w.elapsed(e))
		if p.name != "resolve" && !p.to.Hi.IsZero() && p.to.Hi.Before(p.from.Lo) {
			value = w.say("response.before", "clock", w.word("clock", p.from.name).Plain())
		}
		all = append(all, Measure{w.say("response." + p.name), value,
			Say(w.word("clock", p.to.name).Plain() + " − " + w.word("clock", p.from.name).Plain())})
	}
	return all
}

// A Notice is what users were told.
type Notice struct {
	At      Text
	Channel Text
	Text    Text
	By      Text
	Cites   Markup
}

func (w *writer) notices(in *record.Incident) []Notice {
	var all []Notice
	for _, n := range in.Notices {
		all = append(all, Notice{Say(w.moment(n.At)), w.word("channel", n.Channel), w.text(n.Text), w.text(n.By), w.cite(n.Source)})
	}
	return all
}
