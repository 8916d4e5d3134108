package lang

import (
	"strings"
	"unicode/utf8"
)

// readPlain reads a catalogue that is written the way catalogues are: sections in brackets, keys without quotes, texts in double quotes on
// one line, tables of such texts in braces. It is false at whatever else there is, TOML or not, and the decoder has to read it, or to say
// what is wrong. Reading a catalogue was a tenth of what making one page takes; so read, it is next to nothing.
func readPlain(src string) (table, bool) {
	if !utf8.ValidString(src) || strings.IndexFunc(src, isControl) >= 0 {
		return nil, false
	}
	p := plainReader{top: table{}, sections: map[string]table{}, defined: map[string]bool{}}
	p.at = p.top
	for line := range strings.Lines(src) {
		if !p.line(line) {
			return nil, false
		}
	}
	return p.top, true
}

func isControl(r rune) bool { return r < ' ' && r != '\n' && r != '\t' || r == 0x7f }

// A plainReader reads line by line; its methods are false at the first thing that is not plain.
type plainReader struct {
	top, at  table
	sections map[string]table // by the words in the brackets, those that only lie on the way included
	defined  map[string]bool  // sections that had brackets of their own
	rest     string           // of the line
}

func (p *plainReader) line(line string) bool {
	p.rest = strings.Trim(line, " \t\n")
	switch {
	case p.ends():
		return true
	case p.take('['):
		return p.section()
	}
	return p.pair(p.at) && p.ends()
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

// section goes to the table that the words in brackets name.
func (p *plainReader) section() bool {
	name, rest, ok := strings.Cut(p.rest, "]")
	if p.rest = rest; !ok || !p.ends() || p.defined[name] {
		return false
	}
	p.defined[name] = true
	p.at = p.top
	path := ""
	for part := range strings.SplitSeq(name, ".") {
		path += "." + part
		next, known := p.sections[path]
		if !known {
			if _, taken := p.at[part]; taken || bareKey(part) != len(part) || part == "" {
				return false
			}
			next = table{}
			p.sections[path], p.at[part] = next, map[string]any(next)
		}
		p.at = next
	}
	return true
}

// pair reads key = value into a table that has no such key.
func (p *plainReader) pair(to table) bool {
	n := bareKey(p.rest)
	key := p.rest[:n]
	p.rest = p.rest[n:]
	if _, taken := to[key]; taken || key == "" || !p.take('=') {
		return false
	}
	if p.take('{') {
		inner := table{}
		to[key] = map[string]any(inner)
		return p.pairs(inner)
	}
	text, ok := p.text()
	to[key] = text
	return ok
}

// pairs reads what is between braces.
func (p *plainReader) pairs(to table) bool {
	for {
		p.rest = strings.TrimLeft(p.rest, " \t")
		if !p.pair(to) {
			return false
		}
		if p.take('}') {
			return true
		}
		if !p.take(',') {
			return false
		}
	}
}

// text reads a text in double quotes, in which only quotes and backslashes are escaped.
func (p *plainReader) text() (string, bool) {
	if !p.take('"') {
		return "", false
	}
	end := strings.IndexAny(p.rest, `"\`)
	if end < 0 {
		return "", false
	}
	if p.rest[end] == '"' {
		text := p.rest[:end]
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
