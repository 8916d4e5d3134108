package pdf

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"example.com/postmortem/report/chart"
)

// pieces are words of all kinds, harmless and not.
var pieces = []string{
	"장애", "데이터센터에서", "복구하였다.", "(전체)", "“인용”", "the", "outage", "restored", "p99=12.5s", "37.2%", "`kubectl rollout undo`", "**굵게**", "*강조*", "*emphasis*",
	"[링크](https://example.com/a?b=c&d=e)", "<https://status.example.com/incidents/2022-10-15/pangyo?lang=ko-KR&id=0123456789abcdef>", "[안](#place)", "[기록](incident:X-1)",
	"~~취소~~", "漢字와", "日本語の文章", "🔥", "👩‍👩‍👧", "☑", "→", "│", "שלום", "مرحبا", "ไทย", "\u1112\u1161\u11ab", "e\u0301", "a\u200bb", "x\u00ady", "\x01", "\xff", "\u2028끝",
	"&amp;", `\*`, "<script>alert(1)</script>", "{{x}}", "\ue0a0", "\uf8ff x", "[[x]]", "|", "a\u00a0b", "\U0001f1f0\U0001f1f7", "𠀀", "\u202eabc", "·", "—", "/Parent 9 0 R", "endstream", "(((", "\\)",
	"[^n]", "[^m]", "![그림](chart:a)", "![없음](none.png)", "[영어](lang:en)", "10 min", "p = 0.05", "±30", "127시간 30분~127시간 33분", "2022-10-15 15:27–15:30", "……", "!!!", "、。", "」",
	"क्षि", "👨🏽‍🚒", "e\u0301\u0302\u0303", "ㅋㅋㅋ", "\u1100\u1161", "kakao-talk/messaging·login", "A→B→C", "├─", "└──▶", "₩1,000,000", "**「굵은", "말」**", "`` ` ``", "Żółć", "Ελλάδα", "Ещё",
	"KAKAO-2022-10-15", "(MIL-HDBK-189)", "127 h 33 min", "127시간 33분", "2022-10-15 19:00~2022-10-17", "15:27 · 2 h 10 min", "(95% 0.62–8.8)", "0.92", "24.6", "46",
	strings.Repeat("가", 60), strings.Repeat("x", 90), "http://" + strings.Repeat("a/b-c.", 15),
}

type generator struct{ *rand.Rand }

func (g generator) words(most int) string {
	var b strings.Builder
	for range 1 + g.IntN(most) {
		b.WriteString(pieces[g.IntN(len(pieces))])
		if g.IntN(8) > 0 {
			b.WriteByte(' ')
		}
	}
	return strings.TrimSpace(b.String())
}

// block writes a block of a random kind at an indentation.
func (g generator) block(b *strings.Builder, indent string, depth int) {
	line := func(format string, args ...any) { fmt.Fprintf(b, indent+format+"\n", args...) }
	switch g.IntN(13) {
	case 10:
		line("```text\n%s%s\n%s```", indent, g.boxDrawing(indent), indent)
	case 11: // a quotation over pages
		if g.IntN(4) == 0 {
			for range 2 + g.IntN(6) {
				line("> %s\n%s>", g.words(150), indent)
			}
		}
	case 12:
		line("![%s](chart:%d)", []string{"", "그림 1. 사건의 시간 순서", strings.Repeat("a long caption ", 20)}[g.IntN(3)], g.IntN(1+g.IntN(3000)))
	case 0:
		line("%s %s {#place}", strings.Repeat("#", 1+g.IntN(6)), strings.ReplaceAll(g.words(12), "#", ""))
	case 1:
		g.table(b, indent)
	case 2:
		line("```\n%s%s\n%s```", indent, strings.ReplaceAll(g.words(30), " ", "\t"), indent)
	case 3, 4:
		for i := range 1 + g.IntN(6) {
			marker := []string{"- ", "- [x] ", fmt.Sprintf("%d. ", i+1)}[depth%3]
			line("%s%s", marker, g.words(15))
			if depth < 9 && g.IntN(3) == 0 {
				g.block(b, indent+"    ", depth+1)
			}
		}
	case 5:
		line("> %s", g.words(20))
		if depth < 12 && !strings.HasPrefix(indent, "    ") {
			g.block(b, indent+"> ", depth+1)
		}
	case 6:
		line("::: note\n\n%s%s\n\n%s:::", indent, g.words(30), indent)
	case 7:
		line("![%s](chart:x)", strings.NewReplacer("[", "", "]", "", "!", "").Replace(g.words(4)))
	default:
		line("%s", g.words(120))
	}
	b.WriteString(strings.TrimRight(indent, " ") + "\n")
}

// boxDrawing draws a box around words.
func (g generator) boxDrawing(indent string) string {
	n := 1 + g.IntN(120)
	text := strings.ReplaceAll(g.words(10), "`", "'")
	return "┌" + strings.Repeat("─", n) + "┐\n" + indent + "│ " + text + " │\n" + indent + "└" + strings.Repeat("─", n) + "┘"
}

func (g generator) table(b *strings.Builder, indent string) {
	columns, rows := 1+g.IntN(1+g.IntN(24)), g.IntN(1+g.IntN(25))
	if g.IntN(6) == 0 { // a row or none, wherever the page ends
		rows = g.IntN(2)
	}
	cell := func(most int) string {
		return strings.ReplaceAll(strings.ReplaceAll(g.words(most), "|", "/"), "\n", " ")
	}
	for i := range rows + 2 {
		b.WriteString(indent + "|")
		for range columns {
			switch {
			case i == 1:
				b.WriteString([]string{"---|", ":--|", "--:|", ":-:|"}[g.IntN(4)])
			case g.IntN(4) == 0:
				b.WriteString(" |")
			case g.IntN(300) == 0:
				b.WriteString(cell(60) + "|")
			default:
				b.WriteString(cell(3) + "|")
			}
		}
		b.WriteString("\n")
	}
}

// hostile is a document made from a seed.
func hostile(seed uint64) []byte {
	g := generator{rand.New(rand.NewPCG(seed, 7))}
	var b strings.Builder
	for range 1 + g.IntN(25) {
		g.block(&b, "", 0)
	}
	b.WriteString("\n[^n]: " + g.words(20) + "\n\n[^m]: " + g.words(200) + "\n\n    - " + g.words(40) + "\n")
	return []byte(b.String())
}

// checkRules holds a document against all rules.
func checkRules(t *testing.T, src []byte, d *Doc) *List {
	t.Helper()
	l, warnings, err := Layout(fonts(), d)
	if err != nil {
		t.Fatal(err)
	}
	report := func(rule string, broken []string) {
		t.Helper()
		for i, b := range broken {
			if i == 3 {
				t.Errorf("%s: and %d more", rule, len(broken)-3)
				break
			}
			t.Errorf("%s: %s", rule, b)
		}
	}
	report("outside", outside(l))
	report("overlapping", overlapping(l))
	report("lonely", lonely(l))
	report("cut", cut(l))
	report("widows", widows(l))
	report("glyphless", glyphless(l, warnings))
	report("captionless", captionless(l))
	report("badStarts", badStarts(l))
	report("crossing", crossing(l))
	report("torn", torn(l))
	report("pointed", pointed(l))
	got, want := withoutSpaces(l.Plain()), treeText(d.Root, src)
	if d.TOC != "" || d.Cover != nil { // which are read first
		got = got[max(0, len(got)-len(want)):]
	}
	if got != want {
		t.Errorf("text differs: %s", difference(got, want))
	}
	return l
}

// difference quotes where two texts part.
func difference(got, want string) string {
	a, b := []rune(got), []rune(want)
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	around := func(s []rune) string { return string(s[max(0, i-20):min(len(s), i+30)]) }
	return fmt.Sprintf("at character %d: got …%q, want …%q", i, around(a), around(b))
}

func TestRulesHold(t *testing.T) {
	src := sample(t)
	checkRules(t, src, sampleDoc(src))
	checkRules(t, src, func() *Doc { d := sampleDoc(src); d.Paper = Letter; return d }())
	long := long(src, 6)
	checkRules(t, long, sampleDoc(long))
}

// hostileDoc is a document made from a seed, with all that can stand around it, on one paper or another.
func hostileDoc(seed uint64) *Doc {
	src := hostile(seed)
	d := sampleDoc(src)
	d.Paper = []Paper{A4, Letter, {W: 420, H: 595}}[seed%3]
	if seed%4 == 1 {
		d.TOC, d.Cover = "차례", &Cover{Subtitle: d.Footer, Lines: strings.Fields("하나 two 3")}
	}
	if seed%5 == 2 {
		d.Lang = "en"
	}
	d.Figure = func(dest string, width float64) *chart.Figure {
		fig := sampleFigure(dest, width)
		size := 90.0
		if _, err := fmt.Sscanf(dest, "chart:%f", &size); err == nil || fig != nil && width < 340 { // a figure of any height, or too wide
			fig.H = size
			if seed%2 == 1 {
				fig.W, fig.H = size, 90
			}
			fig.Shapes = []chart.Shape{chart.Rect{Role: chart.Impact, W: fig.W, H: fig.H}}
		}
		return fig
	}
	return d
}

func TestRulesHoldForHostileText(t *testing.T) {
	for seed := range uint64(500) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			d := hostileDoc(seed)
			checkRules(t, d.Source, d)
		})
	}
}
