package chart

// A Role says what a shape means. How it looks is decided in one place, Look.
type Role uint8

// The roles.
const (
	Label             Role = iota // text
	LabelMuted                    // text: notes, tick labels
	LabelHighlight                // text: the one to look at
	LabelReverse                  // text on a dark fill
	Axis                          // the line that a scale stands on, and its ticks
	GridLine                      // a grid line across the plot
	Leader                        // from a mark to its label
	AsOf                          // the line "as of"
	Impact                        // the bar of the whole incident
	Feature                       // the bar of one affected feature, a quiet bar
	Highlight                     // the bar or dot to look at
	Uncertain                     // hatched: somewhere in here
	Ongoing                       // the arrow of what has not ended
	Clock                         // the mark of a clock: started, detected, …
	Event                         // the tick of an event of the timeline
	Dot                           // an exact value
	OpenDot                       // a censored value: at least this
	OpenHighlight                 // a censored value to look at
	Interval                      // the bar between limits
	IntervalHighlight             // the same, to look at
	Band                          // an area where values are expected
	Reference                     // a line to compare with, dashed
	Median                        // the tick of a median
	Series1                       // curves, told apart by their dashes too
	Series2
	Series3
	Declared      // a link that people declared, solid
	Suggested     // a link that the program suggests, dashed
	ActionDone    // an action that is closed
	ActionOpen    // an action that is open and not yet due
	ActionOverdue // an action that is open after its due date
	Down          // a cell: the feature is down
	Switchover    // a cell: down until switched over
	Unverified    // a cell: a standby that nobody has drilled
	Degraded      // a cell: it works in part
	Survives      // a cell: it goes on
	Reverse       // the symbol on a dark fill
	Symbol        // the symbol on a light fill
	Spent         // budget: used
	Remaining     // budget: left
	Overspent     // budget: used beyond it
	roles         // how many
)

// A Look is how a role is painted: fills apply to Rect, Area, Circle and Text, strokes to the outline of these (not of Text) and to lines.
type Look struct {
	Fill, Stroke Ink
	Width        float64    // of the stroke, points
	Dash         [2]float64 // on, off; zero for a solid stroke
	Hatch        bool       // a Rect is filled with the strokes of Rect.Hatch, HatchWidth wide, in the colour of Stroke
}

// HatchWidth is the width of a stroke of Rect.Hatch, in points.
const HatchWidth = 0.6

// Valid reports whether there is such a role: a number read from a file may be anything.
func (r Role) Valid() bool { return r < roles }

// Look tells how the role is painted. No two roles that meet in a figure differ by their colour alone.
func (r Role) Look() Look { return looks[r] }

// String is the role's name, the class of its shapes in SVG.
func (r Role) String() string { return names[r] }

var looks = [roles]Look{
	Label:             {Fill: Black},
	LabelMuted:        {Fill: Muted},
	LabelHighlight:    {Fill: Accent},
	LabelReverse:      {Fill: Paper},
	Axis:              {Stroke: Frame, Width: 0.75},
	GridLine:          {Stroke: Grid, Width: 0.5},
	Leader:            {Stroke: Frame, Width: 0.5},
	AsOf:              {Stroke: Muted, Width: 0.75, Dash: [2]float64{2, 2}},
	Impact:            {Fill: Tone},
	Feature:           {Fill: Tone3},
	Highlight:         {Fill: Accent, Stroke: Accent, Width: 1.25},
	Uncertain:         {Fill: Paper, Stroke: Tone, Width: 0.6, Hatch: true},
	Ongoing:           {Fill: Tone, Stroke: Tone, Width: 1.25},
	Clock:             {Fill: Black, Stroke: Black, Width: 1},
	Event:             {Stroke: Muted, Width: 0.75},
	Dot:               {Fill: Tone, Stroke: Paper, Width: 0.5},
	OpenDot:           {Fill: Paper, Stroke: Tone, Width: 1.1},
	OpenHighlight:     {Fill: Paper, Stroke: Accent, Width: 1.4},
	Interval:          {Fill: Tone, Stroke: Tone, Width: 1.1},
	IntervalHighlight: {Fill: Accent, Stroke: Accent, Width: 1.6},
	Band:              {Fill: Soft},
	Reference:         {Stroke: Muted, Width: 0.75, Dash: [2]float64{4, 2.5}},
	Median:            {Stroke: Black, Width: 1.5},
	Series1:           {Fill: Tone, Stroke: Tone, Width: 1.5},
	Series2:           {Fill: Tone2, Stroke: Tone2, Width: 1.5, Dash: [2]float64{5, 2}},
	Series3:           {Fill: Tone3, Stroke: Tone3, Width: 1.5, Dash: [2]float64{1.5, 1.5}},
	Declared:          {Fill: Black, Stroke: Black, Width: 1.1},
	Suggested:         {Fill: Paper, Stroke: Muted, Width: 1, Dash: [2]float64{3, 2.2}},
	ActionDone:        {Fill: Tone, Stroke: Tone, Width: 0.9},
	ActionOpen:        {Fill: Paper, Stroke: Tone, Width: 0.9},
	ActionOverdue:     {Fill: Accent, Stroke: Accent, Width: 1.4},
	Down:              {Fill: Accent},
	Switchover:        {Fill: Soft},
	Unverified:        {Fill: Paper, Stroke: Accent, Width: 0.6, Hatch: true},
	Degraded:          {Fill: Paper, Stroke: Tone, Width: 0.6, Hatch: true},
	Survives:          {Fill: Paper, Stroke: Grid, Width: 0.75},
	Reverse:           {Fill: Paper, Stroke: Paper, Width: 1.6},
	Symbol:            {Fill: Tone, Stroke: Tone, Width: 1.3},
	Spent:             {Fill: Tone3},
	Remaining:         {Fill: Tone},
	Overspent:         {Fill: Accent},
}

var names = [roles]string{
	"label", "label-muted", "label-highlight", "label-reverse", "axis", "grid", "leader", "as-of", "impact", "feature", "highlight", "uncertain", "ongoing",
	"clock", "event", "dot", "open-dot", "open-highlight", "interval", "interval-highlight", "band", "reference", "median", "series-1", "series-2", "series-3",
	"declared", "suggested", "action-done", "action-open", "action-overdue", "down", "switchover", "unverified", "degraded", "survives", "reverse", "symbol",
	"spent", "remaining", "overspent",
}
