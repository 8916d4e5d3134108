package view

import (
	"slices"
	"time"

	"example.com/postmortem/report/analysis/quarter"
	"example.com/postmortem/report/chart"
	"example.com/postmortem/report/lang"
	"example.com/postmortem/report/record"
)

// A Quarter is the body of a reliability report: page 1 is what to decide, everything else is where that comes from.
type Quarter struct {
	Title    Text
	Draft    Text // says that nobody approved it yet
	Left     Text // says how many incidents this audience may not see
	Facts    []Fact
	Sections []*Section // the first are the decisions
	SignOff  []Fact
}

// A Section is a part of a report: what people say about it, then blocks.
type Section struct {
	ID      string
	Title   Text
	Comment *Prose
	Blocks  []Block
}

// A Block is one of a heading, a paragraph, a list, a figure or a table.
type Block struct {
	Heading Text
	Words   Markup
	List    []Markup
	Figure  string // name of the chart
	Alt     Text
	Table   *Table
}

// A Table is rows under a head; a report's tables are also files of their own.
type Table struct {
	Name  string // of its file
	Head  []Text
	Right []bool // columns of figures
	Rows  [][]Cell
	Page  [][]Cell // those that stand on the page; nil: all
	More  Text     // says how many more its file has
	File  *Table   // what its file holds instead, where a page has no room for so many columns; nil: the same
}

// Shown are the rows that stand on the page.
func (t *Table) Shown() [][]Cell {
	if t.Page != nil {
		return t.Page
	}
	return t.Rows
}

// longTable is how many rows of a table stand on the page, where a reader looks for the first ones and an auditor has the file.
const longTable = 40

// limit keeps the rows that keep chooses on the page, and says where the others are.
func (q *quarterWriter) limit(t *Table, keep func(row int) bool) *Table {
	for i, row := range t.Rows {
		if keep(i) {
			t.Page = append(t.Page, row)
		}
	}
	if len(t.Page) == len(t.Rows) {
		t.Page = nil
		return t
	}
	t.More = q.say("quarter.more-csv", "count", len(t.Rows)-len(t.Page), "file", q.fileOf(t))
	return t
}

// fileOf is the name of a table's file, beside the report.
func (q *quarterWriter) fileOf(t *Table) string {
	return "tables/quarter-" + FileName(q.Period.Name) + "-" + t.Name + ".csv"
}

// A Cell is what stands in a table, and the same without Markdown.
type Cell struct {
	Shown Markup
	Plain string
}

// String is the cell as Markdown.
func (c Cell) String() string { return string(c.Shown) }

// QuarterInput is what a reliability report is worded from.
type QuarterInput struct {
	Report *quarter.Report
	Said   *record.Quarter // what people say; nil: nothing yet
	Since  *quarter.Report // the report before; nil: none was given
	Redo   string          // the command that makes the same again
	Linked bool            // the page of all families stands beside the report
}

// A quarterWriter words one reliability report.
type quarterWriter struct {
	*writer
	*quarter.Report
	in     QuarterInput
	charts map[string]chart.Chart
	body   *Quarter
}

// Quarter words a reliability report.
func (b *Book) Quarter(in QuarterInput, l *lang.Lang) *Page {
	q := &quarterWriter{writer: b.writer(l), Report: in.Report, in: in, charts: map[string]chart.Chart{}, body: &Quarter{}}
	name := q.periodName(q.Period)
	q.body.Title = q.say("quarter.title", "period", name)
	class := q.text(b.Register.Classification)
	if in.Said != nil && !in.Said.Classification.IsZero() {
		class = q.text(in.Said.Classification)
	}
	page := &Page{
		Kind: "quarter", Name: quarterPrefix + PageFile(q.Period.Name), Lang: l.Tag(), Title: q.body.Title, Body: q.body, Charts: q.charts,
		Description: joinNonEmpty(" · ", q.text(b.Register.Name).Plain(), q.body.Title.Plain()), Header: q.text(b.Register.Name), Class: class,
		Created: q.AsOf,
	}
	if in.Said == nil || in.Said.Approved.By == "" {
		page.Draft, q.body.Draft = q.say("draft"), q.say("quarter.draft")
	}
	if b.Hidden > 0 {
		q.body.Left = q.say("index.hidden", "count", b.Hidden, "audience", q.t("audience."+b.Audience.String()))
	}
	q.facts()
	q.sections()
	return page
}

// sections words every part, in the order of the report.
func (q *quarterWriter) sections() {
	for _, part := range []struct {
		id    string
		words func(s *Section)
	}{
		{"decisions", q.decisions}, {"incidents", q.incidents}, {"availability", q.availability}, {"rates", q.rates}, {"durations", q.lasted},
		{"recurrence", q.recurrence}, {"causes", q.causes}, {"datacenter", q.sites}, {"actions", q.promises}, {"completeness", q.complete},
		{"method", q.methodNote},
	} {
		s := &Section{ID: part.id, Title: q.say("quarter.section." + part.id)}
		if q.in.Said != nil {
			s.Comment = q.prose(q.in.Said.Commentary[part.id], 2)
		}
		part.words(s)
		q.shorten(s)
		q.body.Sections = append(q.body.Sections, s)
	}
}

// shorten leaves the first rows of every long table on the page, but for those that chose others.
func (q *quarterWriter) shorten(s *Section) {
	for _, b := range s.Blocks {
		if b.Table != nil && b.Table.Page == nil {
			q.limit(b.Table, func(row int) bool { return row < longTable })
		}
	}
}

func (s *Section) say(words ...Markup) {
	for _, w := range words {
		if w != "" {
			s.Blocks = append(s.Blocks, Block{Words: w})
		}
	}
}

func (s *Section) list(lines ...Markup) {
	lines = slices.DeleteFunc(lines, func(m Markup) bool { return m == "" })
	if len(lines) > 0 {
		s.Blocks = append(s.Blocks, Block{List: lines})
	}
}

func (s *Section) heading(t Text) { s.Blocks = append(s.Blocks, Block{Heading: t}) }

func (s *Section) table(t *Table) {
	if len(t.Rows) > 0 {
		s.Blocks = append(s.Blocks, Block{Table: t})
	}
}

// figure adds a chart under a name.
func (q *quarterWriter) figure(s *Section, name string, alt Text, c chart.Chart) {
	if c == nil {
		return
	}
	q.charts[name] = c
	s.Blocks = append(s.Blocks, Block{Figure: name, Alt: alt})
}

// newTable begins a table whose columns are messages; one that begins with "#" holds figures.
func (q *quarterWriter) newTable(name string, columns ...string) *Table {
	t := &Table{Name: name}
	for _, c := range columns {
		right := c[0] == '#'
		if right {
			c = c[1:]
		}
		t.Head, t.Right = append(t.Head, q.say(c)), append(t.Right, right)
	}
	return t
}

// cell is plain words in a table.
func cell(t Text) Cell { return Cell{t.markup(), t.Plain()} }

func plain(s string) Cell { return cell(Say(s)) }

// idCell is an incident in a table: its id, leading to its page.
func (q *quarterWriter) idCell(id string) Cell { return Cell{q.id(id), id} }

// id is an incident's id as a link.
func (q *quarterWriter) id(id string) Markup { return Say(id).link("incident:" + id) }

func (q *quarterWriter) ids(ids []string) Markup {
	var links []Markup
	for _, id := range ids {
		links = append(links, q.id(id))
	}
	return joined(", ", links...)
}

func (q *quarterWriter) idsCell(ids []string) Cell { return Cell{q.ids(ids), q.lang.List(ids)} }

func (q *quarterWriter) facts() {
	add := func(list *[]Fact, label string, value Markup) {
		if value != "" {
			*list = append(*list, Fact{q.say("quarter.fact." + label), value})
		}
	}
	facts, sign := &q.body.Facts, &q.body.SignOff
	add(facts, "period", Say(q.lang.DateRange(q.Period.From, q.Period.Last())).markup())
	asOf := q.say("quarter.as-of", "date", q.lang.Date(q.AsOf))
	if q.SoFar {
		asOf = q.say("quarter.as-of-so-far", "date", q.lang.Date(q.AsOf))
	}
	add(facts, "as-of", asOf.markup())
	if said := q.in.Said; said != nil {
		add(facts, "distribution", q.list(said.Distribution).markup())
		add(sign, "prepared", q.signature(said.Prepared))
		add(sign, "approved", q.signature(said.Approved))
	}
	if q.in.Said == nil || q.in.Said.Prepared.By == "" {
		add(sign, "prepared", q.say("quarter.nobody").markup())
	}
	if q.in.Said == nil || q.in.Said.Approved.By == "" {
		add(sign, "approved", q.say("quarter.nobody").markup())
	}
}

// QuarterCover is what stands on the title page of a report long enough to have one.
func (b *Book) QuarterCover(in QuarterInput, l *lang.Lang) []Text {
	q := &quarterWriter{writer: b.writer(l), Report: in.Report, in: in}
	lines := []Text{q.text(b.Register.Name), Say(q.lang.DateRange(q.Period.From, q.Period.Last())), Say(q.t("quarter.fact.as-of") + ": " + q.lang.Date(q.AsOf))}
	by := func(label, name string) {
		if name == "" {
			name = q.t("quarter.nobody")
		}
		lines = append(lines, Say(q.t("quarter.fact."+label)+": "+name))
	}
	var said record.Quarter
	if in.Said != nil {
		said = *in.Said
	}
	by("prepared", said.Prepared.By)
	by("approved", said.Approved.By)
	return lines
}

func (q *quarterWriter) signature(s record.Signature) Markup {
	if s.By == "" {
		return ""
	}
	words := Say(s.By)
	if role := q.text(s.Role); role != nil {
		words = append(append(words, Say(", ")...), role...)
	}
	if on := q.day(s.On); on != "" {
		words = append(words, Say(", "+on)...)
	}
	return words.markup()
}

// periodName is the period as people call it: "Q2 2024".
func (q *quarterWriter) periodName(p quarter.Period) string {
	dates := q.lang.DateRange(p.From, p.Last())
	switch {
	case p.Fiscal:
		return p.Name + q.t("aside.open") + dates + ")"
	case p.Kind == "quarter":
		return q.lang.Quarter(p.From)
	case p.Kind == "month":
		return q.lang.Month(p.From)
	case p.Kind == "year":
		return q.lang.Year(p.From)
	case p.Kind == "half":
		half := "1"
		if p.From.Month() > time.June {
			half = "2"
		}
		return q.t("quarter.half-"+half, "year", p.From.Year())
	}
	return dates
}

// unit is the word for a period of this length: "quarter".
func (q *quarterWriter) unit() string { return q.t("quarter.unit." + q.Period.Kind) }

// four is what the period is compared with: "the four quarters before".
func (q *quarterWriter) four() string { return q.t("quarter.four." + q.Period.Kind) }

// fig is a figure of two significant digits, three from 100 on: more would say more than such counts know.
func (q *quarterWriter) fig(x float64) string {
	digits := 2
	if x >= 100 {
		digits = 3
	}
	return q.lang.Number(x, digits)
}

// minutes is a length in minutes as people say it.
func (w *writer) minutes(m float64) string {
	if m == 0 {
		return w.t("duration.minute", "count", 0)
	}
	return w.lang.Duration(time.Duration(m * float64(time.Minute)).Round(time.Second))
}

// minutesRange is a figure in minutes with what it may be instead.
func (q *quarterWriter) minutesRange(m quarter.Minutes) string {
	if m.Exact() {
		return q.minutes(m.Named)
	}
	return q.between(q.minutes(m.Named), q.minutes(m.Best), q.minutes(m.Worst))
}

// shareRange is an availability with what it may be instead.
func (q *quarterWriter) shareRange(m quarter.Minutes) string {
	if m.Exact() {
		return q.available(m.Named)
	}
	return q.between(q.available(m.Named), q.available(m.Worst), q.available(m.Best))
}

// between is a figure with what it may be instead, where that looks any different.
func (q *quarterWriter) between(named, lo, hi string) string {
	if lo == hi {
		return named
	}
	return q.t("quarter.range", "named", named, "lo", lo, "hi", hi)
}

// available is an availability with as many digits as the nines need.
func (w *writer) available(x float64) string {
	return w.t("number.percent", "number", w.lang.Number(float64(int64(x*1e6+.5))/1e4, digitsOf(x)))
}

// digitsOf is so many digits that what is missing to 100 % has two of its own.
func digitsOf(x float64) int {
	switch gap := 1 - x; {
	case gap <= 0:
		return 3
	case gap < 0.0001:
		return 6
	case gap < 0.001:
		return 5
	case gap < 0.01:
		return 4
	}
	return 3
}

// of is k of n in words; a percentage would say too much below ten.
func (q *quarterWriter) of(k, n int) string { return q.t("quarter.k-of-n", "k", k, "n", n) }
