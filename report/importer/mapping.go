package importer

import (
	"embed"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/BurntSushi/toml"
)

// A Mapping says which field of an export is what. It is a TOML file, so that anybody can bring a format; the mappings
// that come along are examples of it. Paths go down by dots ("impact_window.start_at") and through lists; in a CSV file
// a path is a header. One that begins with = is a text with fields in braces: "={Class} of {ResourceName}". Fields of
// files, @facility, are named by braces in Files; @body is what stands below front matter.
type Mapping struct {
	System   string   `toml:"system"`    // what [imported] calls it
	Items    string   `toml:"items"`     // path of the list of incidents; empty: the file is the list, or one incident
	Key      words    `toml:"key"`       // rows in which these fields agree are one incident
	Rows     string   `toml:"rows"`      // of one incident: "last" (states over time, the last one holds) or "parts" (each is a part of it)
	Zone     string   `toml:"zone"`      // of times that name none
	Layout   words    `toml:"layout"`    // of times, as Go's package time writes 2006-01-02 15:04:05
	Comma    string   `toml:"comma"`     // between the cells of a CSV file; found out if it is not given
	Files    string   `toml:"files"`     // "topology/{facility}/{site}/*.yaml": which files, and names in their paths
	Empty    []string `toml:"empty"`     // words that mean nothing: "?"
	OpenFrom int      `toml:"open_from"` // an end in this year or later means that there is none yet
	Scale    []string `toml:"scale"`     // ids of severities, worst first; by default those of Severity in alphabetical order

	Map      fields            `toml:"map"`
	Timeline entries           `toml:"timeline"`
	Severity map[string]string `toml:"severity"` // the source's word: id of a severity
	Kind     map[string]string `toml:"kind"`     // the source's word: outage, degradation, near-miss, maintenance
	Status   map[string]string `toml:"status"`   // the source's word: open, mitigated, resolved, closed
	Impact   map[string]string `toml:"impact"`   // the source's word: down, degraded, delayed, data-loss

	zone *time.Location
}

// fields are the parts of a record that a mapping can fill.
type fields struct {
	ID       words  `toml:"id"`
	URL      words  `toml:"url"`
	Title    words  `toml:"title"`
	Summary  words  `toml:"summary"`
	Impact   words  `toml:"impact"`
	Cause    words  `toml:"cause"`
	Severity words  `toml:"severity"`
	Kind     words  `toml:"kind"`
	Status   words  `toml:"status"`
	Affected words  `toml:"affected"` // names of features; all of the paths count
	Down     words  `toml:"affected_impact"`
	Site     words  `toml:"site"`
	Operator words  `toml:"site_operator"`
	SiteKind string `toml:"site_kind"` // of all sites: data-center, cloud-region, network, vendor
	Source   words  `toml:"source"`    // of parts: the id of each row, which becomes a source of its own

	Triggered    clocks `toml:"triggered"`
	Started      clocks `toml:"started"`
	Detected     clocks `toml:"detected"`
	Acknowledged clocks `toml:"acknowledged"`
	Declared     clocks `toml:"declared"`
	Announced    clocks `toml:"announced"`
	Mitigated    clocks `toml:"mitigated"`
	Resolved     clocks `toml:"resolved"`
	Fixed        clocks `toml:"fixed"`
}

// entries are the timeline: the items of a list, or one entry a row.
type entries struct {
	Items string `toml:"items"`
	At    string `toml:"at"`
	What  words  `toml:"what"`
	Kind  string `toml:"kind"` // a word of the record: "communication"
}

// words is a text or a list of texts.
type words []string

// UnmarshalTOML reads either.
func (w *words) UnmarshalTOML(v any) error {
	switch v := v.(type) {
	case string:
		*w = words{v}
		return nil
	case []any:
		for _, x := range v {
			s, ok := x.(string)
			if !ok {
				return fmt.Errorf("%v is no text", x)
			}
			*w = append(*w, s)
		}
		return nil
	}
	return fmt.Errorf("%v is neither a text nor a list of texts", v)
}

// clocks are the places where a time may stand, the best first.
type clocks []clockField

// A clockField is a place of a time and how far it is to be believed.
type clockField struct {
	From      string
	Precision string // exact · derived · not-after
	Check     string // what to look at
}

// UnmarshalTOML reads a path, a table { from, precision, check }, or a list of them.
func (c *clocks) UnmarshalTOML(v any) error {
	switch v := v.(type) {
	case string:
		*c = append(*c, clockField{From: v})
		return nil
	case []any:
		for _, x := range v {
			if err := c.UnmarshalTOML(x); err != nil {
				return err
			}
		}
		return nil
	case []map[string]any:
		for _, x := range v {
			if err := c.UnmarshalTOML(x); err != nil {
				return err
			}
		}
		return nil
	case map[string]any:
		var f clockField
		for k, x := range v {
			s, ok := x.(string)
			p := map[string]*string{"from": &f.From, "precision": &f.Precision, "check": &f.Check}[k]
			if !ok || p == nil {
				return fmt.Errorf("%q of a time is not from, precision or check with a text", k)
			}
			*p = s
		}
		if f.From == "" || f.Precision != "" && !slices.Contains([]string{"exact", "derived", "not-after"}, f.Precision) {
			return fmt.Errorf("a time wants from = \"…\" and a precision of exact, derived or not-after")
		}
		*c = append(*c, f)
		return nil
	}
	return fmt.Errorf("%v is no place of a time", v)
}

// ParseMapping reads a mapping and checks it; unknown keys are errors.
func ParseMapping(src []byte) (*Mapping, error) {
	m := &Mapping{}
	meta, err := toml.Decode(strings.TrimPrefix(string(src), "\ufeff"), m)
	if err != nil {
		return nil, err
	}
	for _, k := range meta.Undecoded() {
		if len(k) < 3 || k[0] != "map" { // which the clocks have checked themselves
			return nil, fmt.Errorf("there is no %q in a mapping", k.String())
		}
	}
	for _, w := range []struct {
		name  string
		words map[string]string
		of    []string
	}{{"kind", m.Kind, []string{"outage", "degradation", "near-miss", "maintenance"}}, {"status", m.Status, []string{"open", "mitigated", "resolved", "closed"}},
		{"impact", m.Impact, []string{"down", "degraded", "delayed", "data-loss", ""}}} {
		for _, word := range slices.Sorted(maps.Keys(w.words)) {
			if !slices.Contains(w.of, w.words[word]) {
				return nil, fmt.Errorf("%s of %q is %q, wanted one of %s", w.name, word, w.words[word], strings.Join(w.of, ", "))
			}
		}
	}
	if m.Rows != "" && m.Rows != "last" && m.Rows != "parts" {
		return nil, fmt.Errorf("rows is %q, wanted last or parts", m.Rows)
	}
	if m.System == "" {
		return nil, fmt.Errorf("system is missing: what the records say they came from")
	}
	if len(m.Scale) == 0 {
		m.Scale = slices.Compact(slices.Sorted(maps.Values(m.Severity)))
	}
	return m, m.SetZone(m.Zone)
}

// SetZone sets the zone of times that name none.
func (m *Mapping) SetZone(name string) error {
	if name == "" {
		return nil
	}
	zone, err := time.LoadLocation(name)
	if err != nil || name == "Local" {
		return fmt.Errorf("zone %q is none of the IANA database, such as \"Asia/Seoul\"", name)
	}
	m.Zone, m.zone = name, zone
	return nil
}

//go:embed mappings/*.toml
var builtin embed.FS

// Mappings are the names of the mappings that come along.
func Mappings() []string {
	names, _ := fs.Glob(builtin, "mappings/*.toml") // the pattern is sound
	for i, n := range names {
		names[i] = strings.TrimSuffix(strings.TrimPrefix(n, "mappings/"), ".toml")
	}
	return names
}

// MappingSource is the text of a mapping that comes along, to make one's own of.
func MappingSource(name string) ([]byte, bool) {
	src, err := builtin.ReadFile("mappings/" + name + ".toml")
	return src, err == nil
}

// BuiltinMapping is a mapping that comes along.
func BuiltinMapping(name string) (*Mapping, bool) {
	src, ok := MappingSource(name)
	if !ok {
		return nil, false
	}
	m, err := ParseMapping(src)
	return m, err == nil
}
