package export

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"example.com/postmortem/report/record"
)

// OpenMetrics is counts and sums as Prometheus and its relatives read them. All are gauges: records are corrected, and
// what counts incidents can fall. Downtime has a lower and an upper bound, since clocks do.
var OpenMetrics = &Format{Name: "openmetrics", Ext: ".prom", Doc: "OpenMetrics text: counts and sums by severity, kind and feature", Write: writeOpenMetrics}

// A family is one metric: its samples by their labels.
type family struct {
	name, unit, help string
	samples          map[string]float64
}

func writeOpenMetrics(w io.Writer, d *Data) error {
	b := bufio.NewWriter(w)
	for _, f := range d.families() {
		fmt.Fprintf(b, "# TYPE postmortem_%s gauge\n", f.name)
		if f.unit != "" {
			fmt.Fprintf(b, "# UNIT postmortem_%s %s\n", f.name, f.unit)
		}
		fmt.Fprintf(b, "# HELP postmortem_%s %s\n", f.name, f.help)
		for _, labels := range slices.Sorted(maps.Keys(f.samples)) {
			fmt.Fprintf(b, "postmortem_%s%s %s\n", f.name, labels, strconv.FormatFloat(f.samples[labels], 'g', -1, 64))
		}
	}
	b.WriteString("# EOF\n")
	return b.Flush()
}

func (d *Data) families() []*family {
	incidents := &family{"incidents", "", "Incidents on record.", map[string]float64{}}
	open := &family{"incidents_open", "", "Incidents that are not over.", map[string]float64{}}
	least := &family{"downtime_least_seconds", "seconds", "Sum of the shortest that incidents can have lasted, of those whose duration has both bounds.", map[string]float64{}}
	most := &family{"downtime_most_seconds", "seconds", "Sum of the longest that the same incidents can have lasted.", map[string]float64{}}
	unbounded := &family{"downtime_unbounded", "", "Incidents whose duration lacks a bound; they are in neither sum.", map[string]float64{}}
	features := &family{"feature_incidents", "", "Incidents that touched a feature.", map[string]float64{}}
	actions := &family{"actions", "", "Action items by state; overdue ones are open too.", map[string]float64{}}
	last := &family{"last_incident_timestamp_seconds", "seconds", "Start of the latest incident, in seconds of the Unix epoch.", map[string]float64{}}
	for _, s := range []record.ActionState{record.ActionOpen, record.ActionDone, record.ActionRejected, "overdue"} {
		actions.samples[labels("state", string(s))] = 0
	}
	for _, in := range d.Incidents {
		by := labels("severity", cmp.Or(in.Severity, "none"), "kind", string(in.Kind))
		incidents.samples[by]++
		if in.Status.Open() {
			open.samples[by]++
		} else {
			open.samples[by] += 0
		}
		e := in.Duration(d.AsOf)
		if e.Known && !e.Unbounded() {
			least.samples[by] += e.Lo.Seconds()
			most.samples[by] += e.Hi.Seconds()
		} else {
			unbounded.samples[by]++
		}
		for _, a := range in.Affected {
			features.samples[labels("feature", a.Feature, "severity", cmp.Or(in.Severity, "none"))]++
		}
		for _, a := range in.Actions {
			actions.samples[labels("state", string(a.State))]++
			if a.State == record.ActionOpen && !a.Due.Hi.IsZero() && a.Due.Hi.Before(d.AsOf) {
				actions.samples[labels("state", "overdue")]++
			}
		}
		if t, _ := instant(in.Clock.Started.Moment); !t.IsZero() {
			key := labels("severity", cmp.Or(in.Severity, "none"))
			last.samples[key] = max(last.samples[key], float64(t.Unix()))
		}
	}
	return []*family{incidents, open, least, most, unbounded, features, actions, last}
}

// labels are names and values in turn.
func labels(pairs ...string) string {
	var b strings.Builder
	for i := 0; i+1 < len(pairs); i += 2 {
		fmt.Fprintf(&b, "%s%s=\"%s\"", map[bool]string{true: "{", false: ","}[i == 0], pairs[i], strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(pairs[i+1]))
	}
	return b.String() + "}"
}
