package render

import (
	"maps"
	"slices"
	"strings"
)

// css is the style sheet of a page: the theme's colours as variables, for light and dark screens, then style.css.
// Paper is always light.
func (t *Theme) css() string {
	var b strings.Builder
	b.WriteString(":root{color-scheme:light dark")
	variables(&b, t.Light)
	b.WriteString("}\n@media screen and (prefers-color-scheme:dark){:root{")
	variables(&b, t.Dark)
	b.WriteString("}}\n")
	b.WriteString(t.style)
	return b.String()
}

// variables writes a mode's colours as --NAME, and those of figures as --chart-NAME too, which is what figures ask for.
func variables(b *strings.Builder, c Colors) {
	for _, name := range slices.Sorted(maps.Keys(c)) {
		b.WriteString(";--" + name + ":" + c[name].Hex() + ";--chart-" + name + ":var(--" + name + ")")
	}
}
