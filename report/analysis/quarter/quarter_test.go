package quarter

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"math"
	"os"
	"slices"
	"testing"
	"testing/fstest"
	"time"

	"example.com/postmortem/incidents"
	"example.com/postmortem/report/internal/gen"
	"example.com/postmortem/report/record"
)

func load(t testing.TB, fsys fs.FS) *record.Corpus {
	t.Helper()
	c, found, err := record.Load(fsys, record.Options{Patterns: []string{"."}})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range found {
		if d.Level == record.Error {
			t.Fatalf("%v: %s", d.At, d.Message)
		}
	}
	return c
}

func harbor(t testing.TB) *record.Corpus { return load(t, os.DirFS("testdata/harbor")) }

// made is the report of a period as of the end of a day.
func made(t testing.TB, c *record.Corpus, period, asOf string, o Options) *Report {
	t.Helper()
	p, err := ParsePeriod(period, c.Register.Zone, c.Register.FiscalYearStarts)
	if err != nil {
		t.Fatal(err)
	}
	day, err := time.ParseInLocation(time.DateOnly, asOf, c.Register.Zone)
	if err != nil {
		t.Fatal(err)
	}
	o.Period, o.AsOf = p, day.AddDate(0, 0, 1).Add(-time.Second)
	r, err := New(c, record.Restricted, o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func feature(t testing.TB, r *Report, id string) *Feature {
	t.Helper()
	i := slices.IndexFunc(r.Downtime.Features, func(f Feature) bool { return f.ID == id })
	if i < 0 {
		t.Fatalf("no feature %q", id)
	}
	return &r.Downtime.Features[i]
}

func near(a, b float64) bool { return math.Abs(a-b) < 1e-6 }

// TestCrossCheck computes counts, downtime, availability and budgets a second time, in the plainest way there is: every incident marks its
// minutes of the period. The times of these registers are whole minutes.
func TestCrossCheck(t *testing.T) {
	for _, x := range []struct {
		name    string
		c       *record.Corpus
		periods []string
		asOf    string
	}{
		{"harbor", harbor(t), []string{"2023Q3", "2024Q1", "2024Q2", "2024Q3"}, "2024-10-20"},
		{"generated", load(t, gen.Register(300, 7)), []string{"2024Q2", "2025-03"}, "2026-01-01"},
		{"kakao", load(t, incidents.FS), []string{"2022Q4", "2023Q1", "2023Q2", "2024Q2", "2024Q3"}, "2026-11-22"},
	} {
		for _, period := range x.periods {
			t.Run(x.name+"/"+period, func(t *testing.T) {
				r := made(t, x.c, period, x.asOf, Options{})
				crossCheck(t, x.c, r)
			})
		}
	}
}

func crossCheck(t *testing.T, c *record.Corpus, r *Report) {
	begun := 0
	for _, in := range c.Incidents {
		at := in.Clock.Started.At
		if at.IsZero() {
			at = in.Clock.Started.Lo.Add(in.Clock.Started.Hi.Sub(in.Clock.Started.Lo) / 2)
		}
		bad := in.Severity != "sev4" && in.Kind != record.NearMiss && in.Kind != record.Maintenance && in.Confirmed
		if bad && !at.Before(r.Period.From) && at.Before(r.Period.To) {
			begun++
		}
	}
	if begun != r.Counts.Now.N {
		t.Errorf("%d incidents counted, %d by hand", r.Counts.Now.N, begun)
	}
	minutes := r.Period.To.Sub(r.Period.From).Minutes()
	for _, f := range r.Downtime.Features {
		if f.Loose || !f.Any.Exact() {
			continue // what is not exact has its own test
		}
		hit := map[time.Time]bool{}
		for _, in := range c.Incidents {
			touch(in, f.ID, r, hit)
		}
		down := float64(len(hit))
		if !near(f.Any.Named, down) || !near(f.Available.Named, 1-down/minutes) {
			t.Errorf("%s: %g minutes, %g available; by hand %g, %g", f.ID, f.Any.Named, f.Available.Named, down, 1-down/minutes)
		}
		if f.Budget != nil && (!near(float64(f.Budget.Budget), (1-f.SLO)*minutes) || !near(float64(f.Budget.Remaining), (1-f.SLO)*minutes-down)) {
			t.Errorf("%s: budget %v of %g", f.ID, f.Budget, (1-f.SLO)*minutes)
		}
	}
}

// touch marks every minute of the period in which an incident touches a feature.
func touch(in *record.Incident, feature string, r *Report, hit map[time.Time]bool) {
	if in.Kind == record.NearMiss || in.Kind == record.Maintenance || !in.Confirmed {
		return
	}
	for _, a := range in.Affected {
		from, to := in.Clock.Started.At, in.Clock.Resolved.At
		if a.Feature != feature {
			continue
		}
		if !a.Started.IsZero() {
			from = a.Started.At
		}
		if !a.Restored.IsZero() {
			to = a.Restored.At
		}
		if to.IsZero() && in.Status == record.Open {
			to = r.AsOf
		}
		if from.IsZero() || to.Before(r.Period.From) {
			continue
		}
		for at := from; at.Before(to) && at.Before(r.Period.To); at = at.Add(time.Minute) {
			if !at.Before(r.Period.From) {
				hit[at.UTC()] = true
			}
		}
	}
}

// TestLedger holds for every quarter of four registers: a ledger adds up to the whole and to 1,000; the best case is no worse than the
// figure as named, which is no worse than the worst; all together is no less than any feature and no more than their sum.
func TestLedger(t *testing.T) {
	for name, c := range map[string]*record.Corpus{"harbor": harbor(t), "generated": load(t, gen.Register(400, 3)), "kakao": load(t, incidents.FS)} {
		for year := 2022; year <= 2025; year++ {
			for q := 1; q <= 4; q++ {
				for _, weighted := range []bool{false, true} {
					if c.Register.Accounting.Partial = "any-impact"; weighted {
						c.Register.Accounting.Partial = "weighted"
					}
					r := made(t, c, fmt.Sprintf("%dQ%d", year, q), "2026-01-01", Options{})
					checkLedgers(t, fmt.Sprintf("%s/%dQ%d/%v", name, year, q, weighted), &r.Downtime)
				}
			}
		}
	}
}

func checkLedgers(t *testing.T, name string, d *Downtime) {
	sum, most := 0.0, 0.0
	for _, f := range append(slices.Clone(d.Features), d.Whole) {
		minutes, permille := 0.0, 0
		for _, c := range f.Ledger {
			minutes, permille = minutes+c.Minutes, permille+c.Permille
		}
		if len(f.Ledger) > 0 && (permille != 1000 || !near(minutes, f.Any.Named)) {
			t.Errorf("%s: %q: the ledger adds up to %d, %g of %g", name, f.ID, permille, minutes, f.Any.Named)
		}
		if r := f.Rest; r != nil {
			for _, i := range Largest(f.Ledger) {
				minutes, permille = minutes-f.Ledger[i].Minutes, permille-f.Ledger[i].Permille
			}
			if !near(minutes, r.Minutes) || permille != r.Permille || r.Count != len(f.Ledger)-longLedger {
				t.Errorf("%s: %q: the printed lines leave %g minutes and %d over, not %+v", name, f.ID, minutes, permille, *r)
			}
		}
		if len(f.Ledger) == 0 && f.Any.Named > 0 {
			t.Errorf("%s: %q: nobody spent %g minutes", name, f.ID, f.Any.Named)
		}
		for _, m := range []Minutes{f.Any, f.Full} {
			if m.Best > m.Named || m.Named > m.Worst || m.Worst > d.Measured {
				t.Errorf("%s: %q: %+v of %g", name, f.ID, m, d.Measured)
			}
		}
		if f.ID != "" {
			sum, most = sum+f.Any.Worst, max(most, f.Any.Best)
		}
	}
	if d.Whole.Any.Worst < most-1e-6 {
		t.Errorf("%s: all together %+v, one feature %g", name, d.Whole.Any, most)
	}
}

// TestClocksChange measures real time where the clocks on the wall are changed.
func TestClocksChange(t *testing.T) {
	c := harbor(t)
	// From 22:00 to 03:00 two nights later are 29 hours on the wall, and 28 of them were.
	if got := feature(t, made(t, c, "2024-03-30..2024-04-01", "2024-10-20", Options{}), "mail").Any.Named; got != 28*60 {
		t.Errorf("the partition lasted %g minutes, want %d", got, 28*60)
	}
	c.Register.Accounting.Hours = []record.Hours{{Days: []string{"sun"}, From: "00:00", To: "24:00"}}
	for day, want := range map[string]float64{"2024-03-31": 23 * 60, "2024-10-27": 25 * 60, "2024-04-07": 24 * 60, "2024-04-01": 0} {
		if got := made(t, c, day+".."+day, "2025-01-01", Options{}).Downtime.Measured; got != want {
			t.Errorf("support on %s: %g minutes, want %g", day, got, want)
		}
	}
}

func TestSupportHours(t *testing.T) {
	c := harbor(t)
	c.Register.Accounting.Hours = []record.Hours{{Days: []string{"mon", "tue", "wed", "thu", "fri"}, From: "09:00", To: "11:00"}}
	r := made(t, c, "2024Q2", "2024-10-20", Options{Accounting: &record.Accounting{Partial: "weighted", Maintenance: "included"}})
	// 65 working days of two hours; of 10 April only the hour from 10:00 counts.
	if f := feature(t, r, "checkout"); r.Downtime.Measured != 65*120 || f.Any.Named != 60 || !near(float64(f.Budget.Budget), 7.8) {
		t.Errorf("measured %g, checkout %+v, %+v", r.Downtime.Measured, f.Any, f.Budget)
	}
	i := slices.IndexFunc(r.Other.Features, func(f Feature) bool { return f.ID == "checkout" })
	// An hour with a fifth of users, an hour with all, two of maintenance.
	if got := r.Other.Features[i].Any.Named; !near(got, 12+60+120) {
		t.Errorf("by the other method %g minutes, want 192", got)
	}
	night := []record.Hours{{Days: []string{"fri"}, From: "22:00", To: "02:00"}}
	if got := total(supportHours(r.Period, night)); got != 13*4*3600 {
		t.Errorf("13 nights of Friday are %d seconds", got)
	}
	c.Register.Accounting.Hours = []record.Hours{{Days: []string{"fri"}, From: "22:00", To: "02:00"}}
	if got := made(t, c, "2024-04-06..2024-04-06", "2024-10-20", Options{}).Downtime.Measured; got != 120 {
		t.Errorf("the night of Friday leaves %g minutes of Saturday, want 120", got)
	}
}

// TestOpenAndLong: an incident over three quarters is cut at their edges and loses nothing; one that is open counts to the as-of time.
func TestOpenAndLong(t *testing.T) {
	c := harbor(t)
	sum := 0.0
	for _, q := range []string{"2024Q2", "2024Q3", "2024Q4"} {
		f := feature(t, made(t, c, q, "2024-10-20", Options{}), "mail")
		if f.SoFar != (q == "2024Q4") {
			t.Errorf("%s: so far: %v", q, f.SoFar)
		}
		sum += f.Any.Named
	}
	start := time.Date(2024, 6, 28, 9, 0, 0, 0, c.Register.Zone)
	end := time.Date(2024, 10, 20, 23, 59, 59, 0, c.Register.Zone)
	if want := end.Sub(start).Minutes() + 3*60; !near(sum, want) {
		t.Errorf("three quarters hold %g minutes, want %g", sum, want)
	}
	r := made(t, c, "2024Q4", "2024-10-20", Options{})
	if !r.SoFar || r.Counts.Now.N != 0 || !near(r.Downtime.Measured, end.Sub(r.Period.From).Minutes()) {
		t.Errorf("so far %v, %d incidents, %g minutes", r.SoFar, r.Counts.Now.N, r.Downtime.Measured)
	}
}

// TestBounds: what is not certain is a range, and the comparison is the one that speaks least for a change.
func TestBounds(t *testing.T) {
	n := made(t, harbor(t), "2024Q2", "2024-10-20", Options{}).Counts
	if now := n.Now; now.N != 4 || now.Lo != 4 || now.Hi != 6 || !slices.Equal(now.Edge, []string{"INC-011"}) || !slices.Equal(now.Unconfirmed, []string{"INC-010"}) {
		t.Errorf("counted %+v", now)
	}
	if n.Compare.P < n.AsNamed.P {
		t.Errorf("p = %v, and as named %v", n.Compare.P, n.AsNamed.P)
	}
	// Against 3 in a period of the same length 12 are needed; here against 3 in four quarters.
	k := made(t, load(t, incidents.FS), "2024Q3", "2026-11-22", Options{}).Counts
	if k.Before.N != 3 || k.Before.Hi != 4 || k.Need.Better != -1 || k.Need.Worse < 4 {
		t.Errorf("before %+v, needed %+v", k.Before, k.Need)
	}
	if k.Compare.N2 != 4 {
		t.Errorf("the comparison took %d incidents before: want the 4 that speak least for a change", k.Compare.N2)
	}
}

func TestNoSLO(t *testing.T) {
	r := made(t, harbor(t), "2024Q2", "2024-10-20", Options{})
	if f := feature(t, r, "search"); f.Budget != nil || f.Any.Named != 100 || f.Any.Best != 90 || !near(f.Any.Worst, 60+53.2) {
		t.Errorf("search %+v", f)
	}
	if f := feature(t, r, "login"); f.Users == nil || f.Users.Named != 3_000_000 {
		t.Errorf("user-minutes of login %+v", f.Users)
	}
}

// TestSites: what the loss of each site does to each feature, and what takes it down.
func TestSites(t *testing.T) {
	r := made(t, harbor(t), "2024Q2", "2024-10-20", Options{WhatIf: []WhatIf{{"fra-2", "INC-004"}, {"fra-1", "INC-002"}}})
	want := map[string]string{
		"login/fra-1": "survives", "login/fra-2": "survives", "login/ams-1": "survives",
		"checkout/fra-1": "survives", "checkout/fra-2": "switchover", "checkout/ams-1": "survives",
		"mail/fra-1": "unverified", "mail/fra-2": "survives", "search/fra-2": "down", "search/fra-1": "survives",
	}
	for i, f := range r.Sites.Features {
		for j, s := range r.Sites.Sites {
			if w, known := want[f+"/"+s.ID]; known && r.Sites.Matrix[i][j] != w {
				t.Errorf("%s without %s: %s, want %s", f, s.ID, r.Sites.Matrix[i][j], w)
			}
		}
	}
	var cuts []string
	for _, c := range r.Sites.Cuts {
		cuts = append(cuts, fmt.Sprint(c.Feature, c.Sites, c.Unverified))
	}
	wantCuts := []string{"login[fra-1 fra-2] false", "checkout[fra-1 fra-2] false", "checkout[fra-2 ams-1] false", "mail[fra-1] true", "search[fra-2] false"}
	if !slices.Equal(cuts, wantCuts) {
		t.Errorf("cut sets %q, want %q", cuts, wantCuts)
	}
	if !slices.Equal(r.Sites.Single, []string{"search"}) || !slices.Equal(r.Sites.Unplaced, []string{"gallery"}) {
		t.Errorf("single %q, unplaced %q", r.Sites.Single, r.Sites.Unplaced)
	}
	i := slices.IndexFunc(r.Sites.Sites, func(s Site) bool { return s.ID == "fra-1" })
	if !slices.Equal(r.Sites.Sites[i].Blocks, []string{"mail"}) {
		t.Errorf("fra-1 hosts what would switch over from it: %+v", r.Sites.Sites[i])
	}
	// Checkout was down although it should have switched over, which takes time too; search went down as predicted.
	for _, c := range r.Sites.Checked {
		if !c.Agrees {
			t.Errorf("%+v", c)
		}
	}
	if got := r.WhatIf[0].Features; len(got) != 2 || got[0].Works != 30 || got[0].Fails != 30 || got[1].Fails != 60 || !near(float64(got[0].BudgetYears), 30/(0.001*525600)) {
		t.Errorf("without fra-2 %+v", got)
	}
	if got := r.WhatIf[1].Features; len(got) != 1 || got[0].Works != 120 || got[0].Fails != 28*60 {
		t.Errorf("without fra-1 %+v", got)
	}
}

func TestActions(t *testing.T) {
	a := made(t, harbor(t), "2024Q2", "2024-10-20", Options{}).Actions
	if a.Opened != 2 || a.Closed != 1 || a.Open != 2 || a.Overdue != 2 || a.NoOwner != 1 || a.NoEvidence != 0 || a.OverdueDays != 294+127 || len(a.OfFamilies) != 2 {
		t.Errorf("%+v", a)
	}
	if early := made(t, harbor(t), "2024Q2", "2024-05-01", Options{}).Actions; early.OpenUnknown != 0 {
		t.Errorf("before the period is over %+v", early)
	}
	kakao := load(t, incidents.FS)
	// Six were promised in May 2024 and done by 24 September, nobody says when; of fifteen before nobody knows anything.
	if a := made(t, kakao, "2024Q2", "2026-11-22", Options{}).Actions; a.Opened != 6 || a.OpenUnknown != 6+15 {
		t.Errorf("2024Q2: %+v", a)
	}
	if a := made(t, kakao, "2024Q3", "2026-11-22", Options{}).Actions; a.Closed != 6 || a.OpenUnknown != 15 {
		t.Errorf("2024Q3: %+v", a)
	}
	if len(a.Recurred) != 1 || a.Recurred[0] != (Recurred{"INC-003", "INC-001", 1, 0, 1, 0}) {
		t.Errorf("%+v", a.Recurred)
	}
}

func TestCompleteness(t *testing.T) {
	c := harbor(t)
	r := made(t, c, "2024Q2", "2024-10-20", Options{})
	x := r.Complete
	if !slices.Equal(x.Gaps, []string{"INC-005"}) || x.Starts != 9 || len(x.Excluded) != 4 || len(x.NotApproved) != 8 || len(x.Controls) != 1 {
		t.Errorf("%+v", x)
	}
	if n := len(r.Causes.Open); n != 3 || r.Causes.Bars[0].N != 1 || r.Causes.Bars[0].Hi != 4 {
		t.Errorf("causes %+v", r.Causes)
	}
	// What an audience may not see is in no figure, and is counted.
	for _, in := range c.Incidents {
		if in.ID == "INC-009" {
			in.Audience = record.Restricted
		}
	}
	p := r.Period
	pub, err := New(c, record.Internal, Options{Period: p, AsOf: r.AsOf})
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(pub)
	if err != nil || pub.Complete.Hidden != 1 || pub.Counts.Now.N != 3 || slices.Contains(pub.Counts.Now.IDs, "INC-009") {
		t.Errorf("hidden %d, counted %d, %v", pub.Complete.Hidden, pub.Counts.Now.N, err)
	}
	if len(text) == 0 || slices.ContainsFunc(pub.Incidents, func(r Row) bool { return r.ID == "INC-009" }) {
		t.Error("a hidden incident is in the report")
	}
}

// TestLongLedger: the largest lines are printed, in their order, and the others added up.
func TestLongLedger(t *testing.T) {
	var all []Charge
	for i := range longLedger + 3 {
		all = append(all, Charge{Minutes: float64((i + 7) % 10), Permille: 1})
	}
	kept := Largest(all)
	if len(kept) != longLedger || !slices.IsSorted(kept) || !slices.Contains(kept, 3) || slices.Contains(kept, 13) || slices.Contains(kept, 23) || slices.Contains(kept, 33) {
		t.Errorf("kept %v", kept)
	}
	if r := rest(all); r.Count != 3 || r.Permille != 3 || r.Minutes != 0 {
		t.Errorf("the rest is %+v", *r)
	}
	if r := rest(all[:longLedger]); r != nil {
		t.Errorf("nothing is left over, and still %+v", *r)
	}
}

// TestFound: findings are counted by rule, the worst first.
func TestFound(t *testing.T) {
	got := found([]Finding{{Rule: "b", Level: "note"}, {Rule: "a", Level: "warning"}, {Rule: "b", Level: "note"}, {Rule: "a", Level: "note"}, {Rule: "c", Level: "error"}})
	if want := []Found{{"c", "error", 1}, {"a", "warning", 1}, {"b", "note", 2}, {"a", "note", 1}}; !slices.Equal(got, want) {
		t.Errorf("%v", got)
	}
}

// TestSizes: a period with no incident, with one and with 3,000; a register with nothing in it.
func TestSizes(t *testing.T) {
	c := harbor(t)
	if r := made(t, c, "2023Q2", "2024-10-20", Options{}); r.Counts.Now.N != 0 || r.Downtime.Whole.Any.Named != 0 || !near(float64(r.Counts.Now.Rate.Upper), 2.9957322735539909) {
		t.Errorf("nothing: %+v", r.Counts.Now)
	}
	if r := made(t, c, "2023Q3", "2024-10-20", Options{}); r.Counts.Now.N != 1 || r.Durations.N != 1 || r.Durations.Median != nil {
		t.Errorf("one: %+v", r.Durations)
	}
	r := made(t, load(t, gen.Register(3000, 5)), "2014-01-01..2025-12-31", "2026-01-01", Options{})
	if r.Counts.Now.N+len(r.Complete.Excluded) < 2900 {
		t.Errorf("of 3,000 only %d are counted", r.Counts.Now.N)
	}
	checkLedgers(t, "3,000", &r.Downtime)
	if rest := r.Downtime.Whole.Rest; rest == nil || rest.Count < 1000 {
		t.Errorf("of 3,000 the ledger prints all: %+v", rest)
	}
	empty := load(t, fstest.MapFS{"register.toml": {Data: []byte("[register]\nzone = \"Asia/Seoul\"\n")}})
	if r := made(t, empty, "2024Q2", "2024-10-20", Options{}); r.Counts.Now.N != 0 || r.Counts.Compare != nil {
		t.Errorf("an empty register: %+v", r.Counts)
	}
}

// TestNoStart: where the register does not say when it begins, time begins with its first incident, which is not counted.
func TestNoStart(t *testing.T) {
	c := harbor(t)
	c.Register.Starts = record.Moment{}
	n := made(t, c, "2023Q3", "2024-10-20", Options{}).Counts
	begin := time.Date(2023, 8, 2, 9, 0, 0, 0, c.Register.Zone)
	if n.Uncounted != "INC-001" || n.Now.N != 0 || !n.Starts.Equal(begin) || !near(n.Now.Exposure, n.Now.Period.To.Sub(begin).Hours()/24) {
		t.Errorf("%+v", n)
	}
	c.Register.Accounting.Blind = []record.Blind{{From: record.Moment{Lo: begin, Hi: begin}, To: record.Moment{Lo: begin.Add(24 * time.Hour), Hi: begin.Add(24 * time.Hour)}}}
	if r := made(t, c, "2023Q3", "2024-10-20", Options{}); !near(r.Counts.Now.Exposure, n.Now.Exposure-1) || !near(r.Downtime.Measured, (n.Now.Exposure-1)*1440) || r.Downtime.Whole.Any.Named != 0 {
		t.Errorf("with a day that nobody recorded: %g days, %+v", r.Counts.Now.Exposure, r.Downtime.Whole.Any)
	}
}

// TestSameBytes: two runs give the same report, and a feature that nothing touches changes no other.
func TestSameBytes(t *testing.T) {
	c := harbor(t)
	text := func(r *Report) string {
		b, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	a, b := made(t, c, "2024Q2", "2024-10-20", Options{}), made(t, harbor(t), "2024Q2", "2024-10-20", Options{})
	if text(a) != text(b) {
		t.Error("two runs differ")
	}
	c.Register.Features = append(c.Register.Features, record.Feature{ID: "new", SLO: 0.9})
	x := made(t, c, "2024Q2", "2024-10-20", Options{})
	for i, f := range a.Downtime.Features {
		if x.Downtime.Features[i].Any != f.Any || x.Downtime.Features[i].Available != f.Available {
			t.Errorf("%s changed with a feature that nothing touches", f.ID)
		}
	}
}
