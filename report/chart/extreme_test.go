package chart_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	. "example.com/postmortem/report/chart"
)

// TestExtremesFit draws every figure of one item and of two hundred, with labels of sixty characters.
func TestExtremesFit(t *testing.T) {
	labels := map[string]string{
		"latin":   "payments, login and message delivery of business customers 1",
		"korean":  strings.Repeat("카카오톡 메시지 수발신 지연과 복구 ", 3),
		"endless": strings.Repeat("authentication", 4) + "1234",
	}
	for name, label := range labels {
		for _, n := range []int{1, 200} {
			for _, l := range tongues() {
				for _, c := range extremes(l, n, label) {
					for _, w := range []float64{280, 443, 720} {
						if broken := faults(c.Figure(w, Approximate), Approximate); broken != nil {
							t.Errorf("%T of %d %s labels, %s, at %g pt: %d faults:\n\t%s", c, n, name, l.tag, w, len(broken), strings.Join(broken[:min(4, len(broken))], "\n\t"))
						}
					}
				}
			}
		}
	}
}

// extremes is every figure with n items of one label.
func extremes(l tongue, n int, label string) []Chart {
	strip := &Strip{Zone: seoul(), Words: stripWords(l), Formats: l.Formats, Impact: Bar{Label: label, Start: At(minute(0)), End: At(minute(2 * n))}}
	strips := &Strips{Zone: seoul(), Words: stripWords(l), Formats: l.Formats}
	durations := &Durations{Words: durationWords(l), Formats: l.Formats}
	intervals := &Intervals{Words: IntervalWords{Value: label, Interval: label, Band: label}, Formats: l.Formats}
	steps := &Steps{Words: StepWords{Value: label, Band: label, Censored: label, AtRisk: label}, Formats: l.Formats, End: time.Duration(n) * time.Hour}
	pareto := &Pareto{Words: ParetoWords{Value: label, Bounds: label, Open: label}, Formats: l.Formats}
	matrix := &Matrix{Words: MatrixWords{Observed: label, Row: label}}
	waterfall := &Waterfall{Budget: Entry{Label: label, Value: 1000}, Left: label, Words: WaterfallWords{Value: label, Uncertain: label, Over: label}, Formats: l.Formats}
	tree := &Tree{Words: TreeWords{Declared: label, Suggested: label, Open: label, Done: label, Overdue: label}}
	ageing := &Ageing{AsOf: minute(3 * n), Zone: seoul(), Formats: l.Formats, Words: AgeingWords{Created: label, Due: label, Closed: label, Overdue: label, Open: label, AsOf: label}}
	series := StepSeries{Label: label, Band: true}
	for i := range n {
		text, v := fmt.Sprint(label, i), float64(i)
		bar := Bar{Label: text, Note: label, Start: At(minute(i)), End: When{Lo: minute(i + 1), Hi: minute(i + 9)}}
		strip.Features, strip.Clocks = append(strip.Features, bar), append(strip.Clocks, Mark{Label: text, Note: label, At: At(minute(i))})
		strip.Events = append(strip.Events, Mark{Label: text, At: At(minute(i))})
		strips.Rows = append(strips.Rows, StripRow{Bar: bar})
		durations.Groups = append(durations.Groups, DurationGroup{Label: text, Note: label, Spans: []Span{{Label: text, Lo: time.Minute, Hi: time.Duration(i+2) * time.Minute}}})
		intervals.Values = append(intervals.Values, IntervalValue{Label: text, Value: v, Lo: v / 2, Hi: v * 2})
		series.Points, series.AtRisk = append(series.Points, StepPoint{X: time.Duration(i) * time.Hour, Y: v, Lo: v, Hi: v + 1}), append(series.AtRisk, StepCount{X: time.Duration(i) * time.Hour, N: n - i})
		pareto.Bars = append(pareto.Bars, ParetoBar{Label: text, Value: float64(n - i), Lo: 0, Hi: float64(n)})
		matrix.Cols, matrix.Rows = append(matrix.Cols, MatrixHead{Label: text}), append(matrix.Rows, MatrixHead{Label: text, Bold: true})
		matrix.Cells = append(matrix.Cells, make([]Cell, n))
		waterfall.Spent = append(waterfall.Spent, Entry{Label: text, Value: 7, Lo: 3, Hi: 9})
		tree.Nodes = append(tree.Nodes, TreeNode{Label: text, Note: label, Parent: i - 1, Gap: label, Actions: []TreeAction{{Label: text}}})
		ageing.Actions = append(ageing.Actions, AgeingAction{Label: text, Note: label, Created: minute(i), Due: minute(2 * i)})
	}
	steps.Series = []StepSeries{series}
	return []Chart{strip, strips, durations, intervals, steps, pareto, matrix, waterfall, tree, ageing}
}

func minute(n int) time.Time { return at("2022-10-15 15:00").Add(time.Duration(n) * time.Minute) }
