package view

import (
	"strings"

	"example.com/postmortem/report/markdown"
	"example.com/postmortem/report/record"
)

// Text is plain words. Printed in a template it escapes itself for Markdown, in any block, heading or table cell, so that it
// appears exactly as written; words in another language than the page's are marked with it. An empty Text is false in {{if}}.
type Text []run

// A run is words in one language; an empty lang is that of the page.
type run struct{ words, lang string }

// Say makes a Text of words in the page's language.
func Say(words string) Text {
	if words == "" {
		return nil
	}
	return Text{{words: words}}
}

// String is the text as Markdown.
func (t Text) String() string {
	if len(t) == 1 && t[0].lang == "" {
		return markdown.Escape(strings.TrimSpace(t[0].words))
	}
	var b strings.Builder
	for i := 0; i < len(t); {
		words, lang := "", t[i].lang
		for ; i < len(t) && t[i].lang == lang; i++ {
			words += t[i].words
		}
		body := strings.TrimSpace(words)
		escaped := markdown.Escape(body)
		if lang != "" {
			escaped = linked(body, "lang:"+lang)
		}
		// Escape trims; between runs a space is a space.
		before, after, _ := strings.Cut(words, body)
		if b.Len() > 0 && before != "" {
			b.WriteByte(' ')
		}
		b.WriteString(escaped)
		if i < len(t) && after != "" {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// Plain is the text as it was written: for links' labels, titles of files, and figures.
func (t Text) Plain() string {
	var b strings.Builder
	for _, r := range t {
		b.WriteString(r.words)
	}
	return b.String()
}

// Link is the text as a Markdown link. A link's text carries no language of its own: Markdown has no links within links.
func (t Text) Link(dest string) string {
	return linked(t.Plain(), dest)
}

// linked is words as a link. At the head of a list item "[x]" would be a ticked box, even before a destination.
func linked(words, dest string) string {
	label := markdown.Escape(words)
	switch label {
	case "x":
		label = "&#120;"
	case "X":
		label = "&#88;"
	}
	return "[" + label + "](" + dest + ")"
}

// Bold is the text in Markdown's strong emphasis.
func (t Text) Bold() string {
	if len(t) == 0 {
		return ""
	}
	return "**" + t.String() + "**"
}

// Prose is the author's own Markdown, normalised: it prints as blocks that cannot break out of their place.
type Prose struct {
	markdown string
	lang     string // empty: that of the page
}

// String is the prose as Markdown blocks, in a marked division where it is in another language than the page.
func (p *Prose) String() string {
	if p == nil {
		return ""
	}
	if p.lang == "" {
		return p.markdown
	}
	return "::: {lang=" + p.lang + "}\n\n" + p.markdown + "\n:::\n"
}

// Line is the author's Markdown squeezed into one line, for lists and table cells.
type Line struct{ markdown string }

// String is the line as inline Markdown.
func (l *Line) String() string {
	if l == nil {
		return ""
	}
	return l.markdown
}

// text picks the page's language of t, or marks the one it finds.
func (w *writer) text(t record.Text) Text {
	words, lang := t.In(w.langs...)
	words = markdown.Clean(words)
	switch {
	case words == "":
		return nil
	case lang == w.lang.Tag():
		return Text{{words: words}}
	}
	return Text{{words: words, lang: lang}}
}
