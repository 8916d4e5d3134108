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
	top, plain := readPlain(string(src))
	if !plain {
		if err := toml.Unmarshal(src, &top); err != nil {
			var syntax toml.ParseError
			if errors.As(err, &syntax) {
				return nil, fmt.Errorf("%s:%d: %s", file, syntax.Position.Line, syntax.Message)
			}
			return nil, fmt.Errorf("%s: %w", file, err)
		}
	}
	c := catalogue{messages: make(map[string]*message, 512)}
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
	at       string // the id being read, for errors
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

// forms are the keys of a message with plural forms; description is a word to the translator.
const forms = " zero one two few many other description "

// isMessage reports whether a table is a message and not a section.
func isMessage(t table) bool {
	_, ok := t["other"].(string)
	for key := range t {
		ok = ok && strings.Contains(forms, " "+key+" ")
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
	t, err := compile(src)
	if err != nil {
		return err
	}
	m := c.messages[id]
	if m == nil {
		m = &message{}
		c.messages[id] = m
	}
	if m.forms[form] != nil { // [a] b and "a.b" are the same id, but not the same key of TOML
		return errors.New("defined twice")
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
