package record

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"example.com/postmortem/report/internal/golden"
)

func loadFull(t testing.TB) *Corpus {
	t.Helper()
	c, ds, err := Load(os.DirFS("testdata/full"), Options{})
	if err != nil || len(ds) > 0 {
		t.Fatalf("error %v, findings %v", err, ds)
	}
	return c
}

// dump writes what a corpus holds, a line for every value that is not empty.
func dump(c *Corpus) string {
	var b strings.Builder
	for _, in := range c.Incidents {
		line(&b, reflect.ValueOf(*in), "incident")
	}
	line(&b, reflect.ValueOf(*c.Register), "register")
	return b.String()
}

func line(b *strings.Builder, v reflect.Value, path string) {
	if v.IsZero() {
		return
	}
	const stamp = "2006-01-02T15:04:05.999Z07:00"
	switch x := v.Interface().(type) {
	case *File:
		return
	case *time.Location:
		fmt.Fprintf(b, "%s = %s\n", path, x)
		return
	case Moment:
		fmt.Fprintf(b, "%s = [%s, %s] at %s grain %d about %t unknown %t %q\n", path, x.Lo.Format(stamp), x.Hi.Format(stamp), x.At.Format(stamp), x.Grain, x.About, x.Unknown, x.Written)
		return
	case Span:
		fmt.Fprintf(b, "%s = [%s, %s] point %s about %t %q\n", path, x.Lo, x.Hi, x.Point, x.About, x.Written)
		return
	case Text:
		for _, l := range slices.Sorted(maps.Keys(x)) {
			fmt.Fprintf(b, "%s.%s = %q\n", path, l, x[l])
		}
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		line(b, v.Elem(), path)
		if v.Elem().Kind() == reflect.Bool && !v.Elem().Bool() {
			fmt.Fprintf(b, "%s = false\n", path)
		}
	case reflect.Slice:
		for i := range v.Len() {
			line(b, v.Index(i), fmt.Sprintf("%s[%d]", path, i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				line(b, v.Field(i), path+"."+f.Name)
			}
		}
	case reflect.String:
		fmt.Fprintf(b, "%s = %q\n", path, v.String())
	default:
		fmt.Fprintf(b, "%s = %v\n", path, v.Interface())
	}
}

// The resolved form of the full record and of the smallest useful one, to be read.
func TestResolved(t *testing.T) {
	golden.Compare(t, "testdata/full.golden", []byte(dump(loadFull(t))))
}

// Every field of the tables is used in the full record and register, so that the tests below reach all of them.
func TestFullIsFull(t *testing.T) {
	for file, fields := range map[string][]field{"full.toml": incidentFields(), "register.toml": registerFields()} {
		src, err := os.ReadFile(filepath.Join("testdata/full", file))
		if err != nil {
			t.Fatal(err)
		}
		root, _, _ := parse(src)
		for _, f := range fields {
			if f.Long == "" && f.Type != typeFreeTables && !used(root, f.Path) {
				t.Errorf("%s does not use %s", file, f.Path)
			}
		}
	}
}

func used(n *node, path string) bool {
	if n == nil || path == "" {
		return n != nil
	}
	name, rest, _ := strings.Cut(path, ".")
	key := strings.TrimSuffix(name, "[]")
	n = n.get(key)
	if n == nil || key == name || n.kind != kArray {
		return used(n, rest)
	}
	for _, item := range n.sub {
		if used(item, rest) {
			return true
		}
	}
	return false
}

// What the file says reaches the Go value: no field of the resolved full record is empty.
func TestNothingIsLost(t *testing.T) {
	c := loadFull(t)
	var full *Incident
	for _, in := range c.Incidents {
		if in.ID == "FULL-1" {
			full = in
		}
	}
	filled := map[string]bool{}
	visit(reflect.ValueOf(*full), "Incident", filled)
	visit(reflect.ValueOf(*c.Register), "Register", filled)
	for path, ok := range filled {
		if !ok && !strings.HasPrefix(path, "Incident.File") && !strings.HasPrefix(path, "Register.File") {
			t.Errorf("%s is empty", path)
		}
	}
}

// visit notes for every field of a struct whether any instance of it has a value.
func visit(v reflect.Value, path string, filled map[string]bool) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			visit(v.Elem(), path, filled)
		}
	case reflect.Slice:
		for i := range v.Len() {
			visit(v.Index(i), path+"[]", filled)
		}
	case reflect.Struct:
		switch v.Interface().(type) {
		case Moment, Span, File:
			return
		}
		if v.Type().PkgPath() != "example.com/postmortem/report/record" {
			return
		}
		for i := range v.NumField() {
			f := v.Type().Field(i)
			if !f.IsExported() {
				continue
			}
			p := path + "." + f.Name
			filled[p] = filled[p] || !v.Field(i).IsZero() || f.Name == "Precision" || f.Name == "Use" || strings.HasPrefix(p, "Incident.Clock.") && strings.Count(p, ".") > 2
			visit(v.Field(i), p, filled)
		}
	}
}
