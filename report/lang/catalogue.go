package lang

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
	"golang.org/x/text/feature/plural"
)

// readCatalogue decodes and compiles a catalogue.
func readCatalogue(file string, src []byte) (map[string]*message, error) {
	c := newCatalogue(len(src))
	if c.readPlain(string(src)) {
		return c.messages, nil
	}
	c = newCatalogue(len(src))
	var top table
	if err := toml.Unmarshal(src, &top); err != nil {
		var syntax toml.ParseError
		if errors.As(err, &syntax) {
			return nil, fmt.Errorf("%s:%d: %s", file, syntax.Position.Line, syntax.Message)
		}
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	if err := c.section("", top); err != nil {
		return nil, fmt.Errorf("%s:%d: message %q: %w", file, lineOf(string(src), c.at), c.at, err)
	}
	return c.messages, nil
}

// A table is a TOML table as decoded. Taking it as it comes from the parser saves the decoder its second pass, which copies every map.
type table map[string]any

// UnmarshalTOML implements toml.Unmarshaler.
func (t *table) UnmarshalTOML(v any) error {
	*t, _ = v.(map[string]any)
	return nil
}

// A catalogue collects the messages of nested sections.
type catalogue struct {
	messages map[string]*message
	at       string    // the id being read, for errors
	unused   []message // made by the hundred
	pieces   []piece   // of texts still to be read, made by the hundred, too
}

// newCatalogue has room for the messages of a file of so many bytes, some sixty each.
func newCatalogue(size int) *catalogue {
	return &catalogue{messages: make(map[string]*message, size/60)}
}

// section reads the messages of one section, in order of their ids so that the first error is always the same.
func (c *catalogue) section(prefix string, t table) error {
	for _, key := range slices.Sorted(maps.Keys(t)) {
		id := prefix + key
		c.at = id
		var err error
		switch v := t[key].(type) {
		case string:
			err = c.form(id, plural.Other, v)
		case map[string]any:
			if isMessage(v) {
				err = c.plurals(id, v)
			} else {
				err = c.section(id+".", v)
			}
		default:
			err = fmt.Errorf("want a text or a section, not %v", v)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// isForm reports whether a message with plural forms may have a key; description is a word to the translator.
func isForm(key string) bool {
	_, form := formNamed(key)
	return form || key == "description"
}

// isMessage reports whether a table is a message and not a section.
func isMessage(t table) bool {
	_, ok := t["other"].(string)
	for key := range t {
		ok = ok && isForm(key)
	}
	return ok
}

// plurals reads a message with plural forms.
func (c *catalogue) plurals(id string, t table) error {
	for _, key := range slices.Sorted(maps.Keys(t)) {
		src, ok := t[key].(string)
		if !ok {
			return fmt.Errorf("%s: want a text, not %v", key, t[key])
		}
		if form, ok := formNamed(key); ok { // and not the description
			if err := c.form(id, form, src); err != nil {
				return err
			}
		}
	}
	return nil
}

// form compiles one form of a message.
func (c *catalogue) form(id string, form plural.Form, src string) error {
	most := mostPieces(src)
	if len(c.pieces) < most {
		c.pieces = make([]piece, max(250, most))
	}
	t, err := compile(c.pieces[:0:most], src)
	if err != nil {
		return err
	}
	c.pieces = c.pieces[len(t.pieces):]
	m := c.messages[id]
	if m == nil {
		if len(c.unused) == 0 {
			c.unused = make([]message, 100)
		}
		m, c.unused = &c.unused[0], c.unused[1:]
		c.messages[id] = m
	}
	if _, twice := m.in(form); twice { // [a] b and "a.b" are the same id, but not the same key of TOML
		return errors.New("defined twice")
	}
	if form == plural.Other {
		m.other = t
		return nil
	}
	if m.forms == nil {
		m.forms = map[plural.Form]text{}
	}
	m.forms[form] = t
	return nil
}

// formNamed is a plural form by its name in CLDR.
func formNamed(name string) (plural.Form, bool) {
	switch name {
	case "zero":
		return plural.Zero, true
	case "one":
		return plural.One, true
	case "two":
		return plural.Two, true
	case "few":
		return plural.Few, true
	case "many":
		return plural.Many, true
	case "other":
		return plural.Other, true
	}
	return 0, false
}

// lineOf finds the line where a message stands. The decoder does not tell, and only errors ask.
// It knows [section] headers and keys at the beginning of a line, which is how catalogues are written; otherwise the last header that leads to id.
func lineOf(src, id string) int {
	best, prefix := 1, ""
	n := 0
	for line := range strings.Lines(src) {
		n++
		line = strings.TrimSpace(line)
		if head, ok := strings.CutPrefix(line, "["); ok {
			head, _, _ = strings.Cut(head, "]")
			prefix = strings.TrimSpace(head) + "."
			if strings.HasPrefix(id+".", prefix) {
				best = n
			}
			continue
		}
		if key, _, ok := strings.Cut(line, "="); ok && prefix+strings.Trim(strings.TrimSpace(key), `"'`) == id {
			return n
		}
	}
	return best
}
