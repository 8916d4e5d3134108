package importer

import (
	"path"
	"slices"
	"strings"
)

// A row is one entry of an export, as a mapping looks at it.
type row struct {
	value
	m    *Mapping
	flat bool // paths are keys as they stand: the headers of a CSV file
}

// all are the texts at a path: several where a list is on the way. Words that mean nothing are left out.
func (w row) all(p string) []string {
	if text, ok := strings.CutPrefix(p, "="); ok {
		if s := w.fill(text); s != "" {
			return []string{s}
		}
		return nil
	}
	var out []string
	for _, v := range w.find(p) {
		if s := v.str(); s != "" && !slices.Contains(w.m.Empty, s) {
			out = append(out, s)
		}
	}
	return out
}

// find are the values at a path.
func (w row) find(p string) []value {
	if w.flat || strings.HasPrefix(p, "@") && !strings.Contains(p, ".") {
		return leaves(w.get(p))
	}
	at := []value{w.value}
	for name := range strings.SplitSeq(p, ".") {
		var next []value
		for _, v := range at {
			for _, item := range leaves(v) {
				if item.v != nil {
					next = append(next, item.get(name))
				}
			}
		}
		at = next
	}
	var out []value
	for _, v := range at {
		out = append(out, leaves(v)...)
	}
	return out
}

// leaves are the entries of a list, else the value itself.
func leaves(v value) []value {
	if _, ok := v.v.([]any); ok {
		return v.items()
	}
	return []value{v}
}

// first is the first text at any of the paths.
func (w row) first(paths []string) string {
	for _, p := range paths {
		if all := w.all(p); len(all) > 0 {
			return all[0]
		}
	}
	return ""
}

// every are the texts at all of the paths, each once.
func (w row) every(paths []string) []string {
	var out []string
	for _, p := range paths {
		for _, s := range w.all(p) {
			if !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
	}
	return out
}

// mappedWord is the first of the texts at the paths that a table of words knows, else the first text.
func (w row) mappedWord(paths []string, table map[string]string) (id, word string) {
	all := w.every(paths)
	for _, s := range all {
		if id, ok := table[s]; ok {
			return id, s
		}
	}
	if len(all) > 0 {
		return "", all[0]
	}
	return "", ""
}

// fill puts fields into the braces of a text. Without any of them there is no text.
func (w row) fill(text string) string {
	var b strings.Builder
	filled := !strings.Contains(text, "{")
	for {
		before, rest, ok := strings.Cut(text, "{")
		b.WriteString(before)
		if !ok {
			break
		}
		name, after, _ := strings.Cut(rest, "}")
		s := w.first([]string{name})
		b.WriteString(line(s, 200))
		filled, text = filled || s != "", after
	}
	if !filled {
		return ""
	}
	return strings.TrimSpace(b.String())
}

// capture matches the end of a path against a pattern like "topology/{facility}/{site}/*_downtime.yaml" and returns what
// stands in the places of the names.
func capture(pattern, name string) (map[string]any, bool) {
	if pattern == "" {
		return nil, true
	}
	want, have := strings.Split(pattern, "/"), strings.Split(name, "/")
	if len(have) < len(want) {
		return nil, false
	}
	have = have[len(have)-len(want):]
	found := map[string]any{}
	for i, w := range want {
		if key, ok := strings.CutPrefix(w, "{"); ok && strings.HasSuffix(key, "}") {
			found["@"+strings.TrimSuffix(key, "}")] = have[i]
			continue
		}
		if ok, err := path.Match(w, have[i]); err != nil || !ok {
			return nil, false
		}
	}
	return found, true
}
