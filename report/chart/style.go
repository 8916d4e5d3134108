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
	const all = ".chart text{font-variant-numeric:tabular-nums}.chart polyline{fill:none}\n"
	if !o.Standalone {
		news, begun := o.Styled.add(used)
		if begun && news == [roles]bool{} {
			return
		}
		p.str("<style>")
		if !begun {
			p.str(all)
		}
		p.rules(news, func(i Ink) { p.variable(i, &light) })
		p.str("</style>\n")
		return
	}
	p.str("<style>").str(all)
	p.str(`.chart{font-family:"Noto Sans KR","Noto Sans CJK KR","Apple SD Gothic Neo","Malgun Gothic",sans-serif}`).str("\n")
	p.str(".c-paper{fill:").hex(light[Paper]).str("}\n")
	p.rules(used, func(i Ink) { p.hex(light[i]) })
	p.str("@media (prefers-color-scheme:dark){\n.c-paper{fill:").hex(dark[Paper]).str("}\n")
	p.rules(used, func(i Ink) { p.hex(dark[i]) })
	p.str("}\n</style>\n")
}

// add notes the roles of a figure. It returns those that the page has no rule for yet, and whether it has any.
func (s *Styled) add(used [roles]bool) (news [roles]bool, begun bool) {
	if s == nil {
		return used, false
	}
	begun, s.begun = s.begun, true
	for r, is := range used {
		news[r] = is && !s.roles[r]
		s.roles[r] = s.roles[r] || is
	}
	return news, begun
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
