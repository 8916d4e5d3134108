package export

import (
	"encoding/csv"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"example.com/postmortem/report/record"
)

// CSV is one row an incident, as RFC 4180 has it. A cell that a spreadsheet would take for a formula gets an apostrophe
// before it, which spreadsheets hide: texts of records come from everywhere.
var CSV = &Format{Name: "csv", Ext: ".csv", Doc: "one row an incident (RFC 4180), safe to open in a spreadsheet", Write: writeCSV}

var csvHead = []string{"id", "title", "severity", "status", "kind", "confirmed"}

func writeCSV(w io.Writer, d *Data) error {
	c := csv.NewWriter(w)
	c.UseCRLF = true
	head := slices.Concat(csvHead, record.ClockNames)
	head = append(head, "duration_min_minutes", "duration_max_minutes", "ongoing", "affected", "sites", "cause_state", "cause_category", "actions_open", "actions_done", "summary", "url")
	if err := c.Write(head); err != nil {
		return err
	}
	for _, in := range d.Incidents {
		row := d.csvRow(in)
		for i := range row {
			row[i] = tame(row[i])
		}
		if err := c.Write(row); err != nil {
			return err
		}
	}
	c.Flush()
	return c.Error()
}

func (d *Data) csvRow(in *record.Incident) []string {
	row := []string{in.ID, d.text(in.Title), in.Severity, string(in.Status), string(in.Kind), strconv.FormatBool(in.Confirmed)}
	for _, name := range record.ClockNames {
		row = append(row, interval(in.Clock.Named(name).Moment))
	}
	var low, high, ongoing string
	if e := in.Duration(d.AsOf); e.Known {
		low, ongoing = minutes(e.Lo), strconv.FormatBool(e.Ongoing)
		if !e.Unbounded() {
			high = minutes(e.Hi)
		}
	}
	var sites []string
	for _, x := range in.Dependencies {
		sites = append(sites, x.Site)
	}
	open, done := 0, 0
	for _, a := range in.Actions {
		switch a.State {
		case record.ActionOpen:
			open++
		case record.ActionDone:
			done++
		}
	}
	return append(row, low, high, ongoing, strings.Join(d.features(in), "; "), strings.Join(sites, "; "), string(in.Cause.State), in.Cause.Category,
		strconv.Itoa(open), strconv.Itoa(done), d.text(in.Summary), in.Imported.URL)
}

// interval is a time, or an interval of times as ISO 8601 has it, with ".." for a limit that is not known.
func interval(m record.Moment) string {
	limit := func(t time.Time) string {
		if t.IsZero() {
			return ".."
		}
		return stamp(t)
	}
	switch {
	case m.Exact():
		return stamp(m.Lo)
	case m.Known():
		return limit(m.Lo) + "/" + limit(m.Hi)
	case m.Unknown:
		return "unknown"
	}
	return ""
}

func minutes(d time.Duration) string { return strconv.FormatFloat(d.Minutes(), 'f', -1, 64) }

// tame makes a cell a text to every spreadsheet. The signs are those that begin a formula, in either width, also behind
// blanks or an opening quote.
func tame(s string) string {
	s = strings.ReplaceAll(s, "\x00", "\ufffd")
	switch head := strings.TrimLeft(s, " \t\r\n\u00a0\u3000\""); {
	case strings.HasPrefix(s, "\t"), strings.HasPrefix(s, "\r"), strings.HasPrefix(s, "\n"):
		return "'" + s
	case head != "" && strings.ContainsRune("=+-@|%＝＋－＠", []rune(head)[0]):
		return "'" + s
	}
	return s
}
