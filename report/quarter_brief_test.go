package report_test

import (
	"bytes"
	"cmp"
	"fmt"
	"io/fs"
	"os"
	"testing"
	"testing/fstest"
	"time"

	"example.com/postmortem/incidents"
	"example.com/postmortem/report"
	period "example.com/postmortem/report/analysis/quarter"
	"example.com/postmortem/report/internal/gen"
	"example.com/postmortem/report/record"
	"example.com/postmortem/report/render"
	"example.com/postmortem/report/view"
)

// TestQuarterInBrief holds reports, for which most records are kept in brief, against those made with all records whole.
func TestQuarterInBrief(t *testing.T) {
	for _, x := range []struct {
		name    string
		fsys    fs.FS
		periods []string
		whatIf  []period.WhatIf
		before  fs.FS // what an earlier report was made from, if anything else
	}{
		{"kakao", incidents.FS, []string{"2012", "2016Q3", "2022Q4", "2024Q2"}, []period.WhatIf{{Site: "sk-cnc-pangyo", Incident: "KAKAO-2022-10-15"}}, nil},
		{"harbor", os.DirFS("analysis/quarter/testdata/harbor"), []string{"2023Q3", "2024Q2", "2024-04"}, []period.WhatIf{{Site: "fra-1", Incident: "INC-002"}}, nil},
		{"generated", gen.Register(120, 3), []string{"2016Q1", "2024Q2", "2025-12"}, nil, nil},
		{"odd", oddRecords, []string{"2023Q4", "2024Q2"}, nil, records(map[string]string{"moved": both + "started = \"2023-08-01 10:00\"\nduration = \"1h\"\n"})},
		{"open", openRecord, []string{"2024Q2"}, nil, nil},
	} {
		for i, p := range x.periods {
			for _, audience := range []record.Audience{record.Public, record.Internal} {
				qo := report.QuarterOptions{Period: p, Postmortems: i == 0, Redo: "again"}
				if audience == record.Internal {
					qo.WhatIf = x.whatIf
				}
				if i > 0 {
					was := told(t, cmp.Or(x.before, x.fsys), audience, report.QuarterOptions{Period: x.periods[i-1]})["analysis.json"]
					qo.Since = []byte(was)
				}
				brief, whole := told(t, x.fsys, audience, qo), told(t, x.fsys, audience, qo.KeepingAll())
				if len(brief) != len(whole) {
					t.Errorf("%s %s, %v: %d files in brief, %d whole", x.name, p, audience, len(brief), len(whole))
				}
				for name, text := range whole {
					if brief[name] != text {
						t.Errorf("%s %s, %v, %s:\n%s", x.name, p, audience, name, differing(text, brief[name]))
					}
				}
			}
		}
	}
}

// oddRecords are incidents long before the period, or after it, that a report tells of all the same.
var oddRecords = records(map[string]string{
	"long":     both + "started = \"2021-02-01 10:00\"\nresolved = \"2024-04-03 12:00\"\nsummary = \"It went on.\"\n",
	"vague":    both + "started = \"2021\"\nresolved = { before = \"2024-06-01\" }\n",
	"restored": plain + "started = \"2021-05-01 10:00\"\nresolved = \"2021-05-01 11:00\"\n[[affected]]\nfeature = \"mail\"\nrestored = \"2024-05-01 12:00\"\n",
	"ahead":    plain + "started = \"2024-08-01 10:00\"\nresolved = \"2024-08-01 11:00\"\n[[affected]]\nfeature = \"mail\"\nstarted = \"2024-06-30 10:00\"\n",
	"after":    both + "started = \"2024-09-01\"\nresolved = \"2024-09-02\"\n",
	"silenced": both + "started = \"2021-06-01 10:00\"\nduration = \"1h\"\nsummary = \"Mail stood still.\"\n" +
		"[[action]]\nid = \"A1\"\ntitle = \"To do\"\nowner = \"The team\"\ncreated = 2021-06-02\ndue = 2021-07-01\nstate = \"open\"\n",
	"rejected": both + "started = \"2021-07-01 10:00\"\nduration = \"1h\"\nsummary = \"Mail stood still again.\"\n" +
		"[[action]]\nid = \"A1\"\ntitle = \"No\"\nowner = { ko = \"팀\", en = \"Team\" }\ncreated = 2024-05-02\nstate = \"rejected\"\nbecause = { ko = \"비싸서\", en = \"too dear\" }\n",
	"moved": both + "started = \"2021-08-01 10:00\"\nduration = \"1h\"\n[[revision]]\non = 2024-06-01\nwas = \"clock.started 2023-08-01 10:00\"\nbecause = \"wrong year\"\n",
	"repeat": both + "started = \"2024-05-06 10:00\"\nduration = \"1h\"\nsummary = \"Mail stood still, as in 2021.\"\n" +
		"related = [{ incident = \"silenced\", relation = \"recurrence\" }, { incident = \"after\", relation = \"recurrence\" }]\n",
})

// openRecord is an incident that is not over.
var openRecord = records(map[string]string{"open": both + "started = \"2021-03-01 10:00\"\nsummary = \"It goes on.\"\n"})

// How records begin: with a title in both languages and a feature, or with neither.
const (
	both  = "title = { ko = \"제목\", en = \"A title\" }\nseverity = \"sev1\"\naffected = [\"mail\"]\n"
	plain = "title = \"A title\"\nseverity = \"sev1\"\n"
)

// records are a register with a silence, and some records by id.
func records(texts map[string]string) fs.FS {
	all := fstest.MapFS{"register.toml": {Data: []byte("[register]\nname = \"x\"\nzone = \"Europe/Berlin\"\nlanguages = [\"ko\", \"en\"]\n" +
		"[[feature]]\nid = \"mail\"\nname = \"Mail\"\n[[silence]]\nrule = \"action-overdue\"\nrecord = \"silenced\"\nbecause = \"known\"\n")}}
	for id, text := range texts {
		all[id+".toml"] = &fstest.MapFile{Data: []byte(text)}
	}
	return all
}

// told is all that a report says, by the names of its parts.
func told(t *testing.T, fsys fs.FS, audience record.Audience, qo report.QuarterOptions) map[string]string {
	t.Helper()
	q, found, err := report.OpenQuarter(fsys, report.Options{Patterns: []string{"."}, Version: "test", Audience: audience, AsOf: func(zone *time.Location) (time.Time, error) {
		return time.Date(2026, 1, 1, 12, 0, 0, 0, zone), nil
	}}, qo)
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{"findings": fmt.Sprint(found)}
	text, err := q.JSON()
	if err != nil {
		t.Fatal(err)
	}
	parts["analysis.json"] = string(text)
	files, err := q.Sources()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		parts["inside: "+f.Name] = string(f.Data)
	}
	for _, l := range q.Book.Langs {
		d, err := q.Doc(l)
		if err != nil {
			t.Fatal(err)
		}
		var page bytes.Buffer
		if err := render.HTML.Render(&page, d, &render.Env{Theme: q.Book.Theme}); err != nil {
			t.Fatal(err)
		}
		parts[l.Tag()] = page.String()
		for _, table := range d.Page.Body.(*view.Quarter).Tables() {
			parts[l.Tag()+": "+table.Name] = string(table.CSV())
		}
	}
	return parts
}
