package importer

import "example.com/postmortem/report/record"

// JSON reads JSON files by a mapping.
var JSON = &Importer{
	Name: "json", Ext: []string{".json"}, Mapped: true, Read: readJSON,
	Doc: "JSON, by a mapping",
}

// JSONLines reads files of one JSON text a line by a mapping.
var JSONLines = &Importer{
	Name: "jsonl", Ext: []string{".jsonl", ".ndjson"}, Mapped: true, Mapping: "github", Read: readJSONLines,
	Doc: "JSON Lines, by a mapping; by default that of the GitHub status history",
}

// YAML reads YAML files by a mapping.
var YAML = &Importer{
	Name: "yaml", Ext: []string{".yaml", ".yml"}, Mapped: true, Mapping: "osg", Read: readYAML,
	Doc: "YAML, by a mapping; by default that of the OSG topology's downtimes",
}

func readJSON(r *Reading) {
	if !r.hasMapping() {
		return
	}
	var rows []row
	for i := range r.Files {
		if root, ok := r.json(&r.Files[i]); ok {
			rows = append(rows, r.rowsOf(root)...)
		}
	}
	r.mapped(rows)
}

func readJSONLines(r *Reading) {
	if !r.hasMapping() {
		return
	}
	var rows []row
	for i := range r.Files {
		for _, x := range r.jsonLines(&r.Files[i]) {
			rows = append(rows, r.rowsOf(x)...)
		}
	}
	r.mapped(rows)
}

func readYAML(r *Reading) {
	if !r.hasMapping() {
		return
	}
	var rows []row
	for i := range r.Files {
		if _, ok := capture(r.Mapping.Files, r.Files[i].Name); !ok {
			continue
		}
		for _, x := range r.yaml(&r.Files[i]) {
			rows = append(rows, r.rowsOf(x)...)
		}
	}
	r.mapped(rows)
}

// hasMapping reports whether there is a mapping, and complains if there is none.
func (r *Reading) hasMapping() bool {
	if r.Mapping == nil && len(r.Files) > 0 {
		r.problem(&r.Files[0], 0, 0, record.Error, "nothing says which field is what",
			"give a mapping with --mapping: the name of one that comes along, or a file like those that --show-mapping prints")
	}
	return r.Mapping != nil
}
