package importer

import (
	"cmp"
	"slices"
	"strings"

	"example.com/postmortem/report/record"
)

// PagerDuty reads what its REST API answers, saved to files: incidents or one incident, and beside them log entries and
// notes, which belong to the incident that they name, or to the only one there is.
//
// An alert there is when the operator knew: creation is detection. When users began to feel it is not known; it was not
// later than that, and the record says just so. The people in log entries are left out, what they did stays.
var PagerDuty = &Importer{
	Name: "pagerduty", Ext: []string{".json"}, Read: readPagerDuty,
	Doc: "PagerDuty: GET /incidents, /incidents/ID, and beside it /log_entries and /notes of the same incident",
}

// pagerDuty collects what the files hold before drafts are made of it.
type pagerDuty struct {
	incidents []value
	entries   map[string][]value // by incident; "" for those that name none
}

func readPagerDuty(r *Reading) {
	p := &pagerDuty{entries: map[string][]value{}}
	for i := range r.Files {
		if root, ok := r.json(&r.Files[i]); ok {
			found := len(p.incidents) + len(p.entries)
			p.collect(root, 0)
			if len(p.incidents)+len(p.entries) == found {
				r.problem(root.file, 0, 0, record.Warning, "there is no incident, log entry or note in it", "")
			}
		}
	}
	for _, x := range p.incidents {
		entries := p.entries[x.get("id").str()]
		if len(p.incidents) == 1 {
			entries = append(entries, p.entries[""]...)
		}
		r.pagerDuty(x, entries)
	}
	if n := len(p.entries[""]); n > 0 && len(p.incidents) != 1 {
		r.problem(p.entries[""][0].file, 0, 0, record.Warning, itoa(n)+" notes or log entries do not say which incident they belong to", "import one incident with its notes at a time")
	}
}

// collect looks for the answers of the API, at the top or in a table of several answers.
func (p *pagerDuty) collect(x value, depth int) {
	if list, ok := x.v.([]any); ok && depth == 0 && len(list) > 0 {
		p.incidents = append(p.incidents, x.items()...)
		return
	}
	m, ok := x.v.(map[string]any)
	if !ok {
		return
	}
	found := false
	if m["incident"] != nil && depth < 2 {
		p.incidents, found = append(p.incidents, x.get("incident")), true
	}
	if m["incidents"] != nil {
		p.incidents, found = append(p.incidents, x.get("incidents").items()...), true
	}
	for _, name := range []string{"log_entries", "notes"} {
		for _, e := range x.get(name).items() {
			id := ""
			if i, ok := e.get("incident").v.(map[string]any); ok {
				id, _ = i["id"].(string)
			}
			p.entries[id], found = append(p.entries[id], e), true
		}
	}
	if found || depth > 0 {
		return
	}
	var names []string
	for name := range m {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if _, table := m[name].(map[string]any); table {
			p.collect(x.get(name), depth+1)
		}
	}
}

func (r *Reading) pagerDuty(x value, entries []value) {
	if !x.table() {
		return
	}
	id := x.get("id").str()
	d := r.draft(x.file, "pagerduty", or(id, x.get("incident_number").str(), x.get("title").str()))
	in := d.in
	d.title(or(x.get("title").str(), x.get("summary").str()), "Incident "+id)
	in.Imported.URL = x.get("html_url").str()
	priority := x.get("priority").named("summary", "name")
	if priority != "" {
		d.severity(pagerDutySeverity(priority), priority, []string{"sev1", "sev2", "sev3", "sev4", "sev5"})
	} else {
		d.severity("", x.get("urgency").named(), nil)
	}
	x.pagerDutyClocks(d, entries)
	if name := x.get("service").named("summary", "name"); name != "" {
		d.affected(name)
	}
	for _, s := range x.get("impacted_services").items() {
		if name := s.named("summary", "name"); name != "" {
			d.affected(name)
		}
	}
	x.pagerDutyTimeline(d, entries)
	d.finish()
}

// named is a value that is a text, or a table with a text under one of the names.
func (x value) named(names ...string) string {
	if m, ok := x.v.(map[string]any); ok {
		for _, n := range names {
			if m[n] != nil {
				return x.get(n).str()
			}
		}
		return ""
	}
	return x.str()
}

// pagerDutySeverity reads the usual names of priorities: P1 to P5, SEV-1 to SEV-5. Others are for people to decide.
func pagerDutySeverity(priority string) string {
	p := strings.ToLower(strings.NewReplacer("-", "", " ", "").Replace(priority))
	for _, prefix := range []string{"sev", "p"} {
		if n, ok := strings.CutPrefix(p, prefix); ok && len(n) == 1 && n >= "1" && n <= "5" {
			return "sev" + n
		}
	}
	return ""
}

func (x value) pagerDutyClocks(d *draft, entries []value) {
	c := &d.in.Clock
	if t, ok := x.get("created_at").time(clockReader{}); ok {
		c.Started, c.Detected = notAfter(t), exact(t)
		d.check("started", "PagerDuty knows when it was alerted; the impact began some time before")
	}
	first := func(kind string) (p record.Point) {
		for _, e := range entries {
			if e.get("type").str() == kind {
				if t, ok := e.get("created_at").time(clockReader{}); ok && (p.IsZero() || t.Before(p.At)) {
					p = exact(t)
				}
			}
		}
		return p
	}
	c.Acknowledged = first("acknowledge_log_entry")
	if c.Acknowledged.IsZero() {
		for _, a := range x.get("acknowledgements").items() {
			if t, ok := a.get("at").time(clockReader{}); ok && (c.Acknowledged.IsZero() || t.Before(c.Acknowledged.At)) {
				c.Acknowledged = exact(t)
			}
		}
	}
	if c.Acknowledged.Known() && c.Detected.Known() && c.Acknowledged.At.Before(c.Detected.At) {
		d.check("acknowledged", "before it was created")
	}
	if t, ok := x.get("resolved_at").time(clockReader{}); ok {
		c.Resolved = exact(t)
	} else if x.get("status").str() == "resolved" {
		if c.Resolved = first("resolve_log_entry"); c.Resolved.IsZero() {
			if t, ok := x.get("last_status_change_at").time(clockReader{}); ok {
				c.Resolved = derived(t)
				d.check("resolved", "the last change of status")
			}
		}
	}
	if c.Resolved.Known() {
		d.check("resolved", "when it was closed in PagerDuty; users may have been well before")
	}
	if x.get("status").str() == "resolved" {
		d.in.Status = record.Resolved
	}
}

// pagerDutyTimeline takes log entries other than notifications of people, and notes.
func (x value) pagerDutyTimeline(d *draft, entries []value) {
	for _, e := range entries {
		kind := strings.TrimSuffix(e.get("type").str(), "_log_entry")
		if strings.HasPrefix(kind, "notify") || kind == "assign" || kind == "reach_ack" {
			continue
		}
		at, ok := e.get("created_at").time(clockReader{})
		if !ok {
			continue
		}
		what := d.r.prose(or(e.get("content").str(), e.get("summary").str()))
		for lang := range what {
			if agent := e.get("agent").named("summary"); strings.HasPrefix(e.get("agent").named("type"), "user") && agent != "" {
				what[lang] = strings.ReplaceAll(what[lang], agent, "a responder")
			}
		}
		d.entry(at, what, cmp.Or(map[string]string{"trigger": "detection", "resolve": "recovery", "annotate": "event", "": "event"}[kind], "action"))
	}
}
