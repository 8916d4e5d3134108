package record

import (
	"fmt"
	"path"
	"strconv"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// An IDPattern says how the ids of new records are made, such as "INC-{year}-{seq:3}": {year}, {month}, {day} and {date} are the
// day that the record is made on, {seq} is a number that goes up by one and may be padded with zeros, {slug} is the title.
type IDPattern struct{ parts []idPart }

// idPart is a literal text or a placeholder.
type idPart struct {
	text string // of a literal
	name string // of a placeholder
	pad  int    // of {seq:3}
}

// DefaultIDs is the pattern of a register that gives none.
const DefaultIDs = "{date}-{slug}"

// ParseIDPattern reads a pattern as registers write it.
func ParseIDPattern(pattern string) (IDPattern, error) {
	var p IDPattern
	rest := pattern
	for rest != "" {
		text, after, found := strings.Cut(rest, "{")
		if text != "" {
			p.parts = append(p.parts, idPart{text: text})
		}
		if !found {
			break
		}
		name, next, closed := strings.Cut(after, "}")
		if !closed {
			return IDPattern{}, fmt.Errorf("pattern of ids %q: a { has no }", pattern)
		}
		part, err := placeholder(name)
		if err != nil {
			return IDPattern{}, fmt.Errorf("pattern of ids %q: %w", pattern, err)
		}
		p.parts, rest = append(p.parts, part), next
	}
	if id := p.expand(time.Unix(0, 0).UTC(), "x", 1); !isID(id) {
		return IDPattern{}, fmt.Errorf("pattern of ids %q makes ids such as %q, which are none", pattern, id)
	}
	return p, nil
}

func placeholder(name string) (idPart, error) {
	switch name {
	case "year", "month", "day", "date", "slug", "seq":
		return idPart{name: name}, nil
	}
	if width, ok := strings.CutPrefix(name, "seq:"); ok {
		if pad, err := strconv.Atoi(width); err == nil && pad > 0 && pad < 10 {
			return idPart{name: "seq", pad: pad}, nil
		}
	}
	return idPart{}, fmt.Errorf("there is no {%s}: there are {year}, {month}, {day}, {date}, {seq}, {seq:3} and {slug}", name)
}

// Sequential reports whether the pattern has a {seq}.
func (p IDPattern) Sequential() bool {
	for _, part := range p.parts {
		if part.name == "seq" {
			return true
		}
	}
	return false
}

// Next is the id of a record that is made on a day. It is none of those taken: {seq} goes one above the highest of them, and where
// there is no {seq}, the second one gets "-2" at its end.
func (p IDPattern) Next(day time.Time, title string, taken []string) string {
	known := map[string]bool{}
	highest := 0
	for _, id := range taken {
		known[strings.ToLower(id)] = true // ids are names of files, and some file systems do not tell the two apart
		if n, ok := p.Number(day, id); ok {
			highest = max(highest, n)
		}
	}
	id := p.expand(day, title, highest+1)
	for n := 2; known[strings.ToLower(id)]; n++ {
		if p.Sequential() {
			id = p.expand(day, title, highest+n)
			continue
		}
		id = p.expand(day, title, 0) + "-" + strconv.Itoa(n)
	}
	return id
}

// Number is the {seq} of an id that was made with this pattern, in the year, month or day of another.
func (p IDPattern) Number(day time.Time, id string) (n int, ok bool) {
	for i, part := range p.parts {
		switch part.name {
		case "seq":
			digits := id[:len(id)-len(strings.TrimLeft(id, "0123456789"))]
			n, err := strconv.Atoi(digits)
			end := IDPattern{p.parts[i+1:]}
			return n, err == nil && n < 1e9 && end.fits(day, id[len(digits):])
		case "slug":
			return 0, false // nobody can tell where it ends
		default:
			if id, ok = strings.CutPrefix(id, part.expand(day, "", 0)); !ok {
				return 0, false
			}
		}
	}
	return 0, false
}

// fits reports whether an id goes on as the pattern does, as far as one can tell.
func (p IDPattern) fits(day time.Time, id string) bool {
	for _, part := range p.parts {
		if part.name == "slug" {
			return true
		}
		var ok bool
		if id, ok = strings.CutPrefix(id, part.expand(day, "", 0)); !ok {
			return false
		}
	}
	return id == ""
}

func (p IDPattern) expand(day time.Time, title string, seq int) string {
	var b strings.Builder
	for _, part := range p.parts {
		b.WriteString(part.expand(day, title, seq))
	}
	return b.String()
}

func (p idPart) expand(day time.Time, title string, seq int) string {
	switch p.name {
	case "year":
		return day.Format("2006")
	case "month":
		return day.Format("01")
	case "day":
		return day.Format("02")
	case "date":
		return day.Format(time.DateOnly)
	case "slug":
		return slug(title)
	case "seq":
		return fmt.Sprintf("%0*d", p.pad, seq)
	}
	return p.text
}

// maxSlug is the length in letters from which on no further word of a title goes into an id.
const maxSlug = 40

// slug is a title as part of an id: its words in lower case, in any script, with hyphens between them.
func slug(title string) string {
	words := strings.FieldsFunc(strings.ToLower(norm.NFC.String(title)), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r) })
	var out []rune
	for _, w := range words {
		next := []rune(w)
		if len(out) > 0 && len(out)+1+len(next) > maxSlug {
			break
		}
		if len(out) > 0 {
			out = append(out, '-')
		}
		out = append(out, next[:min(len(next), maxSlug)]...)
	}
	if len(out) == 0 {
		return "incident"
	}
	return string(out)
}

// IDs are the ids of all records that were read, those with errors included, in order of their paths.
func (c *Corpus) IDs() []string {
	var ids []string
	for _, f := range c.Files {
		if path.Base(f.Path) == "register.toml" {
			continue
		}
		id := defaultID(f.Path)
		if n := f.node("id"); n != nil && n.kind == kString {
			id = n.text
		}
		ids = append(ids, id)
	}
	return ids
}
