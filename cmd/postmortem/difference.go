package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"example.com/postmortem/report/pdf"
	"example.com/postmortem/report/pdf/file"
)

// difference says where two files part: on pages, in files inside, or elsewhere.
func difference(b, again []byte) string {
	f, err1 := file.Open(b)
	g, err2 := file.Open(again)
	if err1 != nil || err2 != nil {
		return "they cannot both be read"
	}
	var parts []string
	was, is := f.Pages(), g.Pages()
	if len(was) != len(is) {
		parts = append(parts, fmt.Sprintf("%d pages, made again %d", len(was), len(is)))
	}
	for i := range min(len(was), len(is)) {
		if !bytes.Equal(pageContent(f, was[i]), pageContent(g, is[i])) {
			parts = append(parts, fmt.Sprintf("page %d", i+1))
		}
		if len(parts) == 8 {
			parts = append(parts, "more pages")
			break
		}
	}
	parts = append(parts, differentInside(f, g)...)
	if parts == nil {
		return "what stands around the pages: links, tags, fonts, or what the file says about itself"
	}
	return strings.Join(parts, ", ")
}

func pageContent(f *file.File, page file.Ref) []byte {
	ref, _ := f.Dict(page).Get("Contents").(file.Ref)
	o, err := f.Object(ref)
	if err != nil {
		return nil
	}
	data, _ := f.Data(o, 1<<26)
	return data
}

// differentInside names files that only one of two PDFs has, or that differ.
func differentInside(f, g *file.File) (parts []string) {
	a, err1 := pdf.Attachments(f)
	b, err2 := pdf.Attachments(g)
	if err1 != nil || err2 != nil {
		return []string{"the files inside"}
	}
	data := map[string][]byte{}
	for _, x := range b {
		data[x.Name] = x.Data
	}
	for _, x := range a {
		if x.Name == pdf.RecordingName {
			continue // differs wherever a page does
		}
		other, ok := data[x.Name]
		switch {
		case ok && bytes.Equal(other, x.Data):
		case ok && strings.HasSuffix(x.Name, ".json"):
			parts = append(parts, fmt.Sprintf("the file %q inside%s", x.Name, differentFigures(x.Data, other)))
		default:
			parts = append(parts, fmt.Sprintf("the file %q inside", x.Name))
		}
	}
	if len(a) != len(b) {
		parts = append(parts, fmt.Sprintf("%d files inside, made again %d", len(a), len(b)))
	}
	return parts
}

// mostFigures is how many figures are named that differ.
const mostFigures = 4

// differentFigures names figures that two results say differently, by their path: " (family.count 2, made again 3)".
func differentFigures(was, is []byte) string {
	var a, b any
	if json.Unmarshal(was, &a) != nil || json.Unmarshal(is, &b) != nil {
		return ""
	}
	var parts []string
	var compare func(path string, a, b any)
	compare = func(path string, a, b any) {
		if len(parts) > mostFigures || reflect.DeepEqual(a, b) {
			return
		}
		switch x := a.(type) {
		case map[string]any:
			if y, ok := b.(map[string]any); ok {
				keys := slices.Collect(maps.Keys(x))
				for key := range y {
					if _, both := x[key]; !both {
						keys = append(keys, key)
					}
				}
				slices.Sort(keys)
				for _, key := range keys {
					compare(strings.TrimPrefix(path+"."+key, "."), x[key], y[key])
				}
				return
			}
		case []any:
			if y, ok := b.([]any); ok && len(x) == len(y) {
				for i := range x {
					compare(fmt.Sprintf("%s[%d]", path, i), x[i], y[i])
				}
				return
			}
		}
		parts = append(parts, fmt.Sprintf("%s %s, made again %s", path, short(a), short(b)))
	}
	compare("", a, b)
	if len(parts) > mostFigures {
		parts[mostFigures] = "more"
		parts = parts[:mostFigures+1]
	}
	if parts == nil {
		return ""
	}
	return " (" + strings.Join(parts, "; ") + ")"
}

// short is a value in few letters.
func short(v any) string {
	switch v := v.(type) {
	case map[string]any:
		return fmt.Sprintf("%d fields", len(v))
	case []any:
		return fmt.Sprintf("a list of %d", len(v))
	case nil:
		return "nothing"
	}
	return fmt.Sprintf("%.60q", fmt.Sprint(v))
}
