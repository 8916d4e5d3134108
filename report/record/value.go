package record

import "github.com/pelletier/go-toml/v2/unstable"

// value fills n from a value of the syntax tree and returns the offset after it. The parser gives no range for lists and
// inline tables, so their ends are found by going on from the end of what they hold.
func (b *builder) value(n *node, v *unstable.Node, from, depth int) int {
	at := b.skip(from)
	if v.Raw.Length > 0 {
		at = b.extent(v.Raw).at
	}
	n.val.at, n.how = at, byValue
	if !b.count(extent{at, at + 1}, depth) {
		n.val.end = at + 1
		return at + 1
	}
	switch v.Kind {
	case unstable.Array:
		n.kind = kArray
		n.val.end = b.list(n, v, at+1, depth)
	case unstable.InlineTable:
		n.kind = kTable
		n.val.end = b.inline(n, v, at+1, depth)
	default:
		n.kind, n.text = kindOf(v.Kind), string(v.Data)
		n.val.end = b.extent(v.Raw).end
	}
	return n.val.end
}

func (b *builder) list(n *node, v *unstable.Node, off, depth int) int {
	for it := v.Children(); it.Next() && b.stop == nil; {
		i := b.node(node{})
		off = b.value(i, it.Node(), off, depth+1)
		n.add(i)
	}
	return b.skip(off) + 1
}

func (b *builder) inline(n *node, v *unstable.Node, off, depth int) int {
	for it := v.Children(); it.Next() && b.stop == nil; {
		off = b.keyValue(n, it.Node(), depth)
	}
	return b.skip(off) + 1
}

// skip returns the offset of the first byte from off on that is neither space, comma nor comment.
func (b *builder) skip(off int) int {
	for off < len(b.src) {
		switch b.src[off] {
		case ' ', '\t', '\r', '\n', ',':
			off++
		case '#':
			for off < len(b.src) && b.src[off] != '\n' {
				off++
			}
		default:
			return off
		}
	}
	return max(len(b.src)-1, 0)
}

// afterEquals returns the offset after the = that follows a key.
func (b *builder) afterEquals(off int) int {
	for off < len(b.src) && b.src[off] != '=' {
		off++
	}
	return off + 1
}

func kindOf(k unstable.Kind) kind {
	switch k {
	case unstable.Integer:
		return kInteger
	case unstable.Float:
		return kFloat
	case unstable.Bool:
		return kBool
	case unstable.DateTime:
		return kDateTime
	case unstable.LocalDateTime:
		return kLocalDateTime
	case unstable.LocalDate:
		return kLocalDate
	case unstable.LocalTime:
		return kLocalTime
	}
	return kString
}
