package render

import (
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"example.com/postmortem/templates"
)

// TestThemeErrors holds what is wrong with a theme.toml against the place that the complaint names.
func TestThemeErrors(t *testing.T) {
	for src, want := range map[string]string{
		"colour = \"red\"\n": `theme.toml:1:1: unknown key "colour"`,
		"# 색\n[light]\naccent = \"#ffee00\"\n[header]\nko = \"가\"\n\n[ light . x ]\ny = 1\n": "theme.toml: toml: line 7 ",
		"[dark]\n\"가\" = \"#ffee00\"\n":                   `theme.toml:2:1: dark: unknown colour role "가"`,
		"[dark]\nlink = \"#ffee00\"\n  ink = \"blue\"\n":  `theme.toml:3:3: dark.ink: color "blue" is not #rrggbb`,
		"dark = { link = \"#ffee00\", ink = \"blue\" }\n": `theme.toml:1:1: dark.ink: color`,
		"dark.ink = \"blue\"\n":                           `theme.toml:1:6: dark.ink: color`,
		"logo = \"none.svg\"\n":                           "theme.toml:1:1: logo: open none.svg",
		"\n[footer.deeper]\nko = \"x\"\n":                 `theme.toml: toml: line 2 (last key "footer.deeper")`,
		"[light]\nlink = 7\n":                             `theme.toml: toml: line 2 (last key "light.link")`,
		"[light]\nlink = \"#ff\n":                         "theme.toml:2:",
		"[more]\na = 1\n":                                 `theme.toml:1:2: unknown key "more"`,
	} {
		_, err := NewTheme(templates.Overlay(fstest.MapFS{"theme.toml": {Data: []byte(src)}}), nil)
		if err == nil || !strings.HasPrefix(err.Error(), want) || !utf8.ValidString(err.Error()) {
			t.Errorf("%q: got %v, want %q", src, err, want)
		}
	}
}
