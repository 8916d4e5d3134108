package lang_test

import (
	"slices"
	"strings"
	"testing"

	"example.com/postmortem/report/lang"
	"example.com/postmortem/templates"
)

// TestCatalogues compares every catalogue with the English one: the same messages, with the same arguments.
// "count" may be left unsaid by a language, since it also selects the plural form ("one incident").
func TestCatalogues(t *testing.T) {
	tags, err := lang.Tags(templates.FS)
	if err != nil || !slices.Contains(tags, "en") || !slices.Contains(tags, "ko") {
		t.Fatalf("Tags() = %v, %v", tags, err)
	}
	en := load(t, "en")
	for _, tag := range tags {
		l := load(t, tag)
		if m := l.Missing(); len(m) > 0 {
			t.Errorf("%s has no %v", tag, m)
		}
		if l.Tag() != tag || l.Name() == "" {
			t.Errorf("%s calls itself %q, %q", tag, l.Tag(), l.Name())
		}
		for _, id := range l.IDs() {
			if !en.Has(id) {
				t.Errorf("%s: %q is not in en", tag, id)
			}
		}
		for _, id := range en.IDs() {
			if !l.Has(id) {
				t.Errorf("%s: no message %q", tag, id)
			} else if got, want := said(l, id), said(en, id); !slices.Equal(got, want) {
				t.Errorf("%s: %q has the arguments %v, and in en %v", tag, id, got, want)
			}
		}
	}
}

// said are the arguments of a message that every language must mention.
func said(l *lang.Lang, id string) []string {
	return slices.DeleteFunc(l.Args(id), func(name string) bool { return name == "count" })
}

// TestEveryMessage says every message of every catalogue, in the singular and in the plural.
func TestEveryMessage(t *testing.T) {
	tags, err := lang.Tags(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, tag := range tags {
		l := load(t, tag)
		for _, id := range l.IDs() {
			for _, n := range []int{0, 1, 2, 1500} {
				args := []any{"count", n}
				for _, name := range l.Args(id) {
					if name != "count" {
						args = append(args, name, "<"+name+">")
					}
				}
				checkSaid(t, l, id, l.T(id, args...))
			}
		}
	}
}

// checkSaid checks that each argument was filled in, and that the text has no slips that translators make.
func checkSaid(t *testing.T, l *lang.Lang, id, got string) {
	t.Helper()
	for _, name := range said(l, id) {
		if !strings.Contains(got, "<"+name+">") {
			t.Errorf("%s: %q = %q does not say %s", l.Tag(), id, got, name)
		}
	}
	for _, slip := range []string{"⟦", "{{", "}}", "  "} {
		if strings.Contains(got, slip) {
			t.Errorf("%s: %q = %q has %q in it", l.Tag(), id, got, slip)
		}
	}
}
