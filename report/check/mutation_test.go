package check

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"example.com/postmortem/report/record"
)

// One mistake in a sound record is one finding, at its place, with all rules on. In `to`, «» stands around the place; where
// it has none, the mistake is something left out, and the place is that of `at`.
var mutations = []struct{ from, to, rule, at string }{
	// structure
	{`severity  = "sev1"`, `«sverity»  = "sev1"`, "unknown-key", ""},
	{`severity  = "sev1"`, `severity  = «"sev0"»`, "unknown-severity", ""},
	{`status    = "closed"`, `status    = «"done"»`, "wrong-value", ""},
	{`[[timeline]]`, `[[«timelin»]]`, "unknown-key", ""},
	{`feature  = "login"`, `feature  = «"logn"»`, "unknown-feature", ""},
	{`site   = "hanbit"`, `site   = «"hanbt"»`, "unknown-site", ""},
	{`incident = "INC-1"`, `incident = «"INC-3"»`, "unknown-incident", ""},
	{`id        = "INC-2"`, `id        = «"INC-1"»`, "duplicate-id", ""},
	{`count  = 1500`, `count  = «"1500"»`, "wrong-type", ""},
	{`at = "2022-10-14 17:43"`, `at = «"2022-10-14 27:43"»`, "bad-time", ""},
	{`says   = "2h23m"`, `says   = «"2x23m"»`, "bad-duration", ""},
	{`source   = "report"` + "\n\n[[affected]]", `source   = «"reprt"»` + "\n\n[[affected]]", "unknown-source", ""},
	{`by    = "Kim"`, `by    «K»im"`, "syntax", ""},
	{"\n[[source]]\nid    = \"herald\"", "\n[[source]]\nid    = «\"report\"»\n[[source]]\nid    = \"herald\"", "duplicate-id", ""},
	// time
	{`resolved     = { at = "2022-10-14 17:43"`, `resolved     = { at = «"2202-10-14 17:43"»`, "clock-future", ""},
	{`started      = { at = "2022-10-14 15:20"`, `started      = { at = «"2222-10-14 15:20"»`, "clock-future", ""},
	{`resolved     = { at = "2022-10-14 17:43"`, `resolved     = { at = «"2022-10-14 05:43"»`, "resolved-before-started", ""},
	{`resolved     = { at = "2022-10-14 17:43"`, `resolved     = { at = «"2021-10-14 17:43"»`, "resolved-before-started", ""},
	{`started      = { at = "2022-10-14 15:20"`, `started      = { at = «"2022-10-15 15:20"»`, "resolved-before-started", ""},
	{`resolved     = { at = "2022-10-14 17:43"`, `resolved     = { at = «"2022-12-14 17:43"»`, "long-incident", ""},
	{`resolved     = { at = "2022-10-14 17:43"`, `resolved     = { at = «"2023-10-14 17:43"»`, "long-incident", ""},
	{`resolved     = { at = "2022-10-14 17:43"`, `resolved     = { at = «"2022-10-14 16:30"»`, "clock-order", ""},
	{`triggered    = { at = "2022-10-14 15:19"`, `triggered    = { at = «"2022-10-14 15:29"»`, "clock-order", ""},
	{`triggered    = { at = "2022-10-14 15:19"`, `triggered    = { at = «"2022-11-14 15:19"»`, "clock-order", ""},
	{`detected     = { at = "2022-10-14 15:27"`, `detected     = { at = «"2022-10-14 16:27"»`, "clock-order", ""},
	{`acknowledged = { at = "2022-10-14 15:30"`, `acknowledged = { at = «"2022-10-14 15:20"»`, "clock-order", ""},
	{`announced    = { at = "2022-10-14 15:52"`, `announced    = { at = «"2022-10-13 15:52"»`, "clock-order", ""},
	{`mitigated    = { at = "2022-10-14 17:00"`, `mitigated    = { at = «"2022-10-14 07:00"»`, "clock-order", ""},
	{`mitigated    = { at = "2022-10-14 17:00"`, `mitigated    = { at = «"2022-10-15 17:00"»`, "clock-order", ""},
	{`restored = "17:40"`, `restored = «"2022-10-14 18:40"»`, "affected-outside", ""},
	{`restored = "17:40"`, `restored = «"2022-10-14 15:00"»`, "affected-outside", ""},
	{`started  = "15:22"`, `started  = «"14:22"»`, "affected-outside", ""},
	{`started  = "15:22"`, `started  = «"2022-10-15 15:22"»`, "affected-outside", ""},
	{`at     = "15:19"`, `at     = «"2022-08-14 15:19"»`, "timeline-outside", ""},
	{`at     = "2022-10-14 17:43"`, `at     = «"2023-10-14 17:43"»`, "timeline-outside", ""},
	{`at     = "2022-10-20"`, `at     = «"2032-10-20"»`, "timeline-outside", ""},
	{`at     = "2022-10-14 17:43"`, `at     = «"2022-10-14 15:03"»`, "timeline-order", ""},
	{`at     = "15:27"`, `at     = «"2022-10-14 18:27"»`, "timeline-order", ""},
	{`at     = "15:19"`, `at     = "2022-10-14 15:39"`, "timeline-next-day", "timeline[1].at"}, // 15:27, which is now on the next day
	// stated against computed
	{`says   = "2h23m"`, `says   = «"3h23m"»`, "claim-duration", ""},
	{`says   = "2h23m"`, `says   = «"26h23m"»`, "claim-duration", ""},
	{`says   = "2h23m"`, `says   = «"2h40m"»`, "claim-duration", ""},
	{`says   = "2h23m"`, `says   = «"7h"»`, "claim-duration", ""},
	{`says   = "2022-10-14 17:43"`, `says   = «"2022-10-15 17:43"»`, "claim-clock", ""},
	{`says   = "2022-10-14 17:43"`, `says   = «"2022-10-14 20:43"»`, "claim-clock", ""},
	{`kind      = "outage"`, "kind      = \"outage\"\nduration  = «\"5h\"»", "stated-duration", ""},
	// stages
	{`status    = "closed"`, `status    = «"open"»`, "status-over", ""},
	{"by    = \"Kim\"\n", "", "approved-by", "review.state"},
	{"on    = 2022-10-20\n", "", "approved-by", "review.state"},
	{`detected     = { at = "2022-10-14 15:27", by = "monitoring", source = "report" }` + "\n", "", "severe-detected", "severity"},
	{`source = "report" }` + "\n\n[[claim]]", `source = "report", precision = «"derived"» }` + "\n\n[[claim]]", "approved-derived", ""},
	{`state = "approved"`, `state = «"not-required"»`, "review-because", ""},
	{"[review]\nstate = \"approved\"\nby    = \"Kim\"\non    = 2022-10-20\n", "", "imported-draft", "imported"},
	{"state      = \"confirmed\"", "state      = «\"unknown\"»", "related-unknown", "related[0].relation"},
	{"site   = \"hanbit\"\nrole   = \"primary\"\nsource = \"report\"\nwhy    = { ko = \"대기 설비가 작았다.\", en = \"The standby was too small.\" }\n", "", "missing-key", "dependency[0]"},
	// texts
	{`, en = "Messages stopped by a loss of power" }`, ` }`, "missing-translation", "title"},
	{`{ ko = "전송 실패", en = "Messages fail" }`, `«"전송 실패"»`, "missing-translation", ""},
	{`went_wrong = [{ ko = "훈련하지 않았다.", en = "Nobody had tried it." }]`, `went_wrong = «[]»`, "empty-section", ""},
	{`en = "Nobody had tried it."`, `en = «"TBD"»`, "empty-section", ""},
	{"## What users saw\nMessages were not sent.", "«## What users saw»", "empty-section", ""},
	{"한 곳에 모여 있었다.", "«담당자의 실수»였다.", "blame", ""},
	{"Everything stood in one place.", "It was «careless».", "blame", ""},
	{"2. Why did it trip? It was set below the load, which had grown.", "«2. Why did it trip? An engineer had set it too low.»", "whys-person", ""},
	// actions
	{"owner     = { ko = \"인프라팀\", en = \"Infrastructure\" }\n", "", "action-owner", "action[1]"},
	{"due       = 2027-06-30\n", "", "action-due", "action[1]"},
	{"due       = 2027-06-30", "due       = «2023-06-30»", "action-overdue", ""},
	{"due       = 2027-06-30", "due       = «2021-06-30»", "action-dates", ""},
	{"evidence  = \"https://tickets.example/1\"\n", "", "action-evidence", "action[0].state"},
	{"closed    = 2022-12-20", "closed    = «2022-10-10»", "action-dates", ""},
	{"closed    = 2022-12-20\nstate     = \"done\"", "closed    = 2022-12-20\nstate     = «\"open\"»", "action-state", ""},
	{"because   = { ko = \"전원은 문제가 아니었다.\", en = \"The supply was not the problem.\" }\n", "", "action-because", "action[2].state"},
	// recurrence
	{`incident = "INC-1"`, `incident = «"INC-2"»`, "related-cycle", ""},
	{`relation = "recurrence"`, `relation = «"again"»`, "wrong-value", ""},
	// sources
	{`mitigated    = { at = "2022-10-14 17:00", source = "report" }`, `mitigated    = { at = «"2022-10-14 17:00"» }`, "fact-source", ""},
	{"users    = 0.8\nstarted  = \"15:22\"\nrestored = \"17:40\"\nsymptom  = { ko = \"전송 실패\", en = \"Messages fail\" }\nsource   = \"report\"", "users    = «0.8»\nstarted  = \"15:22\"\nrestored = \"17:40\"\nsymptom  = { ko = \"전송 실패\", en = \"Messages fail\" }", "fact-source", ""},
	{"count  = 1500\nsource = \"herald\"", "count  = «1500»", "fact-source", ""},
}

func TestMutations(t *testing.T) {
	full := fullFolder(t)
	if _, found := run(t, full); len(found) > 0 {
		t.Fatalf("the full record is not sound: %v", found)
	}
	for _, m := range mutations {
		t.Run(m.rule+" "+m.to, func(t *testing.T) {
			marked := string(full["full.toml"].Data)
			if strings.Count(marked, m.from) == 0 {
				t.Fatalf("the full record has no %q", m.from)
			}
			marked = strings.Replace(marked, m.from, m.to, 1)
			clean := strings.NewReplacer("«", "", "»", "").Replace(marked)
			c, found := run(t, fstest.MapFS{"full.toml": {Data: []byte(clean)}, "earlier.toml": full["earlier.toml"], "register.toml": full["register.toml"]})
			if len(found) != 1 || found[0].Rule != m.rule {
				t.Fatalf("want one finding of %s, got %d: %v", m.rule, len(found), found)
			}
			var want place
			if m.at == "" {
				from, to := strings.Index(marked, "«"), strings.Index(marked, "»")-len("«")
				top := record.Position{File: "full.toml", Line: 1, Col: 1}
				want = place{advance(top, []byte(clean[:from])), advance(top, []byte(clean[:to]))}
			} else {
				want = placeIn(c.Files[1], m.at)
			}
			if got := (place{found[0].At, found[0].End}); got != want {
				t.Errorf("%s is at %v, want %v", found[0].Message, got, want)
			}
		})
	}
}

func fullFolder(t testing.TB) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	for _, name := range []string{"full.toml", "earlier.toml", "register.toml"} {
		src, err := os.ReadFile(filepath.Join("testdata/full", name))
		if err != nil {
			t.Fatal(err)
		}
		out[name] = &fstest.MapFile{Data: bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n"))}
	}
	return out
}
