package importer

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"example.com/postmortem/report/record"
)

// names finds the register's ids of what sources call by name, and remembers what the register lacks.
type names struct {
	reg        *record.Register // nil: none
	features   *nameTable
	sites      *nameTable
	severities []named // worst first
}

// named is something that the source has a name for, under the id that records call it by.
type named struct {
	id, name string
	operator string // of a site
	kind     string // of a site
	words    []string
}

// nameTable is the ids of one sort: those of the register, and new ones in order of appearance.
type nameTable struct {
	byName map[string]string
	taken  map[string]bool
	added  []named
}

func newNames(reg *record.Register) *names {
	n := &names{reg: reg, features: newNameTable(), sites: newNameTable()}
	if reg == nil {
		return n
	}
	for _, f := range reg.Features {
		n.features.know(f.ID, f.Name, f.Aliases)
	}
	for _, s := range reg.Sites {
		n.sites.know(s.ID, s.Name, nil)
	}
	return n
}

func newNameTable() *nameTable {
	return &nameTable{byName: map[string]string{}, taken: map[string]bool{"unknown": true}}
}

func (t *nameTable) know(id string, name record.Text, aliases []string) {
	t.taken[id] = true
	t.byName[foldName(id)] = id
	for _, s := range name {
		t.byName[foldName(s)] = id
	}
	for _, s := range aliases {
		t.byName[foldName(s)] = id
	}
}

// id is the id for a name, a new one where the name is new.
func (t *nameTable) id(name string) string {
	key := foldName(name)
	if id, ok := t.byName[key]; ok {
		return id
	}
	id := slug(name)
	for n := 2; t.taken[id]; n++ {
		id = slug(name) + "-" + itoa(n)
	}
	t.taken[id], t.byName[key] = true, id
	t.added = append(t.added, named{id: id, name: line(name, 200)})
	return id
}

func (n *names) feature(name string) string { return n.features.id(name) }

// site is the id of a site; what else the source says of it is for the proposal.
func (n *names) site(name, operator, kind string) string {
	before := len(n.sites.added)
	id := n.sites.id(name)
	if len(n.sites.added) > before {
		s := &n.sites.added[before]
		s.operator, s.kind = line(operator, 200), kind
	}
	return id
}

// unrated is the severity of incidents to which the source gives none.
const unrated = "unrated"

// severity notes that a source's word means a severity of that id, at its rank among the ids of scale. It returns the id
// to write, and false where the register has no such severity and its mildest stands in.
func (n *names) severity(id, word string, scale []string) (string, bool) {
	if n.reg != nil {
		if _, ok := n.reg.Severity(id); ok {
			return id, true
		}
		if s, ok := n.severityNamed(word); ok {
			return s, true
		}
		if len(n.reg.Severities) > 0 {
			return n.reg.Severities[len(n.reg.Severities)-1].ID, false
		}
	}
	rank := func(id string) int {
		if i := slices.Index(scale, id); i >= 0 {
			return i
		}
		if id == unrated {
			return len(scale) + 1
		}
		return len(scale)
	}
	i := slices.IndexFunc(n.severities, func(s named) bool { return s.id == id })
	if i < 0 {
		i = len(n.severities)
		for i > 0 && rank(n.severities[i-1].id) > rank(id) {
			i--
		}
		n.severities = slices.Insert(n.severities, i, named{id: id})
	}
	if s := &n.severities[i]; word != "" && !slices.Contains(s.words, word) {
		s.words = append(s.words, word)
	}
	return id, true
}

// severityNamed finds the register's severity of that name.
func (n *names) severityNamed(word string) (string, bool) {
	for _, s := range n.reg.Severities {
		if strings.EqualFold(s.ID, word) && word != "" {
			return s.ID, true
		}
		for _, name := range s.Name {
			if strings.EqualFold(name, word) && word != "" {
				return s.ID, true
			}
		}
	}
	return "", false
}

// foldName is what makes two spellings one name.
func foldName(s string) string {
	return strings.Join(strings.Fields(strings.ToLower(norm.NFC.String(s))), " ")
}

// maxSlug leaves room for what is put around it in the 80 characters of an id.
const maxSlug = 50

// slug makes an id of a name: its letters and digits, of any script, with hyphens between. A name without any gets a
// number made of its bytes.
func slug(name string) string {
	var b strings.Builder
	n, gap := 0, false
	for _, r := range strings.ToLower(norm.NFC.String(name)) {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			gap = n > 0
			continue
		}
		if n >= maxSlug {
			break
		}
		if gap {
			b.WriteByte('-')
			gap = false
			n++
		}
		b.WriteRune(r)
		n++
	}
	if n == 0 {
		sum := sha256.Sum256([]byte(name))
		return "x" + hex.EncodeToString(sum[:4])
	}
	return b.String()
}

// shortID is the slug of a source's own id. One that is long keeps its beginning and gets a number made of the whole, so
// that two of them do not become one.
func shortID(id string) string {
	s := slug(id)
	if r := []rune(s); len(r) > 40 || len([]rune(id)) > maxSlug {
		sum := sha256.Sum256([]byte(id))
		return strings.Trim(string(r[:min(len(r), 32)]), "-") + "-" + hex.EncodeToString(sum[:4])
	}
	return s
}
