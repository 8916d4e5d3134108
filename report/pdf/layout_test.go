package pdf

import (
	"bytes"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark/ast"

	"example.com/postmortem/report/chart"
	"example.com/postmortem/report/markdown"
)

func doc(src string) *Doc {
	return &Doc{Root: markdown.Parse([]byte(src)), Source: []byte(src), Title: "t"}
}

func TestWarnings(t *testing.T) {
	_, warnings, err := Layout(fonts(), doc("# 제목\n\nไทย ไ\n"))
	if err != nil {
		t.Fatal(err)
	}
	if len(warnings) != 3 || warnings[0] != (Warning{Rune: 'ไ', Where: "제목"}) {
		t.Errorf("%+v", warnings)
	}
}

func TestWarningsOfWhatWasDone(t *testing.T) {
	d := doc("# 제목\n\n![그림](chart:x)\n\n" + strings.Repeat("|a", 70) + "|\n" + strings.Repeat("|-", 70) + "|\n")
	d.Figure = func(string, float64) *chart.Figure { return nil }
	l, warnings, err := Layout(fonts(), d)
	if err != nil {
		t.Fatal(err)
	}
	want := []Warning{
		{What: `there is no figure "chart:x", so its text stands in its place`, Where: "제목"},
		{What: "a table of 70 columns stands in parts of 28", Where: "제목"},
	}
	if !slices.Equal(warnings, want) {
		t.Errorf("got %+v", warnings)
	}
	if got := withoutSpaces(l.Plain()); got != "제목그림"+strings.Repeat("a", 70) {
		t.Errorf("text is %q", got)
	}
}

func TestBrokenFont(t *testing.T) {
	good := fonts().files[regular].data
	f := NewFonts(good, []byte("no font"), nil, nil)
	if _, _, err := Layout(f, doc("plain")); err != nil {
		t.Errorf("a font that is not used was read: %v", err)
	}
	if _, _, err := Layout(f, doc("**bold**")); err == nil || !strings.Contains(err.Error(), `font "bold"`) {
		t.Errorf("got %v", err)
	}
}

// A stranger is a block that this package has never heard of.
type stranger struct{ ast.BaseBlock }

func (*stranger) Kind() ast.NodeKind   { return ast.KindDocument }
func (*stranger) Dump(_ []byte, _ int) {}
func (*stranger) IsRaw() bool          { return false }

func TestUnknownNodesLoseNothing(t *testing.T) {
	src := "one\n\ntwo"
	root := markdown.Parse([]byte(src))
	s := &stranger{}
	first := root.FirstChild()
	root.ReplaceChild(root, first, s)
	s.AppendChild(s, first)
	raw := &stranger{}
	raw.SetLines(first.Lines())
	root.AppendChild(root, raw)
	l := layout(t, &Doc{Root: root, Source: []byte(src)})
	if got := withoutSpaces(l.Plain()); got != "onetwoone" {
		t.Errorf("got %q", got)
	}
}

func TestTheme(t *testing.T) {
	red := Color{R: 255}
	d := doc("# x\n\n[y](#x)")
	d.Theme = Theme{"heading": red}
	var found bool
	l := layout(t, d)
	each(l, func(_ int, _ *page, o *op) {
		if o.kind == opText && o.ink == inkHeading {
			found = l.colors[o.ink] == red
		}
	})
	if !found {
		t.Error("the heading is not red")
	}
	if l.colors[inkLink] != DefaultTheme()["link"] {
		t.Error("the link has not the default colour")
	}
	if c, err := ParseColor("#0a1B2c"); err != nil || c != (Color{R: 10, G: 27, B: 44}) {
		t.Error(c, err)
	}
	for _, bad := range []string{"", "red", "#12345", "#1234567", "#12345g", "+123456"} {
		if _, err := ParseColor(bad); err == nil {
			t.Errorf("%q is a colour", bad)
		}
	}
}

func TestBlackAndWhiteIsReadable(t *testing.T) {
	for name, c := range DefaultTheme() {
		switch name {
		case "heading", "link", "ink", "muted":
			if l := luminance(c); l > 0.2 {
				t.Errorf("%s has luminance %.2f, want 0.2 at most", name, l)
			}
		case "tint", "watermark":
			if l := luminance(c); l < 0.85 {
				t.Errorf("%s has luminance %.2f, want 0.85 at least", name, l)
			}
		}
	}
}

// luminance is a rough relative luminance, squares standing for the sRGB curve.
func luminance(c Color) float64 {
	lin := func(v uint8) float64 { return float64(v) * float64(v) / 65025 }
	return 0.2126*lin(c.R) + 0.7152*lin(c.G) + 0.0722*lin(c.B)
}

func TestNestingHasAnEnd(t *testing.T) {
	src := strings.Repeat("> ", 200) + "x\n\n" + strings.Repeat(" ", 0) + "- a\n"
	indent := ""
	for range 60 {
		src += indent + "- 가나다라 마바사\n"
		indent += "  "
	}
	d := doc(src)
	checkRules(t, d.Source, d)
}

func TestTenThousandCharactersWithoutASpace(t *testing.T) {
	for _, c := range []string{"x", "가", "🔥", "漢", "\u0301"} {
		for _, format := range []string{"%", "`%`", "**%**", "# %", "- %", "> %", "| a | b |\n|---|---|\n| % | c |", "```\n%\n```"} {
			src := strings.Replace(format, "%", strings.Repeat(c, 10_000), 1)
			d := doc(src)
			checkRules(t, d.Source, d)
		}
	}
}

func FuzzLayout(f *testing.F) {
	for seed := range uint64(8) {
		f.Add(hostile(seed))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		if len(src) > 5000 {
			return
		}
		src = []byte(markdown.Clean(string(src)))
		l := layout(t, sampleDocPlain(src))
		if l.Pages() > 2000 {
			t.Errorf("%d pages from %d bytes", l.Pages(), len(src))
		}
		readWritten(t, write(t, l))
		if again := layout(t, sampleDocPlain(src)); !bytes.Equal(again.arena, l.arena) {
			t.Error("two layouts differ")
		}
	})
}

func sampleDocPlain(src []byte) *Doc { return doc(string(src)) }

func TestHeadingsAreBalanced(t *testing.T) {
	l := layout(t, doc("# Kakao services stopped by the fire at the Pangyo data center\n"))
	var lines []string
	each(l, func(_ int, _ *page, o *op) {
		if o.kind == opText && o.node != 0 {
			lines = append(lines, string(l.text(o)))
		}
	})
	if want := []string{"Kakao services stopped by the ", "fire at the Pangyo data center"}; !slices.Equal(lines, want) {
		t.Errorf("got %q", lines)
	}
}

// TestHeadingsStandNearWhatTheyHead: nearer than to what is before them, and the nearer the smaller they are, but for a point.
func TestHeadingsStandNearWhatTheyHead(t *testing.T) {
	src := "text\n"
	for level := 1; level <= len(headings)-1; level++ {
		src += "\n" + strings.Repeat("#", level) + " heading\n\ntext\n"
	}
	var at []float64 // baselines: text, heading, text, heading, …
	each(layout(t, doc(src)), func(n int, p *page, o *op) {
		if o.kind == opText && o.node != 0 {
			at = append(at, float64(n)*p.geo.body()+o.y)
		}
	})
	if len(at) != 2*len(headings)-1 {
		t.Fatalf("%d lines on paper", len(at))
	}
	least := math.Inf(1)
	for level := 1; level < len(headings); level++ {
		above, below := at[2*level-1]-at[2*level-2], at[2*level]-at[2*level-1]
		if above < 1.2*below || below > least+1 {
			t.Errorf("a heading of level %d stands %.1f points below what is before it, and %.1f above what it heads", level, above, below)
		}
		least = min(least, below)
	}
}

func TestEllipsisStandsOnTheBaseline(t *testing.T) {
	for lang, want := range map[string]faceID{"en": mono, "ko": regular, "ko-KR": regular} {
		d := doc("…\n")
		d.Lang = lang
		l := layout(t, d)
		each(l, func(_ int, _ *page, o *op) {
			if o.kind == opText && o.node != 0 && o.face != want {
				t.Errorf("%s: the ellipsis is set in %s", lang, faceNames[o.face])
			}
		})
	}
}

// TestStarts: the headings that are to begin a page do, unless they begin one anyway, and so does a document made again of its recording.
func TestStarts(t *testing.T) {
	d := doc("# First {#top}\n\nSome words.\n\n## Second {#second}\n\nMore.\n\n### Third {#third}\n\n### Fourth {#fourth}\n")
	d.Starts = []string{"top", "second", "fourth"}
	var at []int
	each(layout(t, d), func(n int, _ *page, o *op) {
		if o.kind == opMark {
			at = append(at, n)
		}
	})
	if want := []int{1, 2, 2, 3}; !slices.Equal(at, want) {
		t.Errorf("headings on pages %v, want %v", at, want)
	}
}
