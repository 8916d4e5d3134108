package chart_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"strings"
	"testing"

	. "example.com/postmortem/report/chart"
)

const hostile = "</text><script>alert(1)</script> \"'&amp; ]]> \x00\x07\x1b \u0085\ufffe\U0001ffff \u202e\u2066 \xff\xfe a\n\tb {{x}} <!-- 각 "

func hostileChart() Chart {
	return &Tree{Title: hostile, Desc: hostile, Nodes: []TreeNode{{Label: hostile, Note: hostile, Parent: -1}},
		Words: TreeWords{Declared: hostile}}
}

// wellFormed reads the document as XML and returns the text of its elements.
func wellFormed(t *testing.T, svg []byte) (text string) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(svg))
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			return text
		}
		if err != nil {
			t.Fatalf("not well-formed: %v\n%s", err, svg)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			if !strings.Contains(" svg title desc style rect line polyline polygon circle path text ", " "+tok.Name.Local+" ") {
				t.Fatalf("element <%s>", tok.Name.Local)
			}
		case xml.CharData:
			text += string(tok)
		}
	}
}

func TestHostileText(t *testing.T) {
	for _, alone := range []bool{true, false} {
		svg := hostileChart().Figure(700, Approximate).AppendSVG(nil, SVGOptions{ID: `x"<`, Lang: `ko"<`, Standalone: alone})
		text := wellFormed(t, svg)
		want := "</text><script>alert(1)</script> \"'&amp; ]]> �� a b {{x}} <!-- 각"
		if n := strings.Count(text, want); n < 2 {
			t.Errorf("the text stands %d times in title and desc, want 2:\n%s", n, text)
		}
		if i := bytes.IndexFunc(svg, func(r rune) bool { return r < ' ' && r != '\n' || r >= 0x7f && r < 0xa0 }); i >= 0 {
			t.Errorf("control character at %d", i)
		}
	}
}

func FuzzSVG(f *testing.F) {
	f.Add(hostile, 300.0)
	f.Add("가나다 라마", 0.0)
	f.Add("", math.NaN())
	f.Fuzz(func(t *testing.T, s string, width float64) {
		if width > 2000 {
			width = 2000
		}
		l := tongues()[0]
		for _, c := range []Chart{
			&Tree{Title: s, Nodes: []TreeNode{{Label: s, Note: s, Gap: s, Parent: -1}}},
			&Durations{Groups: []DurationGroup{{Label: s, Note: s, Spans: []Span{{Lo: 1}}}}, Formats: l.Formats},
			&Intervals{Values: []IntervalValue{{Label: s, Value: width, Hi: math.Inf(1)}}, Words: IntervalWords{Value: s}},
		} {
			fig := c.Figure(width, nil)
			wellFormed(t, fig.AppendSVG(nil, SVGOptions{ID: "f"}))
			for _, b := range faults(fig, Approximate) {
				if strings.Contains(b, "leaves") && fig.W > 200 {
					t.Error(b)
				}
			}
		}
	})
}

// TestNothingToDraw: a chart without data is an empty figure, not a crash.
func TestNothingToDraw(t *testing.T) {
	for _, c := range []Chart{&Strip{}, &Strips{}, &Durations{}, &Intervals{}, &Steps{}, &Pareto{}, &Matrix{}, &Waterfall{}, &Tree{}, &Ageing{}} {
		for _, w := range []float64{-1, 0, math.NaN(), 300} {
			f := c.Figure(w, nil)
			wellFormed(t, f.AppendSVG(nil, SVGOptions{ID: "empty"}))
			if broken := faults(f, Approximate); broken != nil {
				t.Errorf("%T: %v", c, broken)
			}
		}
	}
}

func TestSVGRoot(t *testing.T) {
	f := fire(tongues()[1]).Figure(480, Approximate)
	inline := string(f.AppendSVG(nil, SVGOptions{ID: "strip", Lang: "ko"}))
	alone := string(f.AppendSVG(nil, SVGOptions{ID: "strip", Lang: "ko", Standalone: true}))
	for _, want := range []string{`role="img"`, `aria-labelledby="strip-title strip-desc"`, `<title id="strip-title">2022년 10월`, `<desc id="strip-desc">발단: `, `viewBox="0 0 480 `, `lang="ko"`} {
		if !strings.Contains(inline, want) || !strings.Contains(alone, want) {
			t.Errorf("no %s", want)
		}
	}
	if strings.Contains(alone, "var(") || !strings.Contains(alone, "prefers-color-scheme:dark") {
		t.Error("a file of its own has plain colours for light and dark")
	}
	if !strings.Contains(inline, "fill:var(--chart-tone,#3d5a80)") || strings.Contains(inline, "prefers-color-scheme") {
		t.Error("an inline figure takes the colours of its page")
	}
	if strings.Contains(inline+alone, "url(") || strings.Contains(inline+alone, "href") {
		t.Error("a figure refers to nothing")
	}
}

// TestContrast holds the text inks to 4.5 and the data inks to 3 against the ground, as WCAG 2 asks.
func TestContrast(t *testing.T) {
	for name, p := range map[string]Palette{"light": Light(), "dark": Dark()} {
		for _, c := range []struct {
			ink, ground Ink
			least       float64
		}{{Black, Paper, 7}, {Muted, Paper, 4.5}, {Muted, Soft, 4.5}, {Accent, Paper, 4.5}, {Tone, Paper, 4.5}, {Tone, Soft, 4.5}, {Tone2, Paper, 3}, {Tone2, Soft, 3}, {Tone3, Paper, 3}, {Frame, Paper, 3}} {
			if got := contrast(p[c.ink], p[c.ground]); got < c.least {
				t.Errorf("%s: %v on %v has a contrast of %.2f, want %g", name, c.ink, c.ground, got, c.least)
			}
		}
	}
}

func contrast(a, b RGB) float64 {
	x, y := luminance(a), luminance(b)
	return (math.Max(x, y) + 0.05) / (math.Min(x, y) + 0.05)
}

func luminance(c RGB) float64 {
	line := func(v uint8) float64 {
		if s := float64(v) / 255; s > 0.04045 {
			return math.Pow((s+0.055)/1.055, 2.4)
		} else {
			return s / 12.92
		}
	}
	return 0.2126*line(c.R) + 0.7152*line(c.G) + 0.0722*line(c.B)
}

func BenchmarkStripSVG(b *testing.B) {
	c := fire(tongues()[1])
	buf := make([]byte, 0, 1<<15)
	b.ReportAllocs()
	for b.Loop() {
		buf = c.Figure(480, Approximate).AppendSVG(buf[:0], SVGOptions{ID: "strip", Lang: "ko"})
	}
}

// TestPageOfFigures: on one page a rule is written once, and the second drawing of a figure is named by the first.
func TestPageOfFigures(t *testing.T) {
	c, styled := fire(tongues()[1]), &Styled{}
	first := string(c.Figure(480, Approximate).AppendSVG(nil, SVGOptions{ID: "a", Styled: styled}))
	second := string(c.Figure(240, Approximate).AppendSVG(nil, SVGOptions{ID: "b", NamedBy: "a", Styled: styled}))
	if !strings.Contains(first, "<style>") || !strings.Contains(first, `<title id="a-title">`) {
		t.Errorf("the first lacks its rules or its title:\n%s", first)
	}
	if strings.Contains(second, "<style>") || strings.Contains(second, "<title") || !strings.Contains(second, `aria-labelledby="a-title a-desc"`) {
		t.Errorf("the second repeats the first:\n%s", second)
	}
	wellFormed(t, []byte(second))
}
