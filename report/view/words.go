package view

import (
	"strings"

	"example.com/postmortem/report/markdown"
	"example.com/postmortem/report/record"
)

// markup is the text as composed Markdown.
func (t Text) markup() Markup { return Markup(t.String()) }

// link is the text as a composed Markdown link.
func (t Text) link(dest string) Markup { return Markup(t.Link(dest)) }

// word is the catalogue's word for one of the record's own words: status "closed" is message "status.closed".
// A word that the catalogue does not know is shown as written.
func (w *writer) word(group, word string) Text {
	if word == "" {
		return nil
	}
	if id := group + "." + word; w.lang.Has(id) {
		return w.say(id)
	}
	return Say(word)
}

// yes is the word for a statement that may be missing.
func (w *writer) yes(b *bool) Text {
	switch {
	case b == nil:
		return nil
	case *b:
		return w.say("yes")
	}
	return w.say("no")
}

// list is words joined as the language joins them.
func (w *writer) list(words []string) Text { return Say(w.lang.List(words)) }

// joined composes parts that are Markdown already, each separated from the next.
func joined(separator string, parts ...Markup) Markup {
	var b strings.Builder
	for _, p := range parts {
		if p == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteString(separator)
		}
		b.WriteString(string(p))
	}
	return Markup(b.String())
}

// aside is words in brackets, right behind a word in Korean and after a space in English.
func (w *writer) aside(words Markup) Markup { return Markup(w.t("aside.open")) + words + ")" }

func joinNonEmpty(separator string, words ...string) string {
	var some []string
	for _, s := range words {
		if s != "" {
			some = append(some, s)
		}
	}
	return strings.Join(some, separator)
}

// prose picks the page's language of the author's Markdown and normalises it, its headings below a heading of the given level.
func (w *writer) prose(t record.Text, level int) *Prose {
	words, lang := t.In(w.langs...)
	if strings.TrimSpace(words) == "" {
		return nil
	}
	if lang == w.lang.Tag() {
		lang = ""
	}
	return &Prose{markdown: markdown.Prose(words, level), lang: lang}
}

// line picks the page's language of the author's Markdown, squeezed into one line.
func (w *writer) line(t record.Text) Markup {
	words, lang := t.In(w.langs...)
	inline := Markup(markdown.Inline(words))
	if lang == w.lang.Tag() || strings.Contains(string(inline), "](") || inline == "" {
		return inline
	}
	return "[" + inline + "](lang:" + Markup(lang) + ")"
}

// feature is a feature's name in the page's language, or its id.
func (w *writer) feature(id string) Text {
	if f, ok := w.Register.Feature(id); ok && !f.Name.IsZero() {
		return w.text(f.Name)
	}
	return Say(id)
}

// service is a service's name in the page's language, or its id.
func (w *writer) service(id string) Text {
	if s, ok := w.Register.Service(id); ok && !s.Name.IsZero() {
		return w.text(s.Name)
	}
	return Say(id)
}

// operator is who runs a site, in the page's language: the analysis knows it by its name in the register's first one.
func (w *writer) operator(name string) Text {
	for i := range w.Register.Sites {
		o := w.Register.Sites[i].Operator
		if first, _ := o.In(w.Register.Languages...); first == name && name != "" {
			return w.text(o)
		}
	}
	return Say(name)
}

// site is a site's name in the page's language, "unknown", or its id.
func (w *writer) site(id string) Text {
	if id == "unknown" {
		return w.say("datacenter.unknown")
	}
	if s, ok := w.Register.Site(id); ok && !s.Name.IsZero() {
		return w.text(s.Name)
	}
	return Say(id)
}

// category is the name of a cause with those of its parents: "Power › Fire".
func (w *writer) category(id string) Text {
	var name Text
	for i := 0; i <= len(id); i++ {
		if i < len(id) && id[i] != '/' {
			continue
		}
		part := Say(id[strings.LastIndexByte(id[:i], '/')+1 : i])
		if c, ok := w.Register.Category(id[:i]); ok && !c.Name.IsZero() {
			part = w.text(c.Name)
		}
		if name != nil {
			name = append(name, run{words: " › "})
		}
		name = append(name, part...)
	}
	return name
}

// sites are the names of the data centers that an incident went through.
func (w *writer) sites(in *record.Incident) Markup {
	var names []Markup
	for _, d := range in.Dependencies {
		names = append(names, w.site(d.Site).markup())
	}
	if names == nil {
		return w.say("datacenter.not-stated").markup()
	}
	return joined(", ", names...)
}

func (w *writer) featureNames(in *record.Incident) Markup {
	var names []Markup
	for _, a := range in.Affected {
		names = append(names, w.feature(a.Feature).markup())
	}
	return joined(", ", names...)
}
