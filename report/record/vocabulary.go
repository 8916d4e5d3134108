package record

import (
	"slices"
	"sync"
	"time"
	_ "time/tzdata" // zones where the system has none: a bare container, Windows
)

// vocabulary is what a record may refer to, as far as the register and the record itself say.
type vocabulary struct {
	zone      *time.Location
	languages []string
	ids       map[string]*idList // by what they name; none: any id is fine
}

// idList is the ids of one sort. A list with a broken entry is open: what it lacks may be what the entry meant to say,
// and one mistake must not be reported at every record that is right.
type idList struct {
	names []string
	has   map[string]bool
	open  bool
}

func newIDList(names ...string) *idList {
	l := &idList{has: make(map[string]bool, len(names))}
	l.add(names...)
	return l
}

func (l *idList) add(names ...string) {
	for _, n := range names {
		if !l.has[n] {
			l.has[n] = true
			l.names = append(l.names, n)
		}
	}
}

// idsOf collects the ids of a list of tables in a file, nil if there is no such list.
func idsOf(root *node, s *shape, name string) *idList {
	list := root.get(name)
	l := newIDList()
	if l.open = misspelt(root, s, name); list == nil && !l.open {
		return nil
	}
	if list == nil || list.kind != kArray {
		l.open = true
		return l
	}
	for _, item := range list.sub {
		id := item.get("id")
		if id == nil || id.kind != kString || id.text == "" {
			l.open = true
			continue
		}
		l.add(id.text)
	}
	return l
}

// ofRegister is the vocabulary that the tree of a register gives; nil is no register.
func ofRegister(root *node, s *shape, partial bool) *vocabulary {
	base := builtin()
	v := &vocabulary{zone: time.UTC, languages: base.Languages, ids: map[string]*idList{}}
	if partial {
		v.languages = nil
		return v
	}
	v.ids["severity"], v.ids["cause"] = newIDList(), newIDList()
	for _, x := range base.Severities {
		v.ids["severity"].add(x.ID)
	}
	for _, c := range base.Causes {
		v.ids["cause"].add(c.ID)
	}
	if root == nil {
		return v
	}
	v.ids["source"] = newIDList()
	for _, sort := range []string{"severity", "cause", "service", "feature", "site", "source"} {
		if l := idsOf(root, s, sort); l != nil {
			v.ids[sort] = l
		}
	}
	reg := root.get("register")
	if z := reg.get("zone"); z != nil && z.kind == kString {
		if zone, err := loadZone(z.text); err == nil {
			v.zone = zone
		}
	}
	if l := stringsOf(reg.get("languages")); len(l) > 0 {
		v.languages = l
	}
	return v
}

// loadZone is time.LoadLocation without the names that mean something else on every machine.
func loadZone(name string) (*time.Location, error) {
	if name == "" || name == "Local" {
		return nil, &wordError{rule: "wrong-value", msg: "not a zone"}
	}
	if zone, ok := zones.Load(name); ok {
		return zone.(*time.Location), nil
	}
	zone, err := time.LoadLocation(name)
	if err == nil {
		zones.Store(name, zone)
	}
	return zone, err
}

// zones are those that were loaded, by name: each is a file of the system, and named in several places.
var zones sync.Map

func stringsOf(n *node) []string {
	var out []string
	if n != nil && n.kind == kArray {
		for _, i := range n.sub {
			if i.kind == kString {
				out = append(out, i.text)
			}
		}
	}
	return out
}

// with is the vocabulary with the sources of one file as well.
func (v *vocabulary) with(root *node, incident *shape, partial bool) *vocabulary {
	own := *v
	own.ids = make(map[string]*idList, len(v.ids))
	for sort, l := range v.ids {
		own.ids[sort] = l
	}
	sources := newIDList()
	if s := v.ids["source"]; s != nil {
		sources.names, sources.open = slices.Clone(s.names), s.open
		for _, n := range s.names {
			sources.has[n] = true
		}
	}
	if l := idsOf(root, incident, "source"); l != nil {
		sources.add(l.names...)
		sources.open = sources.open || l.open
	}
	sources.open = sources.open || partial
	own.ids["source"] = sources
	return &own
}
