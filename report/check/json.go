package check

import (
	"encoding/json"
	"io"
)

// finding is one finding as JSON has it. Lines and columns count from 1, columns in characters; the end is behind the place.
// A finding about a file as a whole has zeros.
type finding struct {
	Rule    string `json:"rule"`
	Level   string `json:"level"`
	Message string `json:"message"`
	Hint    string `json:"hint"`
	File    string `json:"file"`
	Line    int    `json:"line"`
	Col     int    `json:"col"`
	EndLine int    `json:"endLine"`
	EndCol  int    `json:"endCol"`
}

func printJSON(w io.Writer, r *Report) error {
	list := make([]finding, 0, len(r.Found)) // an empty list is [], not null
	for _, d := range r.Found {
		list = append(list, finding{d.Rule, d.Level.String(), d.Message, d.Hint, d.At.File, d.At.Line, d.At.Col, d.End.Line, d.End.Col})
	}
	return indented(w, list)
}

func indented(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
