package importer

import (
	"fmt"
	"path"
	"strings"
	"time"

	"github.com/BurntSushi/toml"

	"example.com/postmortem/report/record"
)

// CState reads the issues of a cState status page.
var CState = &Importer{
	Name: "cstate", Ext: []string{".md"}, Mapped: true, Mapping: "cstate", Read: readPages,
	Doc: "cState: content/issues/*.md",
}

// Hugo reads pages of incidents with front matter.
var Hugo = &Importer{
	Name: "hugo", Ext: []string{".md"}, Mapped: true, Mapping: "hugo", Read: readPages,
	Doc: "Markdown pages with YAML or TOML front matter, as Hugo has them",
}

// Upptime reads the issues of an Upptime repository, as JSON or as pages.
var Upptime = &Importer{
	Name: "upptime", Ext: []string{".md", ".json"}, Mapped: true, Mapping: "upptime", Read: readPages,
	Doc: "Upptime: its issues as JSON (gh issue list --json …), or as Markdown pages",
}

// readPages reads Markdown files by what stands before their text, and JSON files of such pages.
func readPages(r *Reading) {
	if !r.hasMapping() {
		return
	}
	var rows []row
	for i := range r.Files {
		f := &r.Files[i]
		if path.Ext(f.Name) == ".json" {
			if root, ok := r.json(f); ok {
				for _, w := range r.rowsOf(root) {
					w.page(w.get("body").str())
					rows = append(rows, w)
				}
			}
			continue
		}
		root, body, ok := r.frontMatter(f)
		if !ok {
			continue
		}
		for _, w := range r.rowsOf(root) {
			w.page(body)
			rows = append(rows, w)
		}
	}
	r.mapped(rows)
}

// frontMatter splits a page into what it says about itself and its text.
func (r *Reading) frontMatter(f *File) (root value, body string, ok bool) {
	text := clean(strings.TrimPrefix(string(f.Data), "\ufeff"))
	for _, mark := range []string{"---", "+++"} {
		rest, found := strings.CutPrefix(text, mark+"\n")
		if !found {
			continue
		}
		front, body, closed := strings.Cut("\n"+rest, "\n"+mark+"\n")
		if !closed {
			if front, closed = strings.CutSuffix("\n"+rest, "\n"+mark); !closed {
				r.problem(f, 1, 1, record.Error, "the front matter has no end", "it ends with a line "+mark)
				return value{}, "", false
			}
		}
		m, err := frontTable(mark, front)
		if err != nil {
			r.problem(f, 1, 1, record.Error, "the front matter cannot be read: "+line(err.Error(), 200), "")
			return value{}, "", false
		}
		return value{m, "", f, r}, body, true
	}
	r.problem(f, 1, 1, record.Error, "it has no front matter", "it begins with a line --- or +++; for postmortems without one, import markdown")
	return value{}, "", false
}

func frontTable(mark, front string) (map[string]any, error) {
	if mark == "+++" {
		m := map[string]any{}
		if _, err := toml.Decode(front, &m); err != nil {
			return nil, err
		}
		return plainTOML(m).(map[string]any), nil
	}
	docs, err := decodeYAML([]byte(front))
	if err != nil {
		return nil, err
	}
	if len(docs) == 1 {
		if m, ok := docs[0].(map[string]any); ok {
			return m, nil
		}
	}
	return nil, fmt.Errorf("it is no table of keys")
}

// plainTOML makes texts of numbers and times; local times keep saying that they have no zone.
func plainTOML(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for k, x := range v {
			v[k] = plainTOML(x)
		}
		return v
	case []map[string]any:
		list := make([]any, len(v))
		for i, x := range v {
			list[i] = plainTOML(x)
		}
		return list
	case []any:
		for i, x := range v {
			v[i] = plainTOML(x)
		}
		return v
	case time.Time:
		switch v.Location().String() {
		case "datetime-local":
			return v.Format("2006-01-02 15:04:05")
		case "date-local":
			return v.Format(time.DateOnly)
		case "time-local":
			return v.Format(time.TimeOnly)
		}
		return v.Format(time.RFC3339Nano)
	case string, bool:
		return v
	}
	return fmt.Sprint(v)
}

// page adds to a row what its text holds: @name of the file, @text without updates, @updates, and the keys of a comment
// at the top, which makes it planned.
func (w row) page(body string) {
	m := w.v.(map[string]any)
	m["@name"] = strings.TrimSuffix(path.Base(w.file.Name), path.Ext(w.file.Name))
	body = strings.TrimSpace(body)
	if front, rest, ok := strings.Cut(body, "-->"); ok && strings.HasPrefix(front, "<!--") {
		docs, err := decodeYAML([]byte(strings.TrimPrefix(front, "<!--")))
		if err == nil && len(docs) == 1 {
			if c, ok := docs[0].(map[string]any); ok && c["start"] != nil {
				if down, ok := c["expectedDown"].(string); ok {
					c["expectedDown"] = commaList(down)
				}
				m["@comment"], m["@kind"] = c, "planned"
				body = strings.TrimSpace(rest)
			}
		}
	}
	text, updates := trackedUpdates(body)
	m["@text"], m["@updates"] = text, updates
}

func commaList(s string) []any {
	var list []any
	for part := range strings.SplitSeq(s, ",") {
		if part = strings.TrimSpace(part); part != "" {
			list = append(list, part)
		}
	}
	return list
}

// trackedUpdates takes the paragraphs out of a text that carry their time: … {{< track "2018-04-13 16:50:00" >}}
func trackedUpdates(body string) (text string, updates []any) {
	var rest []string
	for part := range strings.SplitSeq(body, "\n\n") {
		before, after, ok := strings.Cut(part, "{{< track ")
		at, after, closed := strings.Cut(after, ">}}")
		if !ok || !closed {
			if strings.Trim(part, "-* \n") != "" {
				rest = append(rest, part)
			}
			continue
		}
		what := strings.TrimSpace(strings.TrimSpace(before) + " " + strings.TrimSpace(after))
		updates = append(updates, map[string]any{"at": strings.Trim(at, "\"` "), "text": what})
	}
	return strings.TrimSpace(strings.Join(rest, "\n\n")), updates
}
