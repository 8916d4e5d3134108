package file

// literal reads a string in parentheses.
func (p *parser) literal() (any, error) {
	from := p.pos
	p.pos++
	var b []byte
	for depth := 1; p.pos < len(p.b); p.pos++ {
		c := p.b[p.pos]
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				p.pos++
				return String(b), nil
			}
		case '\r': // any end of line is one newline
			if p.next() == '\n' {
				p.pos++
			}
			c = '\n'
		case '\\':
			p.pos++
			b = p.escape(b)
			continue
		}
		b = append(b, c)
	}
	p.pos = from
	return nil, p.fail("a string has no end")
}

// escape appends what an escape stands for; pos is at its second byte, and at its last one afterwards.
func (p *parser) escape(b []byte) []byte {
	if p.pos >= len(p.b) {
		return b
	}
	switch c := p.b[p.pos]; c {
	case 'n':
		return append(b, '\n')
	case 'r':
		return append(b, '\r')
	case 't':
		return append(b, '\t')
	case 'b':
		return append(b, '\b')
	case 'f':
		return append(b, '\f')
	case '\r':
		if p.next() == '\n' {
			p.pos++
		}
		return b
	case '\n':
		return b
	case '0', '1', '2', '3', '4', '5', '6', '7':
		n := int(c - '0')
		for range 2 {
			if d := p.next(); d < '0' || d > '7' {
				break
			}
			p.pos++
			n = n*8 + int(p.b[p.pos]-'0')
		}
		return append(b, byte(n))
	default:
		return append(b, c)
	}
}

func (p *parser) hexadecimal() (any, error) {
	from := p.pos
	p.pos++
	var b []byte
	half := -1
	for ; p.pos < len(p.b); p.pos++ {
		c := p.b[p.pos]
		n := hexDigit(c)
		switch {
		case c == '>':
			p.pos++
			if half >= 0 {
				b = append(b, byte(half<<4))
			}
			return String(b), nil
		case isSpace(c):
		case n < 0:
			return nil, p.fail("%q in a string of hexadecimal digits", c)
		case half < 0:
			half = n
		default:
			b = append(b, byte(half<<4|n))
			half = -1
		}
	}
	p.pos = from
	return nil, p.fail("a string has no end")
}

func hexDigit(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}
