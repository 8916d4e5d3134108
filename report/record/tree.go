package record

// kind is what a value of a TOML file is.
type kind uint8

const (
	kTable kind = iota
	kArray
	kString
	kInteger
	kFloat
	kBool
	kDateTime      // with a zone
	kLocalDateTime // without one
	kLocalDate
	kLocalTime
)

// String is what people call the kind.
func (k kind) String() string {
	return [...]string{"a table", "a list", "a text", "a whole number", "a number", "true or false", "a date with time and zone", "a date with time", "a date", "a time of day"}[k]
}

// extent is a range of bytes of a file.
type extent struct{ at, end int }

// node is a value of a file and where it stands. It exists beside the decoder's result because that has no positions.
type node struct {
	kind  kind
	how   origin
	name  string // the key, in a table
	key   extent // where the key stands; empty for the items of a list
	val   extent // where the value stands; for a table under a header, the header
	text  string // a string's value; numbers, booleans and times as they are written
	sub   []*node
	index map[string]*node // of a table with many keys, else nil
}

// origin is how a table or list came about, which decides what may be added to it later in the file.
type origin uint8

const (
	byValue  origin = iota // key = value: complete at once
	byHeader               // [table] or [[list]]
	byPrefix               // named by the header of a table below it
	byDots                 // named by a dotted key
)

// get returns the field of a table.
func (n *node) get(name string) *node {
	if n == nil || n.kind != kTable {
		return nil
	}
	if n.index != nil {
		return n.index[name]
	}
	for _, f := range n.sub {
		if f.name == name {
			return f
		}
	}
	return nil
}

func (n *node) add(f *node) {
	n.sub = append(n.sub, f)
	if n.index != nil {
		n.index[f.name] = f
		return
	}
	if len(n.sub) > 32 && n.kind == kTable { // a record has fewer; a hostile file must not make it quadratic
		n.index = make(map[string]*node, 64)
		for _, g := range n.sub {
			n.index[g.name] = g
		}
	}
}

// span is the place that a complaint about the node points at: the value where there is one in sight, else the key.
func (n *node) place() extent {
	if n.how == byValue && n.val.end > n.val.at {
		return n.val
	}
	return n.key
}
