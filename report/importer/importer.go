package importer

import (
	"cmp"
	"slices"
	"strings"

	"example.com/postmortem/report/record"
)

// An Importer reads one format.
type Importer struct {
	Name    string   // what people type
	Doc     string   // what to export, and what becomes of it; one line
	Ext     []string // the extensions of files that are taken from folders and archives
	Mapped  bool     // people say with a mapping which field is what
	Mapping string   // the built-in mapping that is used where they say nothing
	Read    func(*Reading)
}

// Importers are the formats, in the order in which help shows them.
var Importers = []*Importer{Statuspage, PagerDuty, GCP, CSV, JSON, JSONLines, YAML, CState, Hugo, Upptime, Markdown}

// Named returns the importer of that name.
func Named(name string) (*Importer, bool) {
	i := slices.IndexFunc(Importers, func(m *Importer) bool { return m.Name == name })
	if i < 0 {
		return nil, false
	}
	return Importers[i], true
}

// Options say how to read.
type Options struct {
	Register *record.Register // whose names and severities are used; nil: there is none yet
	Mapping  *Mapping         // for formats that need one; of the others its severities count
	Language string           // of the source's texts; empty: their script says it
}

// A Reading is one import under way: what goes in, and what has come out so far.
type Reading struct {
	Options
	Files    []File
	names    *names
	drafts   []*draft
	problems []record.Diagnostic
	cur      *draft          // the record being made, which is told about what its source says and cannot be used
	told     map[string]bool // complaints made, each once
	ids      map[string]int
	langs    map[string]int
	name     string // whose incidents they are, if the source says it
}

// A Result is what an import came to.
type Result struct {
	Drafts   []*record.Draft
	Problems []record.Diagnostic // what could not be used, in the order in which it was met
	names    *names
	langs    []string
	name     string
	had      bool // there was a register
}

// Import reads files of one format.
func Import(m *Importer, files []File, o Options) *Result {
	r := &Reading{Options: o, Files: files, names: newNames(o.Register), ids: map[string]int{}, told: map[string]bool{}, langs: map[string]int{}}
	if m.Mapped && r.Mapping == nil {
		r.Mapping, _ = BuiltinMapping(m.Mapping)
	}
	m.Read(r)
	if out := r.strangers(m); out != nil {
		return without(out, m, files, o)
	}
	res := &Result{Problems: r.problems, names: r.names, name: r.name, had: o.Register != nil}
	res.langs = r.languages()
	for _, d := range r.drafts {
		if d.Draft.Language = res.langs[0]; o.Register != nil && o.Register.File == nil {
			d.Draft.Language = "" // the built-in register goes by the script
		}
		res.Drafts = append(res.Drafts, d.Draft)
	}
	return res
}

// languages are those of the register, else the languages met, the most frequent first.
func (r *Reading) languages() []string {
	if r.Register != nil && len(r.Register.Languages) > 0 {
		return r.Register.Languages
	}
	var list []string
	for l := range r.langs {
		list = append(list, l)
	}
	slices.SortFunc(list, func(a, b string) int { return cmp.Or(r.langs[b]-r.langs[a], strings.Compare(a, b)) })
	if len(list) == 0 {
		return []string{cmp.Or(r.Language, "en")}
	}
	return list
}

// problem tells what is wrong in a file. Line 0 is the file as a whole.
func (r *Reading) problem(file *File, line, col int, level record.Level, message, hint string) {
	if key := file.Name + "\x00" + itoa(line) + message; r.told[key] {
		return
	} else {
		r.told[key] = true
	}
	r.problems = append(r.problems, record.Diagnostic{At: record.Position{File: file.Name, Line: line, Col: col},
		End: record.Position{File: file.Name, Line: line, Col: col}, Level: level, Rule: "import", Message: message, Hint: hint})
}
