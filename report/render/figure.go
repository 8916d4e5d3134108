package render

import (
	"io"
	"maps"
	"slices"

	"example.com/postmortem/report/chart"
)

// Figures are the names of the page's figures, in order.
func (d *Doc) Figures() []string { return slices.Sorted(maps.Keys(d.Page.Charts)) }

// WriteFigure writes a figure of the page as an SVG file of its own.
func (d *Doc) WriteFigure(w io.Writer, name string, e *Env) error {
	f := d.Figure(name, wideFigure, chart.Approximate)
	light, dark := e.Theme.Light.Palette(), e.Theme.Dark.Palette()
	return f.SVG(w, chart.SVGOptions{ID: name, Lang: d.Page.Lang, Standalone: true, Light: &light, Dark: &dark})
}
