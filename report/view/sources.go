package view

import (
	"net/url"
	"strconv"
	"strings"

	"example.com/postmortem/report/record"
)

// A Source is one line of the list of sources; its place in the list is its number.
type Source struct {
	Publisher Text
	Title     Text
	Date      Text
	Note      Text
	URL       string // Markdown link, or empty
}

// Sources number what a page cites: the record's own in their order, then what else is cited, in order of citation.
type sources struct {
	all    []Source
	number map[string]int
}

// list numbers the record's own sources.
func (s *sources) list(w *writer, in *record.Incident) {
	s.number = map[string]int{}
	for _, src := range in.Sources {
		s.add(w, src)
	}
}

func (s *sources) add(w *writer, src record.Source) int {
	s.all = append(s.all, Source{
		Publisher: w.text(src.Publisher), Title: w.text(src.Title), Date: Say(w.day(src.Date)), Note: w.text(src.Note), URL: address(src.URL),
	})
	s.number[src.ID] = len(s.all)
	return len(s.all)
}

// cite is the numbers of sources as links into the list: "[1](source:1), [3](source:3)".
func (w *writer) cite(ids []string) Markup {
	var parts []Markup
	for _, id := range ids {
		n, ok := w.cites.number[id]
		if !ok {
			n = w.cites.add(w, w.elsewhere(id))
		}
		number := strconv.Itoa(n)
		parts = append(parts, Markup("["+number+"](source:"+number+")"))
	}
	return joined(", ", parts...)
}

// cited is a text with the numbers of its sources behind it in brackets.
func (w *writer) cited(m Markup, ids []string) Markup {
	if len(ids) == 0 || m == "" {
		return m
	}
	return m + ` \[` + w.cite(ids) + `\]`
}

// elsewhere is a source that the record does not list: one of the register, or a bare address.
func (w *writer) elsewhere(id string) record.Source {
	for _, s := range w.Register.Sources {
		if s.ID == id {
			return s
		}
	}
	return record.Source{ID: id, URL: id}
}

// address is a link to a source as written, if it is one that a browser should follow; else its text.
func address(raw string) string {
	if raw == "" {
		return ""
	}
	u, err := url.Parse(raw)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return Say(raw).String()
	}
	dest := u.String()
	if strings.ContainsAny(dest, "<>\\\n ") {
		dest = strings.NewReplacer("<", "%3C", ">", "%3E", "\\", "%5C", "\n", "", " ", "%20").Replace(dest)
	}
	if dest == raw {
		return "<" + raw + ">"
	}
	return "[" + Say(raw).String() + "](<" + dest + ">)"
}
