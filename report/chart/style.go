package chart

// style writes the rules of the roles in use.
func (p *printer) style(used [roles]bool, o SVGOptions) {
	light, dark := Light(), Dark()
	if o.Light != nil {
		light = *o.Light
	}
	if o.Dark != nil {
		dark = *o.Dark
	}
	p.str("<style>.chart text{font-variant-numeric:tabular-nums}.chart polyline{fill:none}\n")
	if !o.Standalone {
		p.rules(used, func(i Ink) { p.variable(i, &light) })
		p.str("</style>\n")
		return
	}
	p.str(`.chart{font-family:"Noto Sans KR","Noto Sans CJK KR","Apple SD Gothic Neo","Malgun Gothic",sans-serif}`).str("\n")
	p.str(".c-paper{fill:").hex(light[Paper]).str("}\n")
	p.rules(used, func(i Ink) { p.hex(light[i]) })
	p.str("@media (prefers-color-scheme:dark){\n.c-paper{fill:").hex(dark[Paper]).str("}\n")
	p.rules(used, func(i Ink) { p.hex(dark[i]) })
	p.str("}\n</style>\n")
}

func (p *printer) rules(used [roles]bool, ink func(Ink)) {
	for r := range roles {
		if !used[r] {
			continue
		}
		l := looks[r]
		p.str(".c-").str(names[r]).str("{fill:")
		p.ink(l.Fill, ink)
		if l.Stroke != None {
			p.str(";stroke:")
			p.ink(l.Stroke, ink)
			p.str(";stroke-width:").val(l.Width)
		}
		if l.Dash[0] > 0 {
			p.str(";stroke-dasharray:").val(l.Dash[0]).str(" ").val(l.Dash[1])
		}
		p.str("}\n")
	}
}

func (p *printer) ink(i Ink, write func(Ink)) {
	if i == None {
		p.str("none")
		return
	}
	write(i)
}

// variable writes the page's colour, else the palette's; for text the page's text colour, which can be read on any page.
func (p *printer) variable(i Ink, c *Palette) {
	p.str("var(--chart-").str(i.String()).str(",")
	if i == Black {
		p.str("currentColor)")
		return
	}
	p.hex(c[i]).str(")")
}

func (p *printer) hex(c RGB) *printer {
	const digits = "0123456789abcdef"
	p.b = append(p.b, '#', digits[c.R>>4], digits[c.R&15], digits[c.G>>4], digits[c.G&15], digits[c.B>>4], digits[c.B&15])
	return p
}
