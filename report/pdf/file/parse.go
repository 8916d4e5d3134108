package file

import (
	"bytes"
	"fmt"
	"strconv"
)

// An object may have so many values, nested so deep.
const (
	deepest    = 64
	mostValues = 1 << 20
)

// A parser reads values from b, at pos.
type parser struct {
	b     []byte
	pos   int
	depth int
	count int
	most  int // values
}

// Parse reads one value and returns what stands behind it.
func Parse(b []byte) (value any, rest []byte, err error) {
	p := parser{b: b, most: mostValues}
	value, err = p.value()
	return value, b[p.pos:], err
}

func (p *parser) fail(format string, args ...any) error {
	return fmt.Errorf("at byte %d: "+format, append([]any{p.pos}, args...)...)
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

// space skips white space and comments.
func (p *parser) space() {
	for p.pos < len(p.b) {
		switch c := p.b[p.pos]; {
		case isSpace(c):
			p.pos++
		case c == '%':
			for p.pos < len(p.b) && p.b[p.pos] != '\n' && p.b[p.pos] != '\r' {
				p.pos++
			}
		default:
			return
		}
	}
}

// word reads up to the next space or delimiter.
func (p *parser) word() string {
	from := p.pos
	for p.pos < len(p.b) && !isSpace(p.b[p.pos]) && !isDelimiter(p.b[p.pos]) {
		p.pos++
	}
	return string(p.b[from:p.pos])
}

// take skips a word if it comes next.
func (p *parser) take(word string) bool {
	p.space()
	if !bytes.HasPrefix(p.b[p.pos:], []byte(word)) {
		return false
	}
	p.pos += len(word)
	return true
}

func (p *parser) value() (any, error) {
	p.space()
	if p.count++; p.count > p.most {
		return nil, p.fail("there are more than %d values", p.most)
	}
	if p.pos == len(p.b) {
		return nil, p.fail("the file ends where a value was wanted")
	}
	switch c := p.b[p.pos]; {
	case c == '/':
		return p.name()
	case c == '(':
		return p.literal()
	case c == '[', c == '<' && p.next() == '<':
		if p.depth++; p.depth > deepest {
			return nil, p.fail("values are nested more than %d deep", deepest)
		}
		defer func() { p.depth-- }()
		if c == '[' {
			return p.array()
		}
		return p.dict()
	case c == '<':
		return p.hexadecimal()
	case c >= '0' && c <= '9', c == '+', c == '-', c == '.':
		return p.number()
	}
	from := p.pos
	switch w := p.word(); w {
	case "true":
		return true, nil
	case "false":
		return false, nil
	case "null":
		return nil, nil
	default:
		p.pos = from
		return nil, p.fail("%.20q is no value", w)
	}
}

func (p *parser) next() byte {
	if p.pos+1 < len(p.b) {
		return p.b[p.pos+1]
	}
	return 0
}

// number reads an integer, a real number, or a reference.
func (p *parser) number() (any, error) {
	from := p.pos
	w := p.word()
	n, err := strconv.Atoi(w)
	if err != nil {
		f, err := strconv.ParseFloat(w, 64)
		if err != nil || len(w) > 40 {
			p.pos = from
			return nil, p.fail("%.20q is no number", w)
		}
		return f, nil
	}
	after := p.pos
	if n >= 0 && p.reference() {
		return Ref(n), nil
	}
	p.pos = after
	return n, nil
}

// reference reads the rest of a reference.
func (p *parser) reference() bool {
	for _, want := range [2]string{"0", "R"} {
		if p.pos == len(p.b) || !isSpace(p.b[p.pos]) {
			return false
		}
		p.space()
		if p.word() != want {
			return false
		}
	}
	return true
}

func (p *parser) name() (any, error) {
	p.pos++
	w := p.word()
	if bytes.IndexByte([]byte(w), '#') < 0 {
		return Name(w), nil
	}
	var b []byte
	for i := 0; i < len(w); i++ {
		if w[i] == '#' && i+2 < len(w) {
			if c, err := strconv.ParseUint(w[i+1:i+3], 16, 8); err == nil {
				b = append(b, byte(c))
				i += 2
				continue
			}
		}
		b = append(b, w[i])
	}
	return Name(b), nil
}

func (p *parser) array() (any, error) {
	p.pos++
	a := Array{}
	for {
		if p.take("]") {
			return a, nil
		}
		v, err := p.value()
		if err != nil {
			return nil, err
		}
		a = append(a, v)
	}
}

func (p *parser) dict() (any, error) {
	p.pos += 2
	d := &Dict{}
	for {
		if p.take(">>") {
			return d, nil
		}
		if p.pos == len(p.b) || p.b[p.pos] != '/' {
			return nil, p.fail("a dictionary has something that is no key")
		}
		key, _ := p.name()
		v, err := p.value()
		if err != nil {
			return nil, err
		}
		d.entries = append(d.entries, Entry{key.(Name), v})
	}
}
