package importer

import (
	"slices"
	"time"

	"example.com/postmortem/report/record"
)

// Statuspage reads what Atlassian Statuspage answers to GET /api/v2/incidents.json (of the public page) or to GET
// /v1/pages/ID/incidents (of the manage API, which has postmortems).
//
// An incident's start there is when somebody opened it on the page, so it is asked about; the first update is when the
// public was told, and never when the operator knew. Which component was how bad from when to when is put together from
// the updates, each of which says what it changed.
var Statuspage = &Importer{
	Name: "statuspage", Ext: []string{".json"}, Read: readStatuspage,
	Doc: "Atlassian Statuspage: incidents.json of the page, or the answer of the manage API",
}

var statuspageScale = []string{"sev1", "sev2", "sev3", "sev4"}

// statuspageSeverity is what the words for impact mean, by Statuspage's own description of them.
var statuspageSeverity = map[string]string{"critical": "sev1", "major": "sev2", "minor": "sev3", "none": "sev4", "maintenance": "sev4"}

func readStatuspage(r *Reading) {
	for i := range r.Files {
		root, ok := r.json(&r.Files[i])
		if !ok {
			continue
		}
		list := root
		if _, isTable := root.v.(map[string]any); isTable {
			r.name = or(r.name, root.get("page").get("name").str())
			if list = root.get("incidents"); list.v == nil {
				list = root.get("scheduled_maintenances")
			}
			if list.v == nil {
				r.problem(root.file, 0, 0, record.Error, `there is no list "incidents"`, "save the answer of /api/v2/incidents.json")
			}
		}
		for _, x := range list.items() {
			r.statuspage(x)
		}
	}
}

func (r *Reading) statuspage(x value) {
	if !x.table() {
		return
	}
	id := x.get("id").str()
	d := r.draft(x.file, "statuspage", or(id, x.get("shortlink").str(), x.get("name").str()))
	in := d.in
	d.title(x.get("name").str(), "Incident "+id)
	in.Imported.URL = x.get("shortlink").str()
	impact := x.get("impact").str()
	d.severity(statuspageSeverity[impact], impact, statuspageScale)
	if impact == "maintenance" || x.get("scheduled_for").has() {
		in.Kind = record.Maintenance
	}
	updates := x.updates()
	x.statuspageClocks(d, updates)
	for _, u := range updates {
		d.told(u.at, r.prose(u.x.get("body").str()))
	}
	x.statuspageComponents(d, updates)
	post := x.get("postmortem_body").str()
	for _, u := range updates {
		if u.status == "postmortem" {
			post = or(post, u.x.get("body").str())
		}
	}
	if post != "" {
		in.Cause = record.Cause{State: record.CauseSuspected, Summary: r.prose(post)}
		d.check("cause.state", "the published postmortem as a whole; split it into cause, impact and lessons")
	}
	d.finish()
}

// A statusUpdate is one message of an incident, at the time that the page shows.
type statusUpdate struct {
	x      value
	at     time.Time
	status string
}

// updates are the messages, oldest first; the list has the newest first, and may be in any order.
func (x value) updates() []statusUpdate {
	var list []statusUpdate
	for _, u := range x.get("incident_updates").items() {
		at, ok := u.get("display_at").time(clockReader{})
		if !ok {
			at, ok = u.get("created_at").time(clockReader{})
		}
		if ok {
			list = append(list, statusUpdate{u, at, u.get("status").str()})
		} else {
			u.warn("has no time: "+line(u.get("body").str(), 200), "its text was left out of the timeline")
		}
	}
	slices.SortStableFunc(list, func(a, b statusUpdate) int { return a.at.Compare(b.at) })
	return list
}

func (x value) statuspageClocks(d *draft, updates []statusUpdate) {
	c := &d.in.Clock
	planned := d.in.Kind == record.Maintenance
	from, to := "started_at", "resolved_at"
	if planned && x.get("scheduled_for").has() {
		from = "scheduled_for"
	}
	created, hasCreated := x.get("created_at").time(clockReader{})
	switch start, ok := x.get(from).time(clockReader{}); {
	case ok:
		c.Started = exact(start)
		if !planned {
			d.check("started", "when the incident was opened on the page; the impact may have begun earlier")
		}
	case hasCreated:
		c.Started = derived(created)
		d.check("started", "when the entry was made; the source has no start")
	}
	if end, ok := x.get(to).time(clockReader{}); ok {
		c.Resolved = exact(end)
	}
	if t, ok := x.get("monitoring_at").time(clockReader{}); ok {
		c.Mitigated = exact(t)
	}
	for _, u := range updates {
		if t, ok := u.x.get("created_at").time(clockReader{}); ok && (c.Announced.IsZero() || t.Before(c.Announced.At)) {
			c.Announced = exact(t)
		}
		if u.status == "monitoring" && c.Mitigated.IsZero() {
			c.Mitigated = derived(u.at)
			d.check("mitigated", "the first update that says monitoring")
		}
	}
	switch x.get("status").str() {
	case "resolved", "completed", "postmortem":
		d.in.Status = record.Resolved
		if c.Resolved.IsZero() {
			d.check("status", "the source has no time for it")
		}
	}
}

// statuspageComponents puts together from when to when each component was not operational, and how bad it got.
func (x value) statuspageComponents(d *draft, updates []statusUpdate) {
	for _, u := range updates {
		for _, c := range u.x.get("affected_components").items() {
			name, was, is := c.get("name").str(), c.get("old_status").str(), c.get("new_status").str()
			if name == "" || calm(was) && calm(is) {
				continue
			}
			a := &d.in.Affected[d.affected(name)]
			if a.Started.IsZero() {
				a.Started = record.At(u.at)
			}
			if a.Impact = worse(a.Impact, componentImpact(is)); calm(is) {
				a.Restored = record.At(u.at)
			} else {
				a.Restored = record.Moment{} // it came back, and went again
			}
			a.Impact = worse(a.Impact, componentImpact(was))
		}
	}
	told := len(d.in.Affected)
	for _, c := range x.get("components").items() {
		if name := c.get("name").str(); name != "" {
			if i := d.affected(name); i >= told && told > 0 {
				d.check("affected["+itoa(i)+"].feature", "listed, but no update says that it was affected")
			}
		}
	}
}

func calm(status string) bool { return status == "operational" || status == "" }

// componentImpact is what a component's status means; a partial outage and slowness are both a degradation of it.
func componentImpact(status string) string {
	switch status {
	case "major_outage":
		return "down"
	case "partial_outage", "degraded_performance":
		return "degraded"
	}
	return ""
}

func worse(a, b string) string {
	if a == "down" || b == "" {
		return a
	}
	return b
}
