package record

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/BurntSushi/toml"
)

// decode reads a file that the checks found sound. It decodes into plain maps: the record's short and long forms would
// need custom unmarshalers on structs, under which the decoder hides unknown keys and loses positions.
func decode(src []byte) (map[string]any, error) {
	var m map[string]any
	_, err := toml.Decode(strings.TrimPrefix(string(src), "\ufeff"), &m)
	return m, err
}

// decodeError turns an error of the decoder into a finding. The checks find nearly everything before it does.
func decodeError(src []byte, err error) finding {
	f := finding{level: Error, rule: "syntax", msg: err.Error()}
	var pe toml.ParseError
	if errors.As(err, &pe) {
		base := 0
		if strings.HasPrefix(string(src), "\ufeff") {
			base = 3
		}
		f.msg = pe.Message
		f.extent = extent{min(base+pe.Position.Start, len(src)), min(base+pe.Position.Start+pe.Position.Len, len(src))}
	}
	return f
}

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

// moment reads a time in words, in TOML's own form, or as a table.
func (c *cursor) moment(key string, near, after time.Time) Moment {
	p := c.point(key, near, after)
	return p.Moment
}

func (c *cursor) point(key string, near, after time.Time) Point {
	cal := Calendar{Zone: c.r.zone, Near: near, After: after}
	t := c.table(key)
	if t.m == nil {
		m := c.instant(key, cal)
		p := Point{Moment: m}
		if p.Precision = Exact; m.About {
			p.Precision = Estimated
		}
		if m.IsZero() {
			return Point{}
		}
		return p
	}
	p := Point{Moment: t.instant("at", cal), Precision: Precision(t.str("precision")), Source: t.strings("source"), By: t.str("by")}
	lo, hi := t.instant("after", cal), t.instant("before", cal)
	limited := p.limit(lo, hi)
	switch {
	case p.Precision == Estimated && !limited && !p.About && p.Known():
		p.widen()
	case p.Precision == "" && (p.About || limited):
		p.Precision = Estimated
	case p.Precision == "":
		p.Precision = Exact
	}
	return p
}

// limit puts a time between two others and reports whether there were any.
func (p *Point) limit(lo, hi Moment) bool {
	if !lo.Known() && !hi.Known() {
		return false
	}
	if p.Written == "" {
		p.Grain = Range
		p.Written = strings.Trim(lo.Written+" ~ "+hi.Written, " ")
	}
	if lo.Known() {
		p.Lo = lo.Lo
	}
	if hi.Known() {
		p.Hi = hi.Hi
	}
	return true
}

// instant reads one time. The decoder gives local times the machine's zone; their wall clock is what was written.
func (c *cursor) instant(key string, cal Calendar) Moment {
	var written string
	switch v := c.m[key].(type) {
	case string:
		written = v
	case time.Time:
		written = wallClock(v)
	default:
		return Moment{}
	}
	m, err := ParseMoment(written, cal)
	c.complain(key, err)
	return m
}

// wallClock writes a decoded TOML time as it was written. Seconds are left out where they are zero: TOML asks for them,
// so a :00 says nothing about how exactly the time is known.
func wallClock(t time.Time) string {
	clock := "15:04"
	if t.Second() != 0 || t.Nanosecond() != 0 {
		clock = "15:04:05.999999999"
	}
	switch t.Location().String() {
	case "date-local":
		return t.Format("2006-01-02")
	case "time-local":
		return t.Format(clock)
	case "datetime-local":
		return t.Format("2006-01-02 " + clock)
	}
	return t.Format("2006-01-02T" + clock + "Z07:00")
}
