package chart_test

import (
	"fmt"
	"math"
	"math/rand"
	"strings"
	"testing"
	"time"

	. "example.com/postmortem/report/chart"
)

// A box is the room that a shape takes.
type box struct {
	x1, y1, x2, y2 float64
	what           string
}

func (a box) meets(b box) bool {
	const touch = 0.05
	return a.x1 < b.x2-touch && b.x1 < a.x2-touch && a.y1 < b.y2-touch && b.y1 < a.y2-touch
}

// textBox is the ink of a text: from the height of its capitals to its descenders.
func textBox(t Text, m Measure) box {
	w := m(t.Text, t.Size, t.Bold)
	left := t.X
	if t.Up {
		left = -t.Y
	}
	switch t.Anchor {
	case Middle:
		left -= w / 2
	case End:
		left -= w
	}
	up, down := 0.74*t.Size, 0.2*t.Size
	if t.Up {
		return box{t.X - up, -left - w, t.X + down, -left, t.Text}
	}
	return box{left, t.Y - up, left + w, t.Y + down, t.Text}
}

func shapeBox(s Shape, m Measure) box {
	around := func(what string, pts ...Point) box {
		b := box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1), what}
		for _, p := range pts {
			b.x1, b.x2 = math.Min(b.x1, p.X), math.Max(b.x2, p.X)
			b.y1, b.y2 = math.Min(b.y1, p.Y), math.Max(b.y2, p.Y)
		}
		return b
	}
	switch s := s.(type) {
	case Text:
		return textBox(s, m)
	case Rect:
		return around("rect "+s.Role.String(), Point{X: s.X, Y: s.Y}, Point{X: s.X + s.W, Y: s.Y + s.H})
	case Line:
		return around("line "+s.Role.String(), Point{X: s.X1, Y: s.Y1}, Point{X: s.X2, Y: s.Y2})
	case Polyline:
		return around("polyline "+s.Role.String(), s.Points...)
	case Area:
		return around("area "+s.Role.String(), s.Points...)
	case Circle:
		return around("circle "+s.Role.String(), Point{X: s.X - s.R, Y: s.Y - s.R}, Point{X: s.X + s.R, Y: s.Y + s.R})
	}
	panic(fmt.Sprintf("unknown shape %T", s))
}

// faults are the rules that a figure breaks: everything within the box, no text on another, no pole and no tick of an axis through a text, no type below 7 pt.
func faults(f *Figure, m Measure) (broken []string) {
	var texts, poles []box
	for _, s := range f.Shapes {
		b := shapeBox(s, m)
		if !(b.x1 >= -0.5 && b.y1 >= -0.5 && b.x2 <= f.W+0.5 && b.y2 <= f.H+0.5) {
			broken = append(broken, fmt.Sprintf("%q leaves the figure %g × %g: %.1f,%.1f to %.1f,%.1f", b.what, f.W, f.H, b.x1, b.y1, b.x2, b.y2))
		}
		switch s := s.(type) {
		case Text:
			if s.Size < 7 {
				broken = append(broken, fmt.Sprintf("%q is set in %g pt", s.Text, s.Size))
			}
			texts = append(texts, b)
		case Line:
			if (s.Role == Leader || s.Role == Axis) && s.X1 == s.X2 {
				poles = append(poles, b)
			}
		}
	}
	for i, a := range texts {
		for _, b := range texts[:i] {
			if a.meets(b) {
				broken = append(broken, fmt.Sprintf("%q lies on %q", a.what, b.what))
			}
		}
		for _, p := range poles {
			if p.x2 += 0.2; a.meets(p) {
				broken = append(broken, fmt.Sprintf("a pole goes through %q", a.what))
			}
		}
	}
	return broken
}

func TestSamplesFit(t *testing.T) {
	for _, s := range samples() {
		for _, l := range tongues() {
			for w := 280.0; w <= 720; w += 20 {
				if broken := faults(s.chart(l).Figure(w, Approximate), Approximate); broken != nil {
					t.Errorf("%s %s at %g pt: %s", s.name, l.tag, w, strings.Join(broken, "\n\t"))
				}
			}
		}
	}
}

// TestGeneratedFit draws charts of random data, in fonts of several widths.
func TestGeneratedFit(t *testing.T) {
	for seed := range int64(1500) {
		g := &generator{rand.New(rand.NewSource(seed))}
		l := tongues()[g.Intn(2)]
		charts := g.charts(l)
		c := charts[g.Intn(len(charts))]
		width, scale := 280+float64(g.Intn(440)), 0.9+0.3*g.Float64()
		measure := func(s string, size float64, bold bool) float64 { return scale * Approximate(s, size, bold) }
		if broken := faults(c.Figure(width, measure), measure); broken != nil {
			t.Fatalf("seed %d: %T %s at %g pt:\n\t%s", seed, c, l.tag, width, strings.Join(broken, "\n\t"))
		}
	}
}

// A generator makes random charts.
type generator struct{ *rand.Rand }

var vocabulary = []string{"payments", "login", "a", "of", "restored", "Pangyo", "authentication", "결제", "로그인·인증", "채팅방", "사진·동영상", "데이터센터", "이중화", "복구", "x",
	"internationalization", "https://example.com/a/very/long/address", "가나다라마바사아자차카타파하가나다라마바사아자차카타파하", "🙂", "漢字", "שלום", "(", "–", "1,234"}

func (g *generator) words() string {
	n := g.Intn(9)
	words := make([]string, n)
	for i := range words {
		words[i] = vocabulary[g.Intn(len(vocabulary))]
	}
	return strings.Join(words, " ")
}

func (g *generator) moment(scale time.Duration) time.Time {
	return at("2022-10-15 15:00").Add(time.Duration(g.ExpFloat64() * float64(scale)))
}

func (g *generator) when(scale time.Duration) When {
	lo := g.moment(scale)
	switch g.Intn(8) {
	case 0:
		return When{Lo: lo}
	case 1:
		return When{Hi: lo}
	case 2:
		return When{}
	case 3, 4:
		return When{Lo: lo, Hi: lo.Add(time.Duration(g.ExpFloat64() * float64(scale)))}
	}
	return At(lo)
}

func (g *generator) scale() time.Duration {
	return time.Duration(math.Exp(g.Float64()*math.Log(3e9))) * time.Second / 10
}

func (g *generator) bar(scale time.Duration) Bar {
	start := g.when(scale)
	end := g.when(scale)
	for _, p := range []*time.Time{&end.Lo, &end.Hi} {
		if !p.IsZero() && g.Intn(9) > 0 {
			*p = p.Add(start.Hi.Sub(at("2022-10-15 15:00")))
		}
	}
	return Bar{Label: g.words(), Note: g.words(), Start: start, End: end, Ongoing: g.Intn(4) == 0, Highlight: g.Intn(4) == 0}
}

func (g *generator) charts(l tongue) []Chart {
	return []Chart{g.strip(l), g.strips(l), g.durations(l), g.intervals(l), g.steps(l), g.pareto(l), g.matrix(), g.waterfall(l), g.tree(), g.ageing(l)}
}

func (g *generator) strip(l tongue) Chart {
	scale := g.scale()
	c := &Strip{Impact: g.bar(scale), AsOf: g.moment(3 * scale), Zone: seoul(), Words: stripWords(l), Formats: l.Formats}
	for range g.Intn(9) {
		c.Clocks = append(c.Clocks, Mark{Label: g.words(), Note: g.words(), At: g.when(scale)})
	}
	for range g.Intn(6) {
		c.Features = append(c.Features, g.bar(scale))
	}
	for range g.Intn(20) {
		c.Events = append(c.Events, Mark{Label: g.words(), At: g.when(scale)})
	}
	return c
}

func (g *generator) strips(l tongue) Chart {
	scale := g.scale()
	c := &Strips{AsOf: g.moment(3 * scale), Zone: seoul(), Words: stripWords(l), Formats: l.Formats}
	for range g.Intn(9) {
		c.Rows = append(c.Rows, StripRow{Bar: g.bar(scale), Clocks: []When{g.when(scale)}})
	}
	if g.Intn(2) == 0 {
		c.From, c.To = at("2022-01-01 00:00"), at("2023-01-01 00:00")
	}
	return c
}

func (g *generator) durations(l tongue) Chart {
	c := &Durations{Words: durationWords(l), Formats: l.Formats}
	for range g.Intn(7) {
		group := DurationGroup{Label: g.words(), Note: g.words()}
		for range g.Intn(12) {
			d := time.Duration(g.ExpFloat64() * float64(g.scale()))
			s := Span{Label: g.words(), Lo: d, Hi: d, Ongoing: g.Intn(5) == 0, Highlight: g.Intn(5) == 0}
			if g.Intn(3) == 0 {
				s.Hi += time.Duration(g.ExpFloat64() * float64(g.scale()))
			}
			group.Spans = append(group.Spans, s)
			group.Median = s.Lo
		}
		c.Groups = append(c.Groups, group)
	}
	return c
}

func (g *generator) intervals(l tongue) Chart {
	c := &Intervals{Whole: g.Intn(2) == 0, Words: IntervalWords{Value: g.words(), Interval: g.words(), Band: g.words()}, Formats: l.Formats}
	size := math.Exp(g.Float64()*12 - 4)
	for range g.Intn(30) {
		v := IntervalValue{Label: g.words(), Value: size * g.Float64()}
		v.Lo, v.Hi = v.Value*g.Float64(), v.Value+size*g.ExpFloat64()
		if g.Intn(8) == 0 {
			v.Hi = math.Inf(1)
		}
		v.Band, v.BandLo, v.BandHi = g.Intn(4) == 0, v.Lo/2, v.Lo+1
		c.Values = append(c.Values, v)
	}
	return c
}

func (g *generator) steps(l tongue) Chart {
	c := &Steps{Top: 1, Whole: g.Intn(2) == 0, Zone: seoul(), Words: StepWords{Value: g.words(), Band: g.words(), Line: g.words(), Censored: g.words(), AtRisk: g.words()}, Formats: l.Formats}
	if g.Intn(2) == 0 {
		c.Origin = at("2016-02-29 10:00")
	}
	c.End = g.scale()
	for range g.Intn(4) {
		s := StepSeries{Label: g.words(), Band: g.Intn(2) == 0}
		x, y := time.Duration(0), 0.0
		for k := range g.Intn(15) {
			s.Points = append(s.Points, StepPoint{X: x, Y: y, Lo: y * 0.6, Hi: y*1.5 + 1})
			s.AtRisk = append(s.AtRisk, StepCount{X: x, N: 1200 - k})
			x, y = x+time.Duration(g.ExpFloat64()*float64(c.End)/20), y+1
		}
		c.Series = append(c.Series, s)
	}
	c.Line = []StepPoint{{}, {X: c.End, Y: 5}}
	return c
}

func (g *generator) pareto(l tongue) Chart {
	c := &Pareto{Words: ParetoWords{Value: g.words(), Bounds: g.words(), Open: g.words()}, Formats: l.Formats}
	for range g.Intn(12) {
		n := float64(g.Intn(2000))
		c.Bars = append(c.Bars, ParetoBar{Label: g.words(), Value: n, Lo: n * g.Float64(), Hi: n + float64(g.Intn(90)), Open: g.Intn(4) == 0})
	}
	return c
}

func (g *generator) matrix() Chart {
	c := &Matrix{Words: MatrixWords{Observed: g.words(), Row: g.words()}}
	for i := range c.Words.States {
		c.Words.States[i] = g.words()
	}
	for range g.Intn(40) {
		c.Cols = append(c.Cols, MatrixHead{Label: g.words(), Bold: g.Intn(3) == 0})
	}
	for range g.Intn(12) {
		c.Rows = append(c.Rows, MatrixHead{Label: g.words(), Bold: g.Intn(3) == 0})
		var cells []Cell
		for range g.Intn(41) {
			cells = append(cells, Cell{State: State(g.Intn(7)), Observed: g.Intn(5) == 0})
		}
		c.Cells = append(c.Cells, cells)
	}
	return c
}

func (g *generator) waterfall(l tongue) Chart {
	c := &Waterfall{Budget: Entry{Label: g.words(), Value: 1000 * g.Float64()}, Left: g.words(), Words: WaterfallWords{Value: g.words(), Uncertain: g.words(), Over: g.words()}, Formats: l.Formats}
	for range g.Intn(12) {
		e := Entry{Label: g.words(), Value: 300 * g.Float64(), Highlight: g.Intn(4) == 0}
		if g.Intn(2) == 0 {
			e.Lo, e.Hi = e.Value*g.Float64(), e.Value*(1+g.Float64())
		}
		c.Spent = append(c.Spent, e)
	}
	return c
}

func (g *generator) tree() Chart {
	c := &Tree{Words: TreeWords{Declared: g.words(), Suggested: g.words(), Open: g.words(), Done: g.words(), Overdue: g.words()}}
	for i := range g.Intn(14) {
		n := TreeNode{Label: g.words(), Note: g.words(), Parent: g.Intn(i+1) - 1, Gap: g.words(), Suggested: g.Intn(2) == 0, Highlight: g.Intn(5) == 0}
		for range g.Intn(4) {
			n.Actions = append(n.Actions, TreeAction{Label: g.words(), State: ActionState(g.Intn(3))})
		}
		c.Nodes = append(c.Nodes, n)
	}
	return c
}

func (g *generator) ageing(l tongue) Chart {
	scale := g.scale()
	c := &Ageing{AsOf: g.moment(scale), Zone: seoul(), Formats: l.Formats, Words: AgeingWords{Created: g.words(), Due: g.words(), Closed: g.words(), Overdue: g.words(), Open: g.words(), AsOf: g.words()}}
	maybe := func() time.Time {
		if g.Intn(4) == 0 {
			return time.Time{}
		}
		return g.moment(scale)
	}
	for range g.Intn(10) {
		c.Actions = append(c.Actions, AgeingAction{Label: g.words(), Note: g.words(), Created: maybe(), Due: maybe(), Closed: maybe()})
	}
	return c
}
