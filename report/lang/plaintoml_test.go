package lang

import (
	"os"
	"reflect"
	"testing"

	"github.com/BurntSushi/toml"
)

// checkPlain fails if a catalogue that is taken for plain is read unlike the decoder reads it.
func checkPlain(t *testing.T, src string) (plain bool) {
	t.Helper()
	got, want := newCatalogue(0), newCatalogue(0)
	if !got.readPlain(src) {
		return false
	}
	var top table
	if err := toml.Unmarshal([]byte(src), &top); err != nil {
		t.Fatalf("%q is taken for plain; the decoder says %v", src, err)
	}
	if err := want.section("", top); err != nil {
		t.Fatalf("%q is taken for plain, and wrong: %v", src, err)
	}
	if !reflect.DeepEqual(got.messages, want.messages) {
		t.Fatalf("%q is read as\n%v\nand by the decoder as\n%v", src, got.messages, want.messages)
	}
	return true
}

// TestBuiltinArePlain holds the catalogues to the form that is read fast.
func TestBuiltinArePlain(t *testing.T) {
	for _, tag := range []string{"en", "ko"} {
		src, err := os.ReadFile("../../templates/lang/" + tag + ".toml")
		if err != nil {
			t.Fatal(err)
		}
		if !checkPlain(t, string(src)) {
			t.Errorf("%s.toml is not plain", tag)
		}
	}
}

var plainCases = map[string]bool{
	"a = \"b\"\n[s.t] # c\n1-x = \"\\\"q\\\\\"\n[s]\nu={one=\"1\", other = \"2\" } # end": true,
	"":                               true,
	"a = \"x\"\na = \"y\"":           false,
	"[a]\n[a]":                       false,
	"[a.b]\nc = \"\"\n[a]\nb = \"\"": false,
	"a = { b = \"\" }\n[a.c]":        false,
	"a = \"\"\"x\"\"\"":              false,
	"a = \"\\n\"":                    false,
	"a = 1":                          false,
	"a.b = \"x\"":                    false,
	"[a.]\nb = \"\"":                 false,
	"[.a]":                           false,
	"[]":                             false,
	"[[a]]":                          false,
	"a = { }":                        false,
	"a = { b = \"\" }":               false,
	"a = { one = \"\" }":             false,
	"a = { other = \"\", description = \"\" }\nb = \"{{.x}}\"":           true,
	"a = { other = \"\", other = \"\" }":                                 false,
	"a = \"{{x}}\"":                                                      false,
	"[a]\nother = \"\"":                                                  true,
	"[a]\nother = \"\"\n[b]\nc = \"\"":                                   true,
	"[a]\nother = \"\"\n[a.b]\nc = \"\"":                                 false,
	"[a.b]\nc = \"\"\n[a]\nother = \"\"":                                 false,
	"[a]\nother = \"\"\none = { other = \"\" }":                          false,
	"[a]\nother = \"\"\nother = \"\"":                                    false,
	"[a]\nb = \"\"\nb = { other = \"\" }":                                false,
	"[a]\ndescription = \"\"\none = \"1\"\nother = \"2\" # end\n\n[b.c]": true,
	"[a]\nother = \"\"\nx = \"\"":                                        true,
	"other = \"\"":                                                       true,
	"a = { b = \"\", }":                                                  false,
	"a = \"x\" y":                                                        false,
	"a = \"x":                                                            false,
	"# \x01":                                                             false,
}

func TestPlainCases(t *testing.T) {
	for src, want := range plainCases {
		if got := checkPlain(t, src); got != want {
			t.Errorf("%q: plain is %v", src, got)
		}
	}
}

func FuzzPlainTOML(f *testing.F) {
	for src := range plainCases {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src string) { checkPlain(t, src) })
}
