package file

import (
	"fmt"
	"slices"
	"strconv"
	"unicode/utf16"
)

// A Ref refers to an object by its number. Generations other than 0 are not read.
type Ref int

// A Name is a name without its slash.
type Name string

// A String is a string of bytes, decoded.
type String string

// An Array is a list of values.
type Array []any

// Raw is a value as it is written, for writers that need no tree of values. Reading never returns it.
type Raw []byte

// A Dict is a dictionary; entries keep the order in which they came.
type Dict struct{ entries []Entry }

// An Entry is a key of a dictionary with its value.
type Entry struct {
	Key   Name
	Value any
}

// NewDict makes a dictionary of entries.
func NewDict(entries ...Entry) *Dict { return &Dict{entries} }

// Entries are the entries in order.
func (d *Dict) Entries() []Entry {
	if d == nil {
		return nil
	}
	return d.entries
}

// Get returns the value of a key, nil if there is none. A nil dictionary has no keys.
func (d *Dict) Get(key Name) any {
	if d != nil {
		for i := range d.entries {
			if d.entries[i].Key == key {
				return d.entries[i].Value
			}
		}
	}
	return nil
}

// Set sets or adds a key.
func (d *Dict) Set(key Name, value any) {
	for i := range d.entries {
		if d.entries[i].Key == key {
			d.entries[i].Value = value
			return
		}
	}
	d.entries = append(d.entries, Entry{key, value})
}

// Delete removes a key.
func (d *Dict) Delete(key Name) {
	d.entries = slices.DeleteFunc(d.entries, func(e Entry) bool { return e.Key == key })
}

// Text decodes a text string: UTF-16 with its mark, UTF-8 with its mark, else Latin letters.
func (s String) Text() string {
	switch {
	case len(s) >= 2 && s[0] == 0xfe && s[1] == 0xff:
		units := make([]uint16, 0, len(s)/2)
		for i := 2; i+1 < len(s); i += 2 {
			units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
		}
		return string(utf16.Decode(units))
	case len(s) >= 3 && s[:3] == "\xef\xbb\xbf":
		return string(s[3:])
	}
	runes := make([]rune, len(s))
	for i := range len(s) {
		runes[i] = rune(s[i])
	}
	return string(runes)
}

// AppendText appends a text string: ASCII as it is, all else in UTF-16.
func AppendText(b []byte, text string) []byte {
	plain := true
	for i := 0; i < len(text) && plain; i++ {
		plain = text[i] >= ' ' && text[i] <= '~'
	}
	if plain {
		return appendString(b, String(text))
	}
	b = append(b, "<FEFF"...)
	for _, r := range text {
		if r < 0x10000 {
			b = appendHex(appendHex(b, byte(r>>8)), byte(r))
			continue
		}
		hi, lo := utf16.EncodeRune(r)
		for _, u := range [2]rune{hi, lo} {
			b = appendHex(appendHex(b, byte(u>>8)), byte(u))
		}
	}
	return append(b, '>')
}

// TextString is a text string as a value.
func TextString(text string) Raw { return AppendText(nil, text) }

// Append appends a value as it is written in a file.
func Append(b []byte, value any) []byte {
	switch v := value.(type) {
	case nil:
		return append(b, "null"...)
	case bool:
		return strconv.AppendBool(b, v)
	case int:
		return strconv.AppendInt(b, int64(v), 10)
	case float64:
		v += 0 // there is no -0
		return strconv.AppendFloat(b, v, 'f', -1, 64)
	case Name:
		return appendName(b, v)
	case String:
		return appendString(b, v)
	case Ref:
		return append(strconv.AppendInt(b, int64(v), 10), " 0 R"...)
	case Raw:
		return append(b, v...)
	case Array:
		b = append(b, '[')
		for i, x := range v {
			if i > 0 {
				b = append(b, ' ')
			}
			b = Append(b, x)
		}
		return append(b, ']')
	case *Dict:
		b = append(b, "<<"...)
		for i := range v.entries {
			b = append(appendName(b, v.entries[i].Key), ' ')
			b = append(Append(b, v.entries[i].Value), ' ')
		}
		return append(b, ">>"...)
	}
	return fmt.Appendf(b, "(a value of type %T)", value) // only a mistake of ours leads here
}

func appendName(b []byte, n Name) []byte {
	b = append(b, '/')
	for i := range len(n) {
		if c := n[i]; c <= ' ' || c >= 0x7f || c == '#' || isDelimiter(c) {
			b = appendHex(append(b, '#'), c)
		} else {
			b = append(b, c)
		}
	}
	return b
}

// appendString writes a string in parentheses where that is readable, else in hexadecimal.
func appendString(b []byte, s String) []byte {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			b = append(b, '<')
			for k := range len(s) {
				b = appendHex(b, s[k])
			}
			return append(b, '>')
		}
	}
	b = append(b, '(')
	for i := range len(s) {
		if s[i] == '(' || s[i] == ')' || s[i] == '\\' {
			b = append(b, '\\')
		}
		b = append(b, s[i])
	}
	return append(b, ')')
}

func appendHex(b []byte, c byte) []byte {
	const digits = "0123456789ABCDEF"
	return append(b, digits[c>>4], digits[c&15])
}
