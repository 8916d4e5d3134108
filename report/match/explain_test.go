package match

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"example.com/postmortem/report/internal/golden"
)

// incident is a document from a few words: cause;service;component;site;trigger;factors, empty where unknown.
func incident(id, day, title, body, fields string) Doc {
	begin, err := time.Parse("2006-01-02", day)
	if err != nil {
		panic(err)
	}
	d := Doc{ID: id, Time: begin, End: begin.Add(2 * time.Hour), Title: title, Body: body, Fields: map[string][]string{}}
	names := []string{"cause", "service", "component", "site", "trigger", "factor"}
	for i, value := range strings.Split(fields, ";") {
		if value != "" {
			d.Fields[names[i]] = strings.Split(value, ",")
		}
	}
	return d
}

// story is a small company's register: messages and logins that fail again, in two languages, among everyday trouble.
func story() []Doc {
	docs := []Doc{
		incident("fire", "2022-10-15", "카카오톡 메시지 송수신 장애", "데이터센터 화재로 전원이 차단되어 카카오톡 메시지 전송과 로그인이 되지 않았다.", "power/fire;message;;pangyo;power;single site,no drill"),
		incident("login-1", "2023-10-18", "PC 로그인 장애", "인증 게이트웨이 설정 배포 뒤 일부 이용자의 PC 로그인이 실패했다. 설정을 원복했다.", "change/config;login;auth-gateway;ansan;config;no canary"),
		incident("login-2", "2024-05-13", "PC 로그인 오류", "인증 게이트웨이 배포 뒤 PC 로그인이 되지 않았다.", ";login;auth-gateway;;deploy;no canary"),
		incident("login-3", "2024-05-15", "PC 로그인 오류 재발", "인증 게이트웨이에서 다시 로그인이 실패했다.", "change/config;login;auth-gateway;ansan;config;no canary,no alert"),
		incident("login-4", "2024-09-02", "Login outage after rollout", "A configuration deployment to the auth gateway broke authentication.", "change/config;login;auth-gateway;ansan;config;no canary"),
		incident("power", "2024-11-20", "메일 접속 지연", "데이터센터 전원 이중화 점검 중 저장소가 느려졌다.", "power/utility;mail;storage;pangyo;power;no drill"),
	}
	everyday := newVocabulary(2)
	for i := range 30 {
		docs = append(docs, incident(fmt.Sprint("other-", i), fmt.Sprintf("20%d-0%d-11", 21+i%4, 1+i%9),
			everyday.sentence(true, 4), everyday.sentence(true, 20),
			fmt.Sprintf("hardware/disk-%d;service-%d;component-%d;%s;capacity;", i%7, i%5, i%9, []string{"pangyo", "ansan"}[i%2])))
	}
	return docs
}

func TestExplain(t *testing.T) {
	glossary := readGlossary(t)
	r, err := New(story(), Options{Glossary: glossary, Links: []Link{{"login-3", "login-1", Recurrence}, {"power", "fire", NotRecurrence}}})
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, id := range []string{"login-2", "login-3", "login-4", "power"} {
		for _, m := range r.Matches(id) {
			printExplanation(t, &out, r, m)
		}
	}
	for _, f := range r.SuggestedFamilies() {
		fmt.Fprintln(&out, "suggested family", f.Episodes, "too large:", f.TooLarge)
		for _, e := range f.Edges {
			fmt.Fprintf(&out, "  %s repeats %s after %.0f days, declared: %t, %+.2f\n", e.Later, e.Earlier, e.Days, e.Declared, e.Strength)
		}
	}
	fmt.Fprintln(&out, "declared families", r.DeclaredFamilies())
	golden.Compare(t, "testdata/explain.txt", []byte(out.String()))
}

func printExplanation(t *testing.T, out *strings.Builder, r *Register, m Match) {
	e, err := r.Explain(m.Later, m.Earlier)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprintf(out, "%s, %s: %s, %s, S=%+.2f among %d (%.2f needed), %.0f days\n", m.Later, m.Earlier,
		[]string{"unrelated", "recurrence", "not a recurrence", "part of", "continuation", "probable recurrence", "similar", "possible"}[m.Relation],
		[]string{"none", "weak", "moderate", "strong"}[StrengthOf(m.Strength)], m.Strength, e.Among, e.Needed, e.Days)
	for _, v := range e.Evidence {
		fmt.Fprintf(out, "  %-10s %-12s %+.2f", v.Field, []string{"not compared", "agrees", "partly", "differs"}[v.Outcome], v.Bits)
		switch {
		case v.Field == TextEvidence:
			fmt.Fprintf(out, "  cos %.3f, 1 in %.1f of %d pairs, borrowed scale: %t", e.Cosine, e.OneIn, e.Pairs, e.Borrowed)
			for _, w := range e.Shared {
				fmt.Fprintf(out, ", %s %.2f", w.Word, w.Share)
			}
		case v.Outcome == Agrees && v.Shared != nil:
			fmt.Fprintf(out, "  %s: %d of %d", strings.Join(v.Shared, ", "), v.Count, v.Known)
		case v.Field != GapEvidence:
			fmt.Fprintf(out, "  %q %q", v.Later, v.Earlier)
		}
		fmt.Fprintln(out)
	}
	fmt.Fprintln(out)
}

func readGlossary(t testing.TB) *Glossary {
	t.Helper()
	const name = "../../templates/lang/glossary.tsv"
	src, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	g, err := ParseGlossary(name, src)
	if err != nil {
		t.Fatal(err)
	}
	return g
}
