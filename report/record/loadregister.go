package record

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

// readRegister reads the register at a path; without one it takes the built-in one.
func (l *loader) readRegister(name string) error {
	l.reg, l.v = builtin(), ofRegister(nil, l.g.register, false)
	if name == "" {
		return nil
	}
	src, complaint := readFile(l.fsys, name)
	if complaint != nil && complaint.rule == "unreadable" {
		return fmt.Errorf("register %q: %s", name, complaint.msg)
	}
	f := newFile(name, src)
	r := &result{path: name, file: f}
	l.results = append(l.results, r)
	if complaint != nil {
		r.findings = append(r.findings, *complaint)
		l.unusable = true
		return nil
	}
	root, partial := r.parse(f)
	l.unusable = root == nil || partial
	l.v = ofRegister(root, l.g.register, l.unusable)
	if root == nil {
		return nil
	}
	decoded := make(chan begun, 1)
	go func() { // which takes longest, while the checks go over the tree
		m, err := decode(src)
		decoded <- begun{decoded: m, err: err}
	}()
	c := &checker{g: l.g, root: l.g.register, rootNode: root, first: firstByte(src), v: l.v, partial: partial}
	c.table(root, c.root)
	r.findings, r.refs = append(r.findings, c.findings...), c.refs
	l.unusable = l.unusable || zoneInDoubt(root, l.g.register)
	b := <-decoded
	if b.err != nil {
		if !hasError(r.findings) {
			r.findings = append(r.findings, decodeError(src, b.err))
		}
		l.unusable = true
		l.reg.File = f
		return nil
	}
	res := newResolver(l.reg)
	l.reg = res.register(b.decoded, f)
	if !hasError(r.findings) {
		r.findings = append(r.findings, f.locate(root, res.problems)...)
	}
	return nil
}

// zoneInDoubt reports whether a register means to name a zone and does not: times read in UTC instead would be wrong
// without anybody noticing.
func zoneInDoubt(root *node, s *shape) bool {
	reg := root.get("register")
	if reg == nil {
		return misspelt(root, s, "register")
	}
	z := reg.get("zone")
	if z == nil {
		return misspelt(reg, s.kids["register"], "zone")
	}
	_, err := loadZone(z.text)
	return z.kind != kString || err != nil
}

// crossCheck checks what concerns several files: no two records have one id, and whoever is named exists.
func (l *loader) crossCheck() {
	first := map[string]*result{}
	lost := false
	for _, r := range l.results {
		if !r.record {
			continue
		}
		lost = lost || r.idLost
		if other := first[r.id]; other != nil && !r.idLost && !other.idLost {
			r.findings = append(r.findings, finding{extent: r.idAt, level: Error, rule: "duplicate-id", msg: fmt.Sprintf("id %q is already that of %s", r.id, other.path)})
			lost = true
			continue
		}
		if first[r.id] == nil {
			first[r.id] = r
		}
	}
	if lost {
		return // the record that is named may be one of those whose id cannot be read or is not theirs
	}
	l.resolveRefs(first)
}

func (l *loader) resolveRefs(loaded map[string]*result) {
	known := map[string]bool{}
	var names []string
	for id := range loaded {
		known[id] = true
		names = append(names, id)
	}
	if l.namedAfter(known) {
		return
	}
	scanned := false
	for _, r := range l.results {
		for _, ref := range r.refs {
			if !known[ref.id] && !scanned {
				scanned = true
				others, all := l.others(known)
				if names = append(names, others...); !all {
					return
				}
			}
			if known[ref.id] {
				continue
			}
			slices.Sort(names)
			r.findings = append(r.findings, finding{extent: ref.extent, level: Error, rule: "unknown-incident", msg: fmt.Sprintf("there is no incident %q", ref.id), hint: Wanted(ref.id, names)})
		}
	}
}

// namedAfter reports whether every record that is named and was not loaded is in a file that is named after it, as it mostly is: then the
// others, of which there may be 100,000, need not be read.
func (l *loader) namedAfter(known map[string]bool) bool {
	missing := map[string]bool{}
	for _, r := range l.results {
		for _, ref := range r.refs {
			missing[ref.id] = missing[ref.id] || !known[ref.id]
		}
	}
	maps.DeleteFunc(missing, func(_ string, gone bool) bool { return !gone })
	if len(missing) == 0 || l.fsys == nil || l.siblings == "" {
		return len(missing) == 0
	}
	found, err := findRecords(l.fsys, []string{l.siblings})
	if err != nil {
		return false
	}
	for _, p := range found.paths {
		if !mayHold(p, missing) {
			continue
		}
		if id, ok := l.idOf(p); ok {
			delete(missing, id)
		}
	}
	return len(missing) == 0
}

// mayHold reports whether a file is named after one of some records: INC-7.toml, or 2022-10-15-fire.toml for KAKAO-2022-10-15.
func mayHold(name string, ids map[string]bool) bool {
	name = defaultID(name)
	if ids[name] {
		return true
	}
	for id := range ids {
		if _, rest, _ := strings.Cut(id, "-"); rest != "" && strings.HasPrefix(name, rest+"-") {
			return true
		}
	}
	return false
}

// idOf is the id of a record that was not asked for, if it can be read.
func (l *loader) idOf(name string) (id string, ok bool) {
	src, complaint := readFile(l.fsys, name)
	if complaint != nil || sound(src) != nil {
		return "", false
	}
	root, _, partial := parse(beforeTables(src)) // an id stands above all tables; most of a record is below
	if partial {
		root, _, partial = parse(src)
	}
	r := &result{path: name}
	r.identify(root, partial)
	return r.id, !r.idLost
}

// others finds the ids of the records that belong to the register and were not asked for. all is false if there may be
// more, because there is nowhere to look or a file cannot be read.
func (l *loader) others(known map[string]bool) (ids []string, all bool) {
	if l.fsys == nil || l.siblings == "" {
		return nil, false
	}
	found, err := findRecords(l.fsys, []string{l.siblings})
	if err != nil {
		return nil, false
	}
	for _, p := range found.paths {
		id, ok := l.idOf(p)
		if !ok {
			return nil, false
		}
		if !known[id] {
			known[id] = true
			ids = append(ids, id)
		}
	}
	return ids, true
}

// beforeTables is the part of a file above the first line that looks like the head of a table. Such a line may stand in a text of several
// lines; then the part does not parse.
func beforeTables(src []byte) []byte {
	if i := bytes.Index(src, []byte("\n[")); i >= 0 {
		return src[:i+1]
	}
	return src
}

// order is the time by which incidents are sorted; those whose start nobody knows come last.
func (in *Incident) order() time.Time {
	s := in.Clock.Started
	for _, t := range []time.Time{s.At, s.Lo, s.Hi} {
		if !t.IsZero() {
			return t
		}
	}
	return time.Date(9999, 12, 31, 0, 0, 0, 0, time.UTC)
}

// locate gives problems of the resolver their places.
func (f *File) locate(root *node, problems []problem) []finding {
	var out []finding
	for _, p := range problems {
		x := finding{level: Error, rule: "wrong-value", msg: p.err.Error()}
		if w, ok := p.err.(*wordError); ok {
			x.rule, x.hint = w.rule, w.hint
		}
		path := strings.TrimSuffix(p.path, ".")
		if n := root.at(path); n != nil {
			x.extent = n.place()
		}
		out = append(out, x)
	}
	return out
}
