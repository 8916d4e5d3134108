package importer

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"example.com/postmortem/report/record"
)

// CSV reads tables by a mapping. Headers that are there several times, as in Jira's exports, make a list; rows of one
// incident, as in ServiceNow's, become one record. How times are written and where must be said: 03/04/24 10:00 has
// several meanings, and a program that picks one makes up times.
var CSV = &Importer{
	Name: "csv", Ext: []string{".csv", ".tsv"}, Mapped: true, Read: readCSV,
	Doc: "CSV, by a mapping; jira and servicenow come along",
}

func readCSV(r *Reading) {
	if !r.hasMapping() {
		return
	}
	if m := r.Mapping; m.zone == nil || len(m.Layout) == 0 {
		missing := map[bool]string{true: "zone", false: "layout"}[m.zone == nil]
		for i := range r.Files {
			r.problem(&r.Files[i], 0, 0, record.Error, "the mapping has no "+missing+": times in a CSV file could mean anything", "give it with --zone Europe/Berlin, --layout \"2/Jan/06 3:04 PM\", or in the mapping")
		}
		return
	}
	var rows []row
	for i := range r.Files {
		rows = append(rows, r.csvRows(&r.Files[i])...)
	}
	r.mapped(rows)
}

func (r *Reading) csvRows(f *File) []row {
	text, _, err := transform.Bytes(unicode.BOMOverride(transform.Nop), f.Data) // spreadsheets write UTF-16, with its mark
	if err != nil {
		text = f.Data
	}
	c := csv.NewReader(bytes.NewReader(text))
	c.FieldsPerRecord, c.ReuseRecord, c.Comma = -1, true, r.comma(text)
	var headers []string
	var rows []row
	for {
		cells, err := c.Read()
		var bad *csv.ParseError
		switch {
		case err == io.EOF:
			if headers == nil {
				r.problem(f, 0, 0, record.Error, "it has no headers", "")
			}
			return rows
		case errors.As(err, &bad):
			r.problem(f, bad.Line, bad.Column, record.Error, fmt.Sprintf("row %d cannot be read: %s", len(rows)+2, bad.Err), fmt.Sprintf("the row begins in line %d; quotes in a cell are written twice", bad.StartLine))
			continue
		case err != nil:
			r.problem(f, 0, 0, record.Error, err.Error(), "")
			return rows
		case headers == nil:
			for _, h := range cells {
				headers = append(headers, clean(h))
			}
			if r.missingHeaders(f, headers) {
				return nil
			}
			continue
		}
		ln, _ := c.FieldPos(0)
		if m := r.cells(f, ln, headers, cells); m != nil {
			rows = append(rows, row{value{m, fmt.Sprintf(".line %d", ln), f, r}, r.Mapping, true})
		}
	}
}

// cells puts the cells of a row under their headers; a header that is there twice makes a list.
func (r *Reading) cells(f *File, ln int, headers, cells []string) map[string]any {
	m := map[string]any{}
	empty := true
	for i, cell := range cells {
		cell = clean(cell)
		if cell == "" {
			continue
		}
		if i >= len(headers) {
			r.problem(f, ln, 1, record.Warning, fmt.Sprintf("cell %d stands under no header: %q", i+1, clip(cell, 60)), "it was left out")
			continue
		}
		empty = false
		switch old := m[headers[i]].(type) {
		case nil:
			m[headers[i]] = cell
		case []any:
			m[headers[i]] = append(old, cell)
		default:
			m[headers[i]] = []any{old, cell}
		}
	}
	if empty {
		return nil
	}
	return m
}

// missingHeaders tells which columns a file lacks without which its rows are nothing.
func (r *Reading) missingHeaders(f *File, headers []string) (missing bool) {
	m := r.Mapping
	started := words{}
	for _, c := range m.Map.Started {
		started = append(started, c.From)
	}
	for _, x := range []struct {
		what  string
		paths words
	}{{"key", m.Key}, {"title", m.Map.Title}, {"started", started}} {
		if len(x.paths) == 0 || x.what != "key" && containsAny(headers, x.paths) || x.what == "key" && containsAll(headers, x.paths) {
			continue
		}
		missing = true
		r.problem(f, 1, 1, record.Error, fmt.Sprintf("no column is called %q, which the mapping has for %s", strings.Join(x.paths, " or "), x.what), "its columns are: "+clip(strings.Join(headers, ", "), 300))
	}
	return missing
}

func containsAny(headers, paths []string) bool {
	for _, p := range paths {
		if strings.HasPrefix(p, "=") || containsAll(headers, []string{p}) {
			return true
		}
	}
	return false
}

func containsAll(headers, paths []string) bool {
	set := map[string]bool{}
	for _, h := range headers {
		set[h] = true
	}
	for _, p := range paths {
		if !set[p] {
			return false
		}
	}
	return true
}

// comma is the sign between cells: as the mapping says, else the one of comma, semicolon and tab that the headers have most.
func (r *Reading) comma(text []byte) rune {
	if c := []rune(r.Mapping.Comma); len(c) == 1 && c[0] != '"' && c[0] != '\n' && c[0] != '\r' {
		return c[0]
	}
	head, _, _ := bytes.Cut(text, []byte("\n"))
	best, most := ',', bytes.Count(head, []byte(","))
	for _, c := range ";\t" {
		if n := bytes.Count(head, []byte(string(c))); n > most {
			best, most = c, n
		}
	}
	return best
}
