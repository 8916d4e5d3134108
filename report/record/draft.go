package record

import (
	"bytes"
	"io"
	"strings"
)

// A Draft is a record on its way into a new file: the incident, and what the program that made it has to say to the
// people who will go on with it.
type Draft struct {
	Incident *Incident
	Language string   // of plain strings: the first of the register it will be read against; empty: there is no register
	Head     []string // comment lines at the top
	Marks    []Mark   // comments behind values
}

// A Mark is a comment behind one value: why it should be looked at.
type Mark struct {
	Path string // as File.Where takes it: "started", "affected[2].impact"
	Says string // one line
}

// Write writes canonical TOML with the draft's comments. What is a default, or a short form can say, is written that way; what
// it writes reads as the same incident, apart from how times are spelt. Editing the files of people is not its business.
func (d *Draft) Write(w io.Writer) error {
	p := &recordWriter{language: d.Language, marks: map[string][]string{}}
	for _, m := range d.Marks {
		p.marks[m.Path] = append(p.marks[m.Path], oneLine(m.Says))
	}
	for _, line := range d.Head {
		p.b.WriteString("# " + oneLine(line) + "\n")
	}
	p.incident(d.Incident)
	_, err := w.Write(p.b.Bytes())
	return err
}

// recordWriter writes one file. path is the table that it is in, as marks name it.
type recordWriter struct {
	b        bytes.Buffer
	language string
	marks    map[string][]string
	path     string
}

// header opens a table, or an item of a list of tables.
func (p *recordWriter) header(name, path string) {
	p.path = path + "."
	p.b.WriteString("\n" + name + p.comment(path) + "\n")
}

// set writes a key whose value is TOML already; an empty one says nothing and is left out.
func (p *recordWriter) set(key, value string) {
	if value != "" {
		p.b.WriteString(key + " = " + value + p.comment(p.path+key) + "\n")
	}
}

func (p *recordWriter) comment(path string) string {
	if says := p.marks[path]; len(says) > 0 {
		return "  # " + strings.Join(says, "; ")
	}
	return ""
}

// str writes a string that is there.
func (p *recordWriter) str(key, s string) {
	if s != "" {
		p.set(key, quote(s))
	}
}

// word writes a word unless it is the default.
func (p *recordWriter) word(key, s, def string) {
	if s != def {
		p.str(key, s)
	}
}

func (p *recordWriter) flag(key string, b *bool) {
	if b != nil {
		p.set(key, map[bool]string{true: "true", false: "false"}[*b])
	}
}

func (p *recordWriter) audience(a Audience) { p.str("audience", a.String()) }

// sources writes the ids of sources, one of them without a list around it.
func (p *recordWriter) sources(ids []string) { p.set("source", sourceValue(ids)) }

func sourceValue(ids []string) string {
	if len(ids) == 1 {
		return quote(ids[0])
	}
	return quoteList(ids)
}

func (p *recordWriter) list(key string, list []string) { p.set(key, quoteList(list)) }

func (p *recordWriter) text(key string, t Text) { p.set(key, p.textValue(t)) }

func (p *recordWriter) texts(key string, list []Text) {
	if len(list) == 0 {
		return
	}
	var b strings.Builder
	for _, t := range list {
		b.WriteString("\n  " + p.textValue(t) + ",")
	}
	p.set(key, "["+b.String()+"\n]")
}

func (p *recordWriter) moment(key string, m Moment) { p.set(key, momentValue(m)) }
