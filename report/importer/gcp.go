package importer

import (
	"slices"
	"strings"
	"time"

	"example.com/postmortem/report/record"
)

// GCP reads the incidents.json of Google Cloud's status page: a bare list.
//
// "created" is when the entry was made, which may be after the incident had ended, so it is when the public was told and
// nothing else. Reports that were published later come as updates with headings; their root cause and the duration that
// they state are taken, the latter as a claim beside what the clocks say.
var GCP = &Importer{
	Name: "gcp", Ext: []string{".json"}, Read: readGCP,
	Doc: "Google Cloud: incidents.json of status.cloud.google.com",
}

var gcpScale = []string{"sev1", "sev2", "sev3"}

func readGCP(r *Reading) {
	for i := range r.Files {
		root, ok := r.json(&r.Files[i])
		if !ok {
			continue
		}
		if _, single := root.v.(map[string]any); single {
			r.gcp(root)
			continue
		}
		for _, x := range root.items() {
			r.gcp(x)
		}
	}
}

func (r *Reading) gcp(x value) {
	if !x.table() {
		return
	}
	id := x.get("id").str()
	d := r.draft(x.file, "gcp", or(id, x.get("number").str(), x.get("external_desc").str()))
	in := d.in
	d.title(x.get("external_desc").str(), "Incident "+id)
	if uri := x.get("uri").str(); uri != "" {
		in.Imported.URL = "https://status.cloud.google.com/" + strings.TrimLeft(uri, "/")
	}
	word := x.get("severity").str()
	d.severity(map[string]string{"high": "sev1", "medium": "sev2", "low": "sev3"}[word], word, gcpScale)
	impact := ""
	switch x.get("status_impact").str() {
	case "SERVICE_OUTAGE":
		impact = "down"
	case "SERVICE_DISRUPTION":
		in.Kind, impact = record.Degradation, "degraded"
	case "SERVICE_INFORMATION":
		in.Kind = record.Degradation
		d.check("kind", "the source calls it information")
	}
	x.gcpClocks(d)
	for _, p := range x.get("affected_products").items() {
		if name := or(p.get("current_title").str(), p.get("title").str()); name != "" {
			d.in.Affected[d.affected(name)].Impact = impact
		}
	}
	for _, list := range []string{"previously_affected_locations", "currently_affected_locations"} {
		for _, l := range x.get(list).items() {
			if name := or(l.get("title").str(), l.get("id").str()); name != "" {
				d.dependency(name, "Google Cloud", "cloud-region")
			}
		}
	}
	x.gcpUpdates(d)
	d.finish()
}

func (x value) gcpClocks(d *draft) {
	c := &d.in.Clock
	if t, ok := x.get("begin").time(clockReader{}); ok {
		c.Started = exact(t)
	}
	if t, ok := x.get("end").time(clockReader{}); ok {
		c.Resolved = exact(t)
	}
	if t, ok := x.get("created").time(clockReader{}); ok {
		c.Announced = exact(t)
		if c.Resolved.Known() && t.After(c.Resolved.Hi) {
			d.check("announced", "the entry was made after the incident had ended")
		}
	}
}

// gcpUpdates makes the timeline, and takes from the newest report what it says under its headings.
func (x value) gcpUpdates(d *draft) {
	type update struct {
		at   time.Time
		text string
	}
	var list []update
	for _, u := range x.get("updates").items() {
		if at, ok := u.get("when").time(clockReader{}); ok {
			list = append(list, update{at, markdownOf(u.get("text").str())})
		}
	}
	slices.SortStableFunc(list, func(a, b update) int { return a.at.Compare(b.at) })
	for _, u := range list {
		d.told(u.at, d.r.text(u.text))
	}
	for _, u := range slices.Backward(list) {
		if d.gcpReport(u.text) {
			return
		}
	}
}

// gcpReport reads a published report; false if the text is none.
func (d *draft) gcpReport(text string) bool {
	in := d.in
	var impact []string
	for _, s := range sections(text) {
		switch title := strings.ToLower(s.title); {
		case s.body == "":
		case strings.HasSuffix(title, "root cause"):
			in.Cause = record.Cause{State: record.CauseConfirmed, Summary: d.r.text(s.body)}
			if strings.Contains(title, "preliminary") {
				in.Cause.State = record.CauseSuspected
			}
			d.check("cause.state", "a report was published under the heading “"+s.title+"”")
		case title == "summary" && in.Summary == nil:
			in.Summary = d.r.text(s.body)
		case strings.Contains(title, "impact") || strings.HasPrefix(title, "symptoms"):
			impact = append(impact, s.body)
		}
	}
	if in.Cause.State == "" {
		in.Summary = nil
		return false
	}
	in.Impact = d.r.text(strings.Join(impact, "\n\n"))
	d.statedDuration(text, "Google")
	return true
}

// statedDuration takes the first "duration of …" of a text as a claim.
func (d *draft) statedDuration(text, by string) {
	for rest := text; ; {
		_, after, ok := strings.Cut(rest, "duration of ")
		if !ok {
			return
		}
		if says := leadingSpan(after); says != "" {
			span, _ := record.ParseSpan(says)
			d.in.Claims = append(d.in.Claims, record.Claim{About: "duration", Says: says, Span: span, By: d.r.text(by)})
			d.check("claim["+itoa(len(d.in.Claims)-1)+"].says", "found in the text of the report")
			return
		}
		rest = after
	}
}

// leadingSpan is the longest beginning of a text, of at most eight words, that is a duration.
func leadingSpan(s string) string {
	best, at := "", 0
	for range 8 {
		next := strings.IndexAny(s[at:], " .;\n)")
		end := len(s)
		if next >= 0 {
			end = at + next
		}
		if head := strings.TrimRight(s[:end], ","); len(head) < 60 {
			if _, err := record.ParseSpan(head); err == nil {
				best = head
			}
		}
		if next < 0 || end+1 >= len(s) {
			break
		}
		at = end + 1
	}
	return best
}
