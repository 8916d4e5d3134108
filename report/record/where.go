package record

import (
	"strconv"
	"strings"
)

// Where returns the place of a value in the file, by its key path: "title", "claim[0].says", "clock.started.at". Of a
// table under a header it is the header's last key. ok is false where the file has no such key.
func (f *File) Where(path string) (at, end Position, ok bool) {
	n := f.node(path)
	if n == nil {
		return Position{File: f.Path}, Position{File: f.Path}, false
	}
	e := n.place()
	return f.position(e.at), f.position(e.end), true
}

// node finds a value. The tree is made again for the first question and kept: most files are never asked.
func (f *File) node(path string) *node {
	f.treeOnce.Do(func() {
		if sound(f.Src) == nil {
			f.tree, _, _ = parse(f.Src)
		}
	})
	return f.tree.at(path)
}

// at goes down a key path from n.
func (n *node) at(path string) *node {
	for path != "" && n != nil {
		var name string
		name, path, _ = strings.Cut(path, ".")
		key, index, list := strings.Cut(name, "[")
		n = n.get(key)
		if !list || n == nil {
			continue
		}
		i, err := strconv.Atoi(strings.TrimSuffix(index, "]"))
		if err != nil || n.kind != kArray || i < 0 || i >= len(n.sub) {
			return nil
		}
		n = n.sub[i]
	}
	return n
}
