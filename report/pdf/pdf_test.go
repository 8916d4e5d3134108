package pdf

import (
	"bytes"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"example.com/postmortem/report/chart"
	"example.com/postmortem/report/markdown"
)

// fonts are the project's own, read once.
var fonts = sync.OnceValue(func() *Fonts {
	read := func(name string) []byte {
		b, err := os.ReadFile("../../templates/fonts/" + name + ".ttf")
		if err != nil {
			panic(err)
		}
		return b
	}
	return NewFonts(read("NotoSansKR-Regular"), read("NotoSansKR-Bold"), read("D2Coding"), read("NotoEmoji-Regular"))
})

// sampleDoc is a document over src with all that can stand around it.
func sampleDoc(src []byte) *Doc {
	return &Doc{
		Root: markdown.Parse(src), Source: src,
		Title: "판교 데이터센터 화재로 인한 메신저 장애 사후 분석", Lang: "ko", Classification: "내부용", Draft: "초안",
		Footer: "KAKAO-2022-10-15", Created: time.Date(2026, 1, 12, 9, 0, 0, 0, time.FixedZone("KST", 9*3600)), Producer: "postmortem test",
		Figure: sampleFigure, Link: func(to string) string {
			if id, ok := strings.CutPrefix(to, "incident:"); ok {
				return "https://example.com/incidents/" + id
			}
			return ""
		},
	}
}

// sampleFigure draws every kind of shape.
func sampleFigure(dest string, width float64) *chart.Figure {
	if !strings.HasPrefix(dest, "chart:") {
		return nil
	}
	return &chart.Figure{Title: "Strip", Desc: "A bar from 15:30, its end uncertain.", W: width, H: 90, Shapes: []chart.Shape{
		chart.Line{Role: chart.Axis, X1: 60, Y1: 70, X2: width, Y2: 70},
		chart.Text{Role: chart.Label, X: 0, Y: 35, Size: 8, Text: "메시지 🔥"},
		chart.Rect{Role: chart.Impact, X: 70, Y: 25, W: 180, H: 14},
		chart.Rect{Role: chart.Uncertain, X: 250, Y: 25, W: 60, H: 14},
		chart.Area{Role: chart.Ongoing, Points: []chart.Point{{X: 320, Y: 25}, {X: 334, Y: 32}, {X: 320, Y: 39}}},
		chart.Polyline{Role: chart.Series2, Points: []chart.Point{{X: 70, Y: 60}, {X: 150, Y: 50}, {X: 220, Y: 58}}},
		chart.Circle{Role: chart.OpenDot, X: 220, Y: 58, R: 3},
		chart.Text{Role: chart.LabelMuted, X: width, Y: 82, Size: 7, Anchor: chart.End, Text: "10월 16일 00:00"},
		chart.Text{Role: chart.LabelMuted, X: 160, Y: 82, Size: 7, Bold: true, Anchor: chart.Middle, Text: "18:00"},
		chart.Text{Role: chart.Label, X: 55, Y: 60, Size: 7, Up: true, Text: "UTC"},
	}}
}

func layout(t testing.TB, d *Doc) *List {
	t.Helper()
	l, _, err := Layout(fonts(), d)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func sample(t testing.TB) []byte {
	t.Helper()
	src, err := os.ReadFile("testdata/sample.md")
	if err != nil {
		t.Fatal(err)
	}
	return src
}

func TestSample(t *testing.T) {
	var b bytes.Buffer
	if err := layout(t, sampleDoc(sample(t))).Write(&b); err != nil {
		t.Fatal(err)
	}
}
