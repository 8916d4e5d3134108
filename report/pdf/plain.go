package pdf

import (
	"sort"
	"strings"
)

// Plain is all that the list says as text, in the order of reading: without the labels of lists, without figures and the table of
// contents, and without what stands around the text. Ops follow the order of structure nodes, as tags do: a row taller than a page is
// painted line by line, but read cell by cell. Spaces between blocks are left out; it is for comparing words.
func (l *List) Plain() string {
	type piece struct {
		block int32
		text  []byte
	}
	var pieces []piece
	for i := range l.pages {
		for k := range l.pages[i].ops {
			o := &l.pages[i].ops[k]
			if o.kind == opText && o.node != 0 && !l.within(o.node, roleLabel, roleFigure, roleContents) {
				pieces = append(pieces, piece{l.block(o.node), l.text(o)})
			}
		}
	}
	sort.SliceStable(pieces, func(i, j int) bool { return pieces[i].block < pieces[j].block })
	var b strings.Builder
	for _, p := range pieces {
		b.Write(p.text)
	}
	return b.String()
}

// within tells whether a node is, or stands in, one of the roles.
func (l *List) within(n int32, roles ...role) bool {
	for ; n != 0; n = l.nodes[n].parent {
		for _, r := range roles {
			if l.nodes[n].role == r {
				return true
			}
		}
	}
	return false
}

// block is the innermost node around n that is no part of a line.
func (l *List) block(n int32) int32 {
	for l.nodes[n].role >= roleLink {
		n = l.nodes[n].parent
	}
	return n
}
