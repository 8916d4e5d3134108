package record

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// A Quarter is what people say about a period: quarters/2024Q2.toml beside the records. Nobody stands behind a report until somebody
// approved it.
type Quarter struct {
	File *File

	Period         string
	AsOf           Moment // frozen: the report's figures are those of this day
	Classification Text   // of this report; empty: the register's
	Distribution   []string
	Prepared       Signature
	Approved       Signature
	Commentary     map[string]Text // prose, by section: one of quarterSections
}

// A Signature is who stands behind something, since when.
type Signature struct {
	By   string
	Role Text
	On   Moment
}

// quarterSections are the sections of a report that people may comment on.
var quarterSections = []string{
	"decisions", "incidents", "availability", "rates", "durations", "recurrence", "causes", "datacenter", "actions", "completeness",
}

// quarterFields is the table of the fields of quarters/*.toml.
func quarterFields() []field {
	fields := []field{
		{Path: "period", Type: typePlain, Required: true, Means: "The period, as the report is asked for.", Example: `"2024Q2"`},
		{Path: "as_of", Type: typeTime, Means: "The day whose figures were approved; later runs show the same.", Example: `2024-07-15`},
		{Path: "classification", Type: typeWords, Means: "Running header of the report; by default the register's.", Example: `"Confidential"`},
		{Path: "distribution", Type: typePlainList, Means: "Who receives it.", Example: `["Board", "Audit"]`},
	}
	for _, who := range []string{"prepared", "approved"} {
		fields = append(fields,
			field{Path: who, Type: typeTable, Means: "Who " + who + " the report."},
			field{Path: who + ".by", Type: typePlain, Required: true, Means: "The name.", Example: `"Kim"`},
			field{Path: who + ".role", Type: typeWords, Means: "In which role.", Example: `"Head of reliability"`},
			field{Path: who + ".on", Type: typeTime, Required: true, Means: "When.", Example: `2024-07-15`},
		)
	}
	fields = append(fields, field{Path: "commentary", Type: typeTable, Means: "What people say, by section of the report."})
	for _, s := range quarterSections {
		fields = append(fields, field{Path: "commentary." + s, Type: typeMarkdown, Means: "On the section of this name.", Example: `"All demands were met."`})
	}
	return fields
}

// LoadQuarter reads what people say about a period. A file with errors gives findings and no Quarter; the error is about reading itself.
func LoadQuarter(fsys fs.FS, name string, reg *Register) (*Quarter, []Diagnostic, error) {
	src, complaint := readFile(fsys, name)
	if complaint != nil && complaint.rule == "unreadable" {
		return nil, nil, fmt.Errorf("%s: %s", name, complaint.msg)
	}
	f := newFile(name, src)
	if complaint != nil {
		return nil, f.diagnostics([]finding{*complaint}), nil
	}
	q, found := readQuarter(f, reg)
	return q, f.diagnostics(found), nil
}

// CheckQuarters reads quarters/*.toml beside the register of a corpus and says what is wrong with them, unless they are in the corpus. The
// files are for the lines that complaints show.
func CheckQuarters(fsys fs.FS, c *Corpus) (files []*File, found []Diagnostic, err error) {
	if c.Register.File == nil {
		return nil, nil, nil
	}
	dir := path.Join(path.Dir(c.Register.File.Path), "quarters")
	entries, err := fs.ReadDir(fsys, dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, err
	}
	for _, e := range entries {
		if e.IsDir() || path.Ext(e.Name()) != ".toml" || strings.HasPrefix(e.Name(), ".") || strings.HasPrefix(e.Name(), "_") {
			continue
		}
		name := path.Join(dir, e.Name())
		if slices.ContainsFunc(c.Files, func(f *File) bool { return f.Path == name }) {
			continue
		}
		src, complaint := readFile(fsys, name)
		f := newFile(name, src)
		var wrong []finding
		if complaint != nil {
			wrong = []finding{*complaint}
		} else {
			_, wrong = readQuarter(f, c.Register)
		}
		files, found = append(files, f), append(found, f.diagnostics(wrong)...)
	}
	return files, found, nil
}

func readQuarter(f *File, reg *Register) (*Quarter, []finding) {
	r := &result{path: f.Path, file: f}
	root, partial := r.parse(f)
	if root == nil {
		return nil, r.findings
	}
	v := &vocabulary{zone: reg.Zone, languages: reg.Languages, ids: map[string]*idList{}}
	g := newGrammar()
	c := &checker{g: g, root: grow(quarterFields()), rootNode: root, first: firstByte(f.Src), v: v, partial: partial}
	c.table(root, c.root)
	if p := root.get("period"); p != nil && p.kind == kString && p.text != periodOf(f.Path) {
		c.report(p.val, "wrong-value", fmt.Sprintf("name it %q, or move it to %s.toml", periodOf(f.Path), p.text), "the file is %s, and its period is %q", path.Base(f.Path), p.text)
	}
	found := append(r.findings, c.findings...)
	if hasError(found) {
		return nil, found
	}
	m, err := decode(f.Src)
	if err != nil {
		return nil, append(found, decodeError(f.Src, err))
	}
	res := newResolver(reg)
	q := res.quarter(m, f)
	found = append(found, f.locate(root, res.problems)...)
	if hasError(found) {
		return nil, found
	}
	return q, found
}

// isSaid reports whether a file is in a folder of what people say about periods.
func isSaid(name string) bool { return path.Base(path.Dir(name)) == "quarters" }

// periodOf is the period that a file is named after.
func periodOf(name string) string { return strings.TrimSuffix(path.Base(name), ".toml") }

func (r *resolver) quarter(m map[string]any, f *File) *Quarter {
	c := &cursor{r: r, m: m}
	q := &Quarter{
		File: f, Period: c.str("period"), AsOf: c.date("as_of"), Classification: c.text("classification"),
		Distribution: c.strings("distribution"), Prepared: r.signature(c.table("prepared")), Approved: r.signature(c.table("approved")),
		Commentary: map[string]Text{},
	}
	said := c.table("commentary")
	for _, s := range quarterSections {
		if said.has(s) {
			q.Commentary[s] = said.text(s)
		}
	}
	return q
}

func (r *resolver) signature(c *cursor) Signature {
	return Signature{By: c.str("by"), Role: c.text("role"), On: c.date("on")}
}

// BlankQuarter is a file for people to fill in: every section, in every language of the register. Schema is the path of the JSON Schema
// from the file; empty: editors get no line about it.
func BlankQuarter(period, asOf, schema string, reg *Register) []byte {
	var b strings.Builder
	if schema != "" {
		fmt.Fprintf(&b, "#:schema %s\n", schema)
	}
	fmt.Fprintf(&b, "# What people say about %s. Until somebody approved it, the report is a draft.\n\n", period)
	fmt.Fprintf(&b, "period = %q\n", period)
	fmt.Fprintf(&b, "as_of  = %s   # the figures stay those of this day\n", asOf)
	b.WriteString("# classification = \"…\"\n# distribution   = [\"…\"]\n\n")
	for _, who := range []string{"prepared", "approved"} {
		fmt.Fprintf(&b, "# [%s]\n# by   = \"…\"\n# role = \"…\"\n# on   = %s\n\n", who, asOf)
	}
	b.WriteString("# Prose, in Markdown, by section of the report. What stays a comment is left out.\n[commentary]\n")
	for _, s := range quarterSections {
		var words []string
		for _, l := range reg.Languages {
			words = append(words, l+" = \"…\"")
		}
		fmt.Fprintf(&b, "# %-12s = { %s }\n", s, strings.Join(words, ", "))
	}
	return []byte(b.String())
}
