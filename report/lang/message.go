package lang

import (
	"fmt"
	"time"

	"golang.org/x/text/feature/plural"
)

// A message is one text in its plural forms. Most have but one; plural.Other is always there.
type message struct {
	other text
	forms map[plural.Form]text // besides other
}

// in is the text of a plural form, if the catalogue has it.
func (m *message) in(form plural.Form) (t text, ok bool) {
	if form == plural.Other {
		return m.other, m.other.is
	}
	t, ok = m.forms[form]
	return t, ok
}

// A text is a compiled template: words, and arguments between them. Where there are none, words is all.
type text struct {
	is     bool // the catalogue has it
	words  string
	pieces []piece
}

// A piece is either words (arg is empty) or an argument, with the particle that follows it if there is one.
type piece struct {
	words    string
	arg      string
	particle *particle
}

// T says a message. Args are names and values in turn: T("actions.overdue", "count", 3, "oldest", days).
// An int named "count" selects the plural form. Values may be a string, int (said by Int), float64 (Number with three digits),
// time.Duration, time.Time (DateTime), or anything with a String method. What is missing shows as ⟦id⟧ or ⟦id.argument⟧ and is kept for Missing.
func (l *Lang) T(id string, args ...any) string {
	return l.say(id, l.form(args), args)
}

// say is T for a plural form that is already known, where the count is words ("2–10").
func (l *Lang) say(id string, form plural.Form, args []any) string {
	m := l.messages[id]
	if m == nil {
		return l.miss(id)
	}
	t, ok := m.in(form)
	if !ok {
		t = m.other
	}
	if t.pieces == nil {
		return t.words
	}
	var most [128]byte // of what messages come to
	b := most[:0]
	for _, p := range t.pieces {
		if p.arg == "" {
			b = append(b, p.words...)
			continue
		}
		s := l.argument(id, p.arg, args)
		b = append(b, s...)
		if p.particle != nil {
			b = append(b, p.particle.after(s)...)
		}
	}
	return string(b)
}

// form is the plural form that the argument "count" asks for.
func (l *Lang) form(args []any) plural.Form {
	for i := 0; i+1 < len(args); i += 2 {
		if args[i] == "count" {
			if n, ok := args[i+1].(int); ok {
				return l.formOf(n)
			}
		}
	}
	return plural.Other
}

// formOf is the plural form for a whole number.
func (l *Lang) formOf(n int) plural.Form {
	if n %= 10_000_000; n < 0 { // what MatchPlural needs of large numbers
		n = -n
	}
	return plural.Cardinal.MatchPlural(l.plural, n, 0, 0, 0, 0)
}

// argument finds an argument by name and says it.
func (l *Lang) argument(id, name string, args []any) string {
	for i := 0; i+1 < len(args); i += 2 {
		if args[i] == name {
			return l.value(args[i+1])
		}
	}
	return l.miss(id + "." + name)
}

// value says any value.
func (l *Lang) value(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case int:
		return l.Int(v)
	case float64:
		return l.Number(v, 3)
	case time.Duration:
		return l.Duration(v)
	case time.Time:
		return l.DateTime(v)
	}
	return fmt.Sprint(v)
}
