package record

import (
	"bytes"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.com/postmortem/report/internal/golden"
)

// sameIncident compares incidents as what they say: files and spellings of times do not matter.
func sameIncident(a, b *Incident) string {
	return cmp.Diff(a, b, cmp.Comparer(func(a, b Moment) bool { return a.same(b) }), cmp.Comparer(func(a, b *File) bool { return true }),
		cmp.Comparer(func(a, b Span) bool { a.Written, b.Written = "", ""; return a == b }))
}

// again writes an incident and reads it again.
func again(t testing.TB, in *Incident, register string) *Incident {
	t.Helper()
	var b bytes.Buffer
	if err := (&Draft{Incident: in, Language: map[bool]string{true: "ko"}[register != ""]}).Write(&b); err != nil {
		t.Fatal(err)
	}
	var fsys fs.FS // nil where there is no register
	if register != "" {
		fsys = os.DirFS("testdata/full")
	}
	c, ds, err := LoadBytes(fsys, "x.toml", b.Bytes(), Options{Register: register})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range ds {
		if d.Level == Error && d.Rule != "unknown-incident" {
			t.Fatalf("%v in\n%s", d, &b)
		}
	}
	if len(c.Incidents) != 1 {
		t.Fatalf("no incident in\n%s\n%v", &b, ds)
	}
	return c.Incidents[0]
}

func TestWriteFull(t *testing.T) {
	for _, in := range loadFull(t).Incidents {
		if diff := sameIncident(in, again(t, in, "register.toml")); diff != "" {
			t.Errorf("%s (-was +is):\n%s", in.ID, diff)
		}
	}
}

// The written form itself, to be read.
func TestWriteGolden(t *testing.T) {
	for _, in := range loadFull(t).Incidents {
		var b bytes.Buffer
		d := &Draft{Incident: in, Language: "ko", Head: []string{"A draft.", "imported: check\nthe rest"},
			Marks: []Mark{{"severity", "imported: the source says \"major\""}, {"started", "imported: check"}, {"affected[0].feature", "imported:\tcheck"}}}
		if err := d.Write(&b); err != nil {
			t.Fatal(err)
		}
		golden.Compare(t, "testdata/write-"+strings.ToLower(in.ID)+".golden", b.Bytes())
	}
}

// Random incidents read as they were written.
func TestWriteRandom(t *testing.T) {
	for seed := range uint64(600) {
		g := &incidentMaker{rand.New(rand.NewPCG(seed, 1))}
		in := again(t, g.incident(), "") // what a file can say: defaults are in place
		if diff := sameIncident(in, again(t, in, "")); diff != "" {
			t.Fatalf("seed %d (-was +is):\n%s", seed, diff)
		}
	}
}

// A text of any bytes comes back, apart from what no file can hold.
func FuzzWriteText(f *testing.F) {
	for _, s := range hostileTexts {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		want := strings.ReplaceAll(strings.ToValidUTF8(s, "\ufffd"), "\r\n", "\n")
		in := &Incident{ID: "X", Title: Text{"en": "x" + s}, Severity: "sev1", Kind: Outage, Confirmed: true, Audience: Internal,
			Clock: Clock{Started: Point{Moment: At(time.Date(2024, 1, 2, 3, 4, 5, 6, time.UTC)), Precision: Exact}}, Summary: Text{"ko": s, "en": "y"}, Review: Review{By: s}}
		in.Status = in.status("")
		got := again(t, in, "")
		if got.Title["en"] != "x"+want || got.Summary["ko"] != want || !got.Clock.Started.same(in.Clock.Started.Moment) {
			t.Errorf("%q came back as %q and %q", s, got.Title["en"], got.Summary["ko"])
		}
	})
}

var hostileTexts = []string{"", "plain", "한글 제목", "two\nlines", "\nleading", "trailing\n", `back\slash "quoted" 'single'`, "'''", `"""`, "''\n\"\"\"\n\\", "tab\tcr\rnul\x00del\x7f",
	"# no comment", "a\u202eb\u2066c", "\xff\xfe", "= [x]", "<script>alert(1)</script>", "`code` **b**\n\n```\n\\d+ \"x\"\n```\n", strings.Repeat("long ", 200), "\u2028", "x'\n\\'", "\\\r\n"}

// incidentMaker makes up incidents.
type incidentMaker struct{ *rand.Rand }

func pick[T any](g *incidentMaker, list ...T) T { return list[g.IntN(len(list))] }

func (g *incidentMaker) some() bool { return g.IntN(2) == 0 }

func (g *incidentMaker) str() string {
	return "x" + strings.ReplaceAll(pick(g, hostileTexts...), "\r\n", "\n")
}

func (g *incidentMaker) text() Text {
	switch g.IntN(4) {
	case 0:
		return nil
	case 1:
		return Text{"en": g.str()}
	case 2:
		return Text{"ko": g.str(), "en": g.str()}
	}
	return Text{"ko": "가" + g.str()}
}

func (g *incidentMaker) moment() Moment {
	t := time.Date(2024, time.Month(1+g.IntN(12)), 1+g.IntN(28), g.IntN(24), g.IntN(60), 0, 0, pick(g, time.UTC, time.FixedZone("", 9*3600), time.FixedZone("", -90*60)))
	switch g.IntN(7) {
	case 0:
		return Moment{}
	case 1:
		return At(t)
	case 2:
		return At(t.Add(time.Duration(g.IntN(59)+1)*time.Second + time.Duration(g.IntN(3))*123*time.Millisecond))
	case 3:
		return Moment{Lo: t, Grain: Range}
	case 4:
		return Moment{Lo: t, Hi: t.Add(time.Hour), Grain: Range}
	}
	m, err := ParseMoment(pick(g, "2024-03-31", "2024-02", "2023", "unknown", "약 2024-05-01 15:30", "about 2024-05-01", "2024-06-01 오후", "2024-06-01 15:00:00", "about 2024-06-01 morning", "약 2024"), Calendar{})
	if err != nil {
		panic(err)
	}
	return m
}

func (g *incidentMaker) point() Point {
	p := Point{Moment: g.moment()}
	if p.IsZero() {
		return Point{}
	}
	if p.Precision = Exact; p.About || p.Grain == Range {
		p.Precision = Estimated
	}
	if g.some() {
		p.Precision = Derived
	}
	if g.some() {
		p.By = "users"
		p.Source = []string{"https://example.com/1", "https://example.com/2"}[:1+g.IntN(2)]
	}
	return p
}

func (g *incidentMaker) incident() *Incident {
	in := &Incident{ID: fmt.Sprintf("X-%d", g.IntN(9)), Title: Text{"en": g.str()}, Severity: "sev2", Kind: pick(g, Outage, Maintenance), Confirmed: g.some(), Audience: pick(g, Internal, Public),
		Summary: g.text(), Impact: g.text(), Status: pick(g, Open, Resolved, Closed), Review: Review{State: ReviewDraft, On: g.moment(), Because: g.text()}}
	in.Clock = Clock{Started: g.point(), Detected: g.point(), Announced: g.point(), Resolved: g.point()}
	if in.Clock.Started.IsZero() {
		in.Clock.Started = Point{Moment: Moment{Unknown: true}, Precision: Exact}
	}
	if g.some() {
		in.Stated, _ = ParseSpan(pick(g, "20m", "약 9분", "several minutes", "more than 1h", "within 2h", "5~10분", "unknown", "1h30m20s"))
	}
	in.Cause = pick(g, Cause{}, Cause{State: CauseUnknown}, Cause{State: CauseConfirmed, Category: "power/fire"}, Cause{State: CauseSuspected, Category: "network", Summary: g.text(), AnswerDue: g.moment()},
		Cause{State: CauseDisputed, Factors: []Factor{{Category: "network", Summary: g.text()}}, Was: []Thought{{State: CauseUnknown, Until: g.moment()}}})
	yes := g.some()
	for range g.IntN(3) {
		in.Affected = append(in.Affected, Affected{Feature: pick(g, "a", "b/c", "메시지"), Impact: pick(g, "", "down"), HasUsers: yes, Started: g.moment(), Symptom: g.text()})
		in.Dependencies = append(in.Dependencies, Dependency{Site: pick(g, "a", "unknown"), Lost: pick(g, nil, &yes), Standby: pick(g, nil, &Standby{Existed: "yes", Worked: &yes, LastDrill: g.moment()}), Why: g.text()})
		in.Actions = append(in.Actions, Action{ID: fmt.Sprint("A", len(in.Actions)), Title: Text{"en": g.str()}, State: pick(g, ActionOpen, ActionDone), Closed: g.moment(), Due: g.moment(), Incidents: []string{in.ID}})
		in.Timeline = append(in.Timeline, Entry{At: At(time.Date(2024, 1, 1, 0, g.IntN(60), 0, 0, time.UTC)), What: Text{"en": g.str()}, Audience: pick(g, AudienceUnset, Restricted)})
		in.Signals = append(in.Signals, Signal{What: Text{"ko": g.str()}, Count: g.IntN(5), HasCount: true, At: g.moment()})
		in.Lessons.WentWell = append(in.Lessons.WentWell, Text{"en": g.str(), "ko": g.str()})
		in.Notices = append(in.Notices, Notice{At: g.moment(), Channel: g.str(), Text: g.text(), By: g.text()})
	}
	return in
}
