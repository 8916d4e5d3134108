package chart

import (
	"math"
	"sort"
	"time"
)

// Steps shows step curves: incidents counted since the register's start, or the share of families without a recurrence. Time runs on a calendar
// from Origin, or as a duration where Origin is zero. Curves have a band of their limits, a straight line to compare with, and numbers at risk.
type Steps struct {
	Title, Desc string
	Origin      time.Time
	Zone        *time.Location
	Series      []StepSeries // at most three can be told apart
	End         time.Duration
	Top         float64 // the axis reaches at least this; 1 for shares
	Whole       bool    // counts
	Line        []StepPoint
	Words       StepWords
	Formats
}

// A StepSeries is one curve: each point holds until the next.
type StepSeries struct {
	Label    string
	Points   []StepPoint // by time
	Band     bool        // Lo and Hi of the points are limits
	Censored []time.Duration
	AtRisk   []StepCount // by time; each holds until the next
}

// A StepPoint is the height of a curve from X on.
type StepPoint struct {
	X         time.Duration // since Origin
	Y, Lo, Hi float64
}

// A StepCount is how many are at risk from X on.
type StepCount struct {
	X time.Duration
	N int
}

// StepWords are the words of Steps.
type StepWords struct {
	Value, Time              string // above the axis; heads of the table
	Band, Line, Censored     string // legend
	AtRisk, Series, From, To string // over the numbers at risk; heads of the table
}

var series = [...]Role{Series1, Series2, Series3}

// Figure lays the curves out.
func (c *Steps) Figure(width float64, measure Measure) *Figure {
	s := newSheet(width, measure)
	top := s.caption(c.Words.Value)
	a := newValueAxis(0, c.highest(), 5, c.Whole)
	a.p0, a.p1 = top+plotHeight(s.w), top
	x0 := a.labelWidth(s, &c.Formats) + 6
	if c.atRisk() {
		x0 = math.Max(x0, c.riskWidth(s))
	}
	t := c.axis(s, x0, s.w-c.right(s))
	end := t.draw(s, top, a.p0)
	c.bands(s, t, a)
	a.drawUp(s, &c.Formats, x0, t.end())
	c.line(s, t, a)
	c.curves(s, t, a)
	if c.atRisk() {
		end = c.numbers(s, t, end)
	}
	return s.figure(c.Title, c.Desc, s.legend(end, c.keys(s)...), c.table())
}

func (c *Steps) highest() float64 {
	top := c.Top
	for _, p := range c.Line {
		top = math.Max(top, p.Y)
	}
	for _, line := range c.Series {
		for _, p := range line.Points {
			top = math.Max(top, p.Y)
			if line.Band && !math.IsInf(p.Hi, 0) && !math.IsNaN(p.Hi) {
				top = math.Max(top, p.Hi)
			}
		}
	}
	return top
}

// last is where the time axis ends.
func (c *Steps) last() time.Duration {
	end := max(c.End, time.Minute)
	for _, line := range c.Series {
		for _, p := range line.Points {
			end = max(end, p.X)
		}
	}
	return end
}

// right is the room for the names of the curves behind their ends; a single curve needs none.
func (c *Steps) right(s *sheet) float64 {
	w := 8.0
	if len(c.Series) > 1 {
		for _, line := range c.Series {
			w = math.Max(w, math.Min(0.25*s.w, s.wide(clean(line.Label), small, false))+6)
		}
	}
	return w
}

// curve is the path of a series; height chooses Y, Lo or Hi.
func (c *Steps) curve(line *StepSeries, t lapse, a *valueAxis, height func(StepPoint) float64) []Point {
	pts := make([]Point, 0, 2*len(line.Points)+1)
	for i, p := range line.Points {
		x, y := t.x(p.X), a.at(height(p))
		if i > 0 {
			pts = append(pts, Point{x, pts[len(pts)-1].Y})
		}
		pts = append(pts, Point{x, y})
	}
	if len(pts) > 0 {
		pts = append(pts, Point{t.x(c.last()), pts[len(pts)-1].Y})
	}
	return pts
}

func (c *Steps) bands(s *sheet, t lapse, a *valueAxis) {
	for i := range c.Series {
		line := &c.Series[i]
		if !line.Band || len(line.Points) == 0 {
			continue
		}
		pts := c.curve(line, t, a, func(p StepPoint) float64 { return p.Hi })
		lower := c.curve(line, t, a, func(p StepPoint) float64 { return p.Lo })
		for k := len(lower) - 1; k >= 0; k-- {
			pts = append(pts, lower[k])
		}
		s.add(Area{Band, pts})
	}
}

func (c *Steps) line(s *sheet, t lapse, a *valueAxis) {
	if len(c.Line) < 2 {
		return
	}
	pts := make([]Point, len(c.Line))
	for i, p := range c.Line {
		pts[i] = Point{t.x(p.X), a.at(p.Y)}
	}
	s.add(Polyline{Reference, pts})
}

func (c *Steps) curves(s *sheet, t lapse, a *valueAxis) {
	ends := make([]float64, 0, len(c.Series))
	for i := range c.Series {
		line := &c.Series[i]
		role := series[i%len(series)]
		pts := c.curve(line, t, a, func(p StepPoint) float64 { return p.Y })
		y := a.p0
		if len(pts) > 0 {
			s.add(Polyline{role, pts})
			y = pts[len(pts)-1].Y
		}
		for _, at := range line.Censored {
			y := a.at(line.at(at))
			s.vertical(Clock, t.x(at), y-3, y+3)
		}
		ends = append(ends, y)
	}
	if len(c.Series) < 2 {
		return
	}
	for i, y := range apart(ends, small*1.25, a.p1) {
		label := s.cut(clean(c.Series[i].Label), small, s.w-t.end()-5, false)
		s.note(Label, t.end()+5, y+small*0.36, Start, label)
	}
}

// at is the height of the curve at a time.
func (l *StepSeries) at(x time.Duration) (y float64) {
	for _, p := range l.Points {
		if p.X > x {
			break
		}
		y = p.Y
	}
	return y
}

// apart moves heights until they are at least gap from one another, up the page but not above top; their order stays.
func apart(ys []float64, gap, top float64) []float64 {
	out := append([]float64(nil), ys...)
	order := make([]int, len(ys)) // the lowest on the page first
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(i, j int) bool { return ys[order[i]] > ys[order[j]] })
	for i := 1; i < len(order); i++ {
		out[order[i]] = math.Min(out[order[i]], out[order[i-1]]-gap)
	}
	for i := len(order) - 1; i >= 0; i-- {
		out[order[i]] = math.Max(out[order[i]], top)
		top = out[order[i]] + gap
	}
	return out
}
