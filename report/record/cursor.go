package record

import "fmt"

// cursor is a table of a decoded file on the way to its Go value. Values of a wrong type read as missing: the checks have
// complained about them already.
type cursor struct {
	r      *resolver
	m      map[string]any
	parent *cursor
	key    string // in the parent, with the index for an item of a list
}

// path is the key path of a field, as File.Where takes it.
func (c *cursor) path(key string) string {
	for ; c != nil && c.key != ""; c = c.parent {
		key = c.key + "." + key
	}
	return key
}

func (c *cursor) has(key string) bool { return c.m[key] != nil }

func (c *cursor) str(key string) string {
	s, _ := c.m[key].(string)
	return s
}

func (c *cursor) number(key string) (f float64, ok bool) {
	switch v := c.m[key].(type) {
	case float64:
		return v, true
	case int64:
		return float64(v), true
	}
	return 0, false
}

func (c *cursor) count(key string) int {
	n, _ := c.m[key].(int64)
	return int(n)
}

func (c *cursor) flag(key string) *bool {
	if b, ok := c.m[key].(bool); ok {
		return &b
	}
	return nil
}

// strings reads a list of strings; a single string is a list of one.
func (c *cursor) strings(key string) []string {
	switch v := c.m[key].(type) {
	case string:
		return []string{v}
	case []any:
		var out []string
		for _, x := range v {
			if s, ok := x.(string); ok {
				out = append(out, s)
			}
		}
		return out
	}
	return nil
}

// table returns a table below this one; a missing one is empty.
func (c *cursor) table(key string) *cursor {
	m, _ := c.m[key].(map[string]any)
	return &cursor{c.r, m, c, key}
}

// items returns the entries of a list. An entry that is a string stands for a table with that string under the key short.
func (c *cursor) items(key, short string) []*cursor {
	var out []*cursor
	add := func(i int, x any) {
		m, ok := x.(map[string]any)
		if s, isString := x.(string); isString && short != "" {
			m, ok = map[string]any{short: s}, true
		}
		if ok {
			out = append(out, &cursor{c.r, m, c, fmt.Sprintf("%s[%d]", key, i)})
		}
	}
	switch v := c.m[key].(type) {
	case []map[string]any:
		for i, x := range v {
			add(i, x)
		}
	case []any:
		for i, x := range v {
			add(i, x)
		}
	}
	return out
}

func (c *cursor) text(key string) Text { return c.r.text(c.m[key]) }

func (c *cursor) texts(key string) []Text {
	list, _ := c.m[key].([]any)
	if maps, ok := c.m[key].([]map[string]any); ok {
		for _, m := range maps {
			list = append(list, m)
		}
	}
	var out []Text
	for _, x := range list {
		out = append(out, c.r.text(x))
	}
	return out
}

func (c *cursor) audience() Audience {
	a, _ := ParseAudience(c.str("audience"))
	return a
}

// span reads a duration.
func (c *cursor) span(key string) Span {
	s, ok := c.m[key].(string)
	if !ok {
		return Span{}
	}
	d, err := ParseSpan(s)
	c.complain(key, err)
	return d
}

func (c *cursor) complain(key string, err error) {
	if w, ok := err.(*wordError); ok && w.undated {
		if c.r.undated {
			return // the first one, the start, is why the others have no day
		}
		c.r.undated = true
	}
	if err != nil {
		c.r.problems = append(c.r.problems, problem{c.path(key), err})
	}
}
