package chart

// Variables is the CSS that gives a page the colours of its figures: the variables --chart-NAME on :root, for light and for dark screens.
func Variables(light, dark Palette) string {
	p := &printer{}
	p.str(":root{").variables(&light).str("}\n@media (prefers-color-scheme:dark){:root{").variables(&dark).str("}}\n")
	return string(p.b)
}

func (p *printer) variables(c *Palette) *printer {
	for i := None + 1; i < inks; i++ {
		if i > 1 {
			p.str(";")
		}
		p.str("--chart-").str(i.String()).str(":").hex(c[i])
	}
	return p
}
