package render

import (
	"maps"
	"slices"
	"strings"
)

// css is the style sheet of a page: the theme's colours as variables, for light and dark screens, then style.css without its comments and
// indents. Paper is always light. Figures ask for --chart-NAME, which is --NAME in both.
func (t *Theme) css() string {
	var b strings.Builder
	b.WriteString(":root{color-scheme:light dark")
	variables(&b, t.Light)
	for _, name := range slices.Sorted(maps.Keys(t.Light)) {
		b.WriteString(";--chart-" + name + ":var(--" + name + ")")
	}
	b.WriteString("}\n@media screen and (prefers-color-scheme:dark){:root{")
	variables(&b, t.Dark)
	b.WriteString("}}\n")
	for line := range strings.Lines(t.style) {
		line = strings.TrimSpace(line)
		if line != "" && !(strings.HasPrefix(line, "/*") && strings.HasSuffix(line, "*/")) {
			b.WriteString(line + "\n")
		}
	}
	return b.String()
}

// variables writes a mode's colours as --NAME.
func variables(b *strings.Builder, c Colors) {
	for _, name := range slices.Sorted(maps.Keys(c)) {
		b.WriteString(";--" + name + ":" + c[name].Hex())
	}
}
