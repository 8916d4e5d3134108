package chart

// A Tree is a family of incidents in the order of time, from top to bottom: a dot each, edges with the gap between them, solid where people
// declared the link and dashed where the program suggests it, and the actions that were promised as lozenges.
type Tree struct {
	Title, Desc string
	Nodes       []TreeNode // in the order of time
	Words       TreeWords
}

// A TreeNode is one incident.
type TreeNode struct {
	Label, Note string
	Parent      int    // index of an earlier node, -1 for none
	Gap         string // time since the parent, in words
	Suggested   bool   // the link to the parent is not declared
	Highlight   bool
	Actions     []TreeAction
}

// A TreeAction is an action promised after an incident.
type TreeAction struct {
	Label string
	State ActionState
}

// ActionState is how an action stands.
type ActionState uint8

// The states of an action.
const (
	Open ActionState = iota
	Done
	Overdue
)

// TreeWords are the words of a Tree: the legend, and heads of the table.
type TreeWords struct {
	Declared, Suggested, Open, Done, Overdue string
	Incident, Note, Parent, Gap, Actions     string
}

const (
	laneWidth = 14.0
	laneFirst = 5.0
	lanesMost = 6 // further branches share the last lane
)

// Figure lays the family out.
func (c *Tree) Figure(width float64, measure Measure) *Figure {
	s := newSheet(width, measure)
	lanes, n := c.lanes()
	x0 := laneFirst + float64(n-1)*laneWidth + 10
	blocks := make([]treeBlock, len(c.Nodes))
	y := 2.0
	for i := range c.Nodes {
		blocks[i] = c.block(s, i, s.w-x0, y)
		y = blocks[i].end
	}
	for i := range c.Nodes {
		if p := c.parent(i); p >= 0 {
			c.edge(s, i, laneX(lanes[p]), blocks[p].dot, laneX(lanes[i]), blocks[i].dot)
		}
	}
	for i := range c.Nodes {
		c.draw(s, i, &blocks[i], laneX(lanes[i]), x0)
	}
	return s.figure(c.Title, c.Desc, s.legend(y, c.keys(s)...), c.table())
}

func laneX(lane int) float64 { return laneFirst + float64(lane)*laneWidth }

// parent is the index of the parent, -1 where there is none before the node.
func (c *Tree) parent(i int) int {
	if p := c.Nodes[i].Parent; p >= 0 && p < i {
		return p
	}
	return -1
}

// lanes puts the first child below its parent and every other one, as every root, into a lane of its own.
func (c *Tree) lanes() (lanes []int, n int) {
	lanes = make([]int, len(c.Nodes))
	followed := make([]bool, len(c.Nodes))
	for i := range c.Nodes {
		if p := c.parent(i); p >= 0 && !followed[p] {
			lanes[i], followed[p] = lanes[p], true
			continue
		}
		lanes[i] = min(n, lanesMost-1)
		n = min(n+1, lanesMost)
	}
	return lanes, max(n, 1)
}

// A treeBlock is the text of a node and where it stands.
type treeBlock struct {
	dot, end    float64 // y of the dot, y below the block
	gap         string
	label, note []string
	actions     []string
}

func (c *Tree) block(s *sheet, i int, room, y float64) treeBlock {
	n := &c.Nodes[i]
	b := treeBlock{}
	if c.parent(i) >= 0 {
		b.gap = s.cut(clean(n.Gap), small, room, false)
		y += lead
	}
	b.dot = y + lead/2
	b.label = s.wrap(clean(n.Label), body, room, 2, n.Highlight)
	b.note = s.wrap(clean(n.Note), small, room, 2, false)
	y += float64(len(b.label)) * lead
	if n.Note != "" {
		y += float64(len(b.note)) * small * 1.3
	}
	for _, a := range n.Actions {
		b.actions = append(b.actions, s.cut(clean(a.Label), small, room-13, false))
		y += lead
	}
	b.end = y + 7
	return b
}

// edge joins a node to its parent: straight down in a lane, else out of the parent's side and down the lane of the child, which is empty up to it.
func (c *Tree) edge(s *sheet, i int, px, py, x, y float64) {
	r := Declared
	if c.Nodes[i].Suggested {
		r = Suggested
	}
	if px == x {
		s.vertical(r, x, py+dotRadius, y-dotRadius)
		return
	}
	s.add(Polyline{r, []Point{{px + dotRadius, py}, {x - 4, py}, {x, py + 4}, {x, y - dotRadius}}})
}

func (c *Tree) draw(s *sheet, i int, b *treeBlock, x, x0 float64) {
	n := &c.Nodes[i]
	y := b.dot - lead/2
	if b.gap != "" {
		s.note(LabelMuted, x0, y-lead+small, Start, b.gap)
	}
	dot, radius, role := Declared, dotRadius, Label
	if n.Highlight {
		dot, radius, role = Highlight, dotRadius+0.8, LabelHighlight
	}
	s.add(Circle{dot, x, b.dot, radius})
	for _, line := range b.label {
		s.add(Text{Role: role, X: x0, Y: y + body*0.98, Size: body, Bold: n.Highlight, Text: line})
		y += lead
	}
	if n.Note != "" {
		for _, line := range b.note {
			s.note(LabelMuted, x0, y+small*0.95, Start, line)
			y += small * 1.3
		}
	}
	for k, a := range b.actions {
		s.lozenge(n.Actions[k].State, x0+4, y+lead/2)
		s.note(actionText(n.Actions[k].State), x0+13, y+lead/2+small*0.36, Start, a)
		y += lead
	}
}

func actionText(st ActionState) Role {
	if st == Overdue {
		return LabelHighlight
	}
	return LabelMuted
}

// lozenge is filled where the action is done, empty where it is open; overdue ones have a stroke through them.
func (s *sheet) lozenge(st ActionState, x, y float64) {
	switch st {
	case Done:
		s.diamond(ActionDone, x, y, 3.4)
	case Overdue:
		s.diamond(ActionOverdue, x, y, 3.4)
		s.vertical(Reverse, x, y-1.9, y+0.6)
	default:
		s.diamond(ActionOpen, x, y, 3.4)
	}
}

func (c *Tree) keys(s *sheet) []key {
	var declared, suggested bool
	var actions [Overdue + 1]bool
	for i := range c.Nodes {
		if c.parent(i) >= 0 {
			suggested = suggested || c.Nodes[i].Suggested
			declared = declared || !c.Nodes[i].Suggested
		}
		for _, a := range c.Nodes[i].Actions {
			actions[min(a.State, Overdue)] = true
		}
	}
	var keys []key
	if declared {
		keys = append(keys, key{c.Words.Declared, func(x, y float64) { s.horizontal(Declared, x, x+sampleWidth, y) }})
	}
	if suggested {
		keys = append(keys, key{c.Words.Suggested, func(x, y float64) { s.horizontal(Suggested, x, x+sampleWidth, y) }})
	}
	return append(keys, s.actionKeys(actions, c.Words.Done, c.Words.Open, c.Words.Overdue)...)
}

func (s *sheet) actionKeys(used [Overdue + 1]bool, done, open, overdue string) (keys []key) {
	for _, k := range []struct {
		st   ActionState
		word string
	}{{Done, done}, {Open, open}, {Overdue, overdue}} {
		if used[k.st] {
			keys = append(keys, key{k.word, func(x, y float64) { s.lozenge(k.st, x+sampleWidth/2, y) }})
		}
	}
	return keys
}

func (c *Tree) table() Table {
	w := &c.Words
	t := Table{Head: []string{w.Incident, w.Note, w.Parent, w.Gap, w.Actions}}
	for i := range c.Nodes {
		n := &c.Nodes[i]
		row := []string{n.Label, n.Note, "", "", ""}
		if p := c.parent(i); p >= 0 {
			link := w.Declared
			if n.Suggested {
				link = w.Suggested
			}
			row[2], row[3] = c.Nodes[p].Label+" ("+link+")", n.Gap
		}
		for k, a := range n.Actions {
			if k > 0 {
				row[4] += "; "
			}
			row[4] += a.Label + " (" + [...]string{w.Open, w.Done, w.Overdue}[min(a.State, Overdue)] + ")"
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
