package lang

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/feature/plural"
)

// readPlain reads a catalogue that is written the way catalogues are: sections in brackets, keys without quotes, texts in double quotes on
// one line, tables of a message's plural forms in braces. It is false at whatever else there is, TOML or not, mistakes in messages too, and
// the decoder has to read it, or to say what is wrong. Reading a catalogue was a tenth of what making one page takes; so read, it is next
// to nothing.
func (c *catalogue) readPlain(src string) bool {
	if !utf8.ValidString(src) || hasControl(src) {
		return false
	}
	p := plainReader{catalogue: c, sections: map[string]bool{}, defined: map[string]bool{}}
	for line := range strings.Lines(src) {
		if !p.line(line) {
			return false
		}
	}
	return p.flush()
}

func hasControl(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' && c != '\n' && c != '\t' || c == 0x7f {
			return true
		}
	}
	return false
}

// A plainReader reads line by line; its methods are false at the first thing that is not plain.
type plainReader struct {
	*catalogue
	name     string          // of the section that lines belong to
	pairs    []pair          // of that section: at its end one sees whether they are messages, or the forms of one
	braces   bool            // it has messages in braces, too
	sections map[string]bool // by path, those that only lie on the way included: whether another lies below
	defined  map[string]bool // sections that had brackets of their own
	rest     string          // of the line
}

// A pair is a key and its text.
type pair struct{ key, text string }

func (p *plainReader) line(line string) bool {
	p.rest = strings.Trim(line, " \t\n")
	switch {
	case p.ends():
		return true
	case p.take('['):
		return p.section()
	}
	return p.entry() && p.ends()
}

// ends reports whether nothing follows but a comment.
func (p *plainReader) ends() bool {
	p.rest = strings.TrimLeft(p.rest, " \t")
	return p.rest == "" || p.rest[0] == '#'
}

// take takes a character, if it is the next but for spaces.
func (p *plainReader) take(c byte) bool {
	p.rest = strings.TrimLeft(p.rest, " \t")
	if p.rest == "" || p.rest[0] != c {
		return false
	}
	p.rest = p.rest[1:]
	return true
}

// section goes to the section that the words in brackets name.
func (p *plainReader) section() bool {
	name, rest, ok := strings.Cut(p.rest, "]")
	if p.rest = rest; !ok || !p.ends() || p.defined[name] || !p.flush() {
		return false
	}
	p.defined[name] = true
	for end := 0; end < len(name); end++ {
		part := bareKey(name[end:])
		end += part
		if part == 0 || end < len(name)-1 && name[end] != '.' || end == len(name)-1 || p.messages[name[:end]] != nil {
			return false
		}
		p.sections[name[:end]] = p.sections[name[:end]] || end < len(name)
	}
	p.name = name
	return name != ""
}

// flush enters what the section holds that ends here.
func (p *plainReader) flush() bool {
	pairs, braces := p.pairs, p.braces
	p.pairs, p.braces = p.pairs[:0], false
	if p.name != "" && areForms(pairs) {
		return !braces && !p.sections[p.name] && p.message(p.name, pairs)
	}
	for _, x := range pairs {
		if id := p.id(x.key); !p.isNew(id) || p.form(id, plural.Other, x.text) != nil {
			return false
		}
	}
	return true
}

// id is that of a key of the section.
func (p *plainReader) id(key string) string {
	if p.name == "" {
		return key
	}
	return p.name + "." + key
}

// isNew reports whether neither a message nor a section is called so.
func (p *plainReader) isNew(id string) bool {
	_, section := p.sections[id]
	return !section && p.messages[id] == nil
}

// areForms reports whether pairs are the forms of one message.
func areForms(pairs []pair) bool {
	other := false
	for _, x := range pairs {
		if !isForm(x.key) {
			return false
		}
		other = other || x.key == "other"
	}
	return other
}

// message enters a message in its plural forms.
func (p *plainReader) message(id string, forms []pair) bool {
	described := false
	for _, x := range forms {
		form, known := formNamed(x.key)
		if known && p.form(id, form, x.text) != nil || !known && described {
			return false
		}
		described = described || !known
	}
	return true
}

// entry reads a pair, or a message with its forms in braces.
func (p *plainReader) entry() bool {
	key, ok := p.key()
	if !ok {
		return false
	}
	if !p.take('{') {
		text, ok := p.text()
		p.pairs = append(p.pairs, pair{key, text})
		return ok
	}
	p.braces = true
	forms, ok := p.forms()
	id := p.id(key)
	return ok && areForms(forms) && p.isNew(id) && p.message(id, forms)
}

// key reads a key and the sign behind it.
func (p *plainReader) key() (string, bool) {
	n := bareKey(p.rest)
	key := p.rest[:n]
	p.rest = p.rest[n:]
	return key, key != "" && p.take('=')
}

// forms reads the forms of a message up to the closing brace.
func (p *plainReader) forms() (forms []pair, ok bool) {
	for {
		p.rest = strings.TrimLeft(p.rest, " \t")
		key, isKey := p.key()
		text, isText := p.text()
		if !isKey || !isText {
			return nil, false
		}
		forms = append(forms, pair{key, text})
		if p.take('}') {
			return forms, true
		}
		if !p.take(',') {
			return nil, false
		}
	}
}

// text reads a text in double quotes, in which only quotes and backslashes are escaped.
func (p *plainReader) text() (string, bool) {
	if !p.take('"') {
		return "", false
	}
	end := strings.IndexByte(p.rest, '"')
	if end < 0 {
		return "", false
	}
	if text := p.rest[:end]; strings.IndexByte(text, '\\') < 0 {
		p.rest = p.rest[end+1:]
		return text, true
	}
	var b strings.Builder
	for i := 0; i < len(p.rest); i++ {
		switch c := p.rest[i]; {
		case c == '"':
			p.rest = p.rest[i+1:]
			return b.String(), true
		case c == '\\' && i+1 < len(p.rest) && (p.rest[i+1] == '"' || p.rest[i+1] == '\\'):
			i++
			b.WriteByte(p.rest[i])
		case c == '\\':
			return "", false
		default:
			b.WriteByte(c)
		}
	}
	return "", false
}

// bareKey is the length of the key without quotes that s begins with.
func bareKey(s string) int {
	for i := 0; i < len(s); i++ {
		if c := s[i]; !('a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' || c == '_' || c == '-') {
			return i
		}
	}
	return len(s)
}
