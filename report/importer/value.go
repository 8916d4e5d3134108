package importer

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"example.com/postmortem/report/record"
)

// A value is a place in the tree of an export: a map, a list, a scalar, or nothing. Asking it for what it is not gives
// nothing and leaves a complaint, so that a reader is a straight line whatever the file holds.
type value struct {
	v    any // map[string]any, []any, string, json.Number, bool, nil
	path string
	file *File
	r    *Reading
}

func (x value) complain(wanted string) {
	x.warn(fmt.Sprintf("is %s, wanted %s", kindName(x.v), wanted), "")
}

// warn tells what is wrong with a value, to whoever imports and to whoever reads the record that is being made of it.
func (x value) warn(message, hint string) {
	x.r.problem(x.file, 0, 0, record.Warning, pathName(x.path)+" "+message, hint)
	if d := x.r.cur; d != nil {
		says := fmt.Sprintf("%s: %q %s", Check, x.path[strings.LastIndexByte(x.path, '.')+1:], message)
		if !slices.Contains(d.Head, says) {
			d.Head = append(d.Head, says)
		}
	}
}

// table reports whether a value is a table with something in it, as an incident must be.
func (x value) table() bool {
	m, ok := x.v.(map[string]any)
	if !ok || len(m) == 0 {
		x.r.cur = nil
		x.warn(fmt.Sprintf("is %s, wanted an incident", kindName(x.v)), "it was left out")
	}
	return len(m) > 0
}

func pathName(p string) string {
	if p == "" {
		return "the file"
	}
	return fmt.Sprintf("%q", strings.TrimPrefix(p, "."))
}

func kindName(v any) string {
	switch v := v.(type) {
	case map[string]any:
		return "a table"
	case []any:
		return "a list"
	case nil:
		return "nothing"
	default:
		return fmt.Sprintf("%q", clip(fmt.Sprint(v), 60))
	}
}

func (x value) at(v any, path string) value { return value{v, path, x.file, x.r} }

// get is the value of a key; of a missing one it is nothing.
func (x value) get(name string) value {
	m, ok := x.v.(map[string]any)
	if !ok {
		if x.v != nil {
			x.complain("a table")
		}
		return x.at(nil, x.path+"."+name)
	}
	return x.at(m[name], x.path+"."+name)
}

// items are the entries of a list.
func (x value) items() []value {
	list, ok := x.v.([]any)
	if !ok {
		if x.v != nil {
			x.complain("a list")
		}
		return nil
	}
	out := make([]value, len(list))
	for i, v := range list {
		out[i] = x.at(v, fmt.Sprintf("%s[%d]", x.path, i))
	}
	return out
}

// str is a scalar as text, without what no text should have around it or in it.
func (x value) str() string {
	switch v := x.v.(type) {
	case nil:
		return ""
	case string:
		return clean(v)
	case json.Number:
		return v.String()
	case bool:
		return fmt.Sprint(v)
	}
	x.complain("a text")
	return ""
}

func (x value) has() bool { return x.v != nil && x.v != "" }

// clean makes any bytes a text: UTF-8, line ends of one kind, no space around it, no control characters.
func clean(s string) string {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, string(utf8.RuneError))
	}
	if strings.Contains(s, "\r") {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}
	if strings.ContainsFunc(s, isControl) {
		s = strings.Map(func(r rune) rune {
			if isControl(r) {
				return utf8.RuneError
			}
			return r
		}, s)
	}
	return strings.TrimSpace(s)
}

func isControl(r rune) bool { return r < 0x20 && r != '\n' && r != '\t' || r == 0x7f }

// line makes a text one line of at most n characters.
func line(s string, n int) string { return clip(strings.Join(strings.Fields(s), " "), n) }

func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	if r := []rune(s); len(r) > n {
		return strings.TrimSpace(string(r[:n-1])) + "…"
	}
	return s
}
