package record

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// A Change is one thing to change in a file that people wrote.
type Change struct {
	// Path is the key to set, such as "status" or "clock.resolved", or a list to add an item to, such as "related[]".
	Path string
	// TOML is the value as it is to stand in the file, or the lines of the item: incident = "…", relation = "…".
	TOML string
}

// Edit makes changes in the text of a record or a register by splicing bytes. A value is replaced where it stands, a missing key
// goes below the last one of its table, an item behind the last one of its list, a table or list that is not there yet to where
// the table of fields has it. Everything else stays as it is, byte for byte, comments included.
//
// Each change is proved: the file is decoded before and after, and must differ by the change and by nothing else. If it does, or
// if the place cannot be written to, such as an item of a list that is written as a value, the error says so and nothing is changed.
func Edit(src []byte, changes ...Change) ([]byte, error) {
	for _, c := range changes {
		var err error
		if src, err = c.apply(src); err != nil {
			return nil, fmt.Errorf("%s: %w", c.Path, err)
		}
	}
	return src, nil
}

func (c Change) apply(src []byte) ([]byte, error) {
	want, err := decode(src)
	if err != nil {
		return nil, err
	}
	if _, findings, _ := parse(src); hasError(findings) {
		return nil, errors.New("the file is not sound TOML")
	}
	if want == nil {
		want = map[string]any{}
	}
	at, text, err := c.splice(src, want)
	if err != nil {
		return nil, err
	}
	out := slices.Concat(src[:at.at], []byte(strings.ReplaceAll(text, "\n", lineEnd(src))), src[at.end:])
	if got, err := decode(out); err != nil || !same(want, got) {
		return nil, errors.New("the change would change something else as well")
	}
	return out, nil
}

// splice finds what to replace by which text, and makes the change in what the file says: the two are compared afterwards.
func (c Change) splice(src []byte, m map[string]any) (extent, string, error) {
	root, _, _ := parse(src)
	if list, ok := strings.CutSuffix(c.Path, "[]"); ok {
		item, err := decode([]byte(c.TOML))
		if err != nil {
			return extent{}, "", fmt.Errorf("the item is not TOML: %w", err)
		}
		if err := addItem(m, strings.Split(list, "."), item); err != nil {
			return extent{}, "", err
		}
		at, gap := newPlace(src, list)
		return at, gap + "[[" + list + "]]\n" + strings.TrimSpace(c.TOML) + "\n", nil
	}
	value, err := decode([]byte("x = " + c.TOML))
	if err != nil || len(value) != 1 {
		return extent{}, "", fmt.Errorf("%q is not a TOML value", c.TOML)
	}
	if err := setValue(m, strings.Split(c.Path, "."), value["x"]); err != nil {
		return extent{}, "", err
	}
	if n := root.at(c.Path); n != nil {
		if n.how != byValue {
			return extent{}, "", errors.New("it is a table with lines of its own")
		}
		return n.val, c.TOML, nil
	}
	at, text := newKey(src, root, c)
	return at, text, nil
}

// addItem adds an item to a list of tables.
func addItem(m map[string]any, path []string, item map[string]any) error {
	m, err := tableAt(m, path[:len(path)-1])
	if err != nil {
		return err
	}
	name := path[len(path)-1]
	switch list := m[name].(type) {
	case nil:
		m[name] = []map[string]any{item}
	case []map[string]any:
		m[name] = append(list, item)
	default:
		return errors.New("it is a list that is written as a value")
	}
	return nil
}

func setValue(m map[string]any, path []string, value any) error {
	m, err := tableAt(m, path[:len(path)-1])
	if err != nil {
		return err
	}
	m[path[len(path)-1]] = value
	return nil
}

// tableAt goes down to a table, making what is missing.
func tableAt(m map[string]any, path []string) (map[string]any, error) {
	for _, name := range path {
		switch t := m[name].(type) {
		case nil:
			made := map[string]any{}
			m[name] = made
			m = made
		case map[string]any:
			m = t
		default:
			return nil, fmt.Errorf("%q is no table", name)
		}
	}
	return m, nil
}
