package match

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A labelled is a set of documents with the pairs that are said to be about the same thing.
type labelled struct {
	docs  []Doc
	pairs [][2]int // numbers of documents
	// Unknown counts the pairs left out because a document is missing or both are one.
	unknown int
}

// readReports reads a report a line: a JSON object with id, created, component, product, severity, title and body, of which only the
// id must be there. Where no report has a time, the order of the lines stands for it.
func readReports(name string, src []byte) ([]Doc, error) {
	var docs []Doc
	seen := make(map[string]int)
	timed := false
	line := 0
	for text := range bytes.Lines(bytes.TrimPrefix(src, []byte("\ufeff"))) {
		line++
		if len(bytes.TrimSpace(text)) == 0 {
			continue
		}
		doc, err := readReport(text)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, line, err)
		}
		if first, twice := seen[doc.ID]; twice {
			return nil, fmt.Errorf("%s:%d: id %q is that of line %d", name, line, doc.ID, first)
		}
		seen[doc.ID] = line
		timed = timed || !doc.Time.IsZero()
		docs = append(docs, doc)
	}
	for i := range docs {
		if !timed {
			docs[i].Time = time.Unix(int64(i), 0).UTC()
		}
	}
	return docs, nil
}

func readReport(line []byte) (Doc, error) {
	var columns map[string]any
	decoder := json.NewDecoder(bytes.NewReader(line))
	decoder.UseNumber() // identifiers may be longer than a float holds
	if err := decoder.Decode(&columns); err != nil {
		return Doc{}, err
	}
	doc := Doc{ID: scalar(columns["id"]), Title: scalar(columns["title"]), Body: scalar(columns["body"])}
	if doc.ID == "" {
		return Doc{}, errors.New("no id")
	}
	doc.Time = readTime(scalar(columns["created"]))
	doc.Fields = make(map[string][]string)
	for column, field := range map[string]string{"component": "component", "product": "service"} {
		if value := scalar(columns[column]); value != "" {
			doc.Fields[field] = []string{value}
		}
	}
	return doc, nil
}

// scalar is a JSON string or number as text, anything else as nothing.
func scalar(v any) string {
	switch v := v.(type) {
	case string:
		return strings.TrimSpace(v)
	case json.Number:
		return v.String()
	}
	return ""
}

// readTime reads the forms in which trackers write a time, or none.
func readTime(s string) time.Time {
	for _, layout := range []string{time.RFC3339, "2006-01-02 15:04:05Z07:00", "2006-01-02T15:04:05Z0700", "2006-01-02 15:04:05", "2006-01-02T15:04:05", "2006-01-02"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t
		}
	}
	if n, err := strconv.ParseFloat(s, 64); err == nil && n > 0 && n < 1e14 {
		if n >= 1e11 { // milliseconds
			n /= 1000
		}
		return time.Unix(int64(n), 0).UTC()
	}
	return time.Time{}
}

// readPairs reads two identifiers a row. A heading names the columns dup and master in any place; without one the first two count.
func readPairs(name string, src []byte, docs []Doc) (*labelled, error) {
	set := &labelled{docs: docs}
	number := make(map[string]int, len(docs))
	for i, doc := range docs {
		number[doc.ID] = i
	}
	rows := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(src, []byte("\ufeff"))))
	rows.FieldsPerRecord, rows.TrimLeadingSpace = -1, true
	dup, master := 0, 1
	for first := true; ; first = false {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			return set, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if first {
			if d, m := slices.Index(row, "dup"), slices.Index(row, "master"); d >= 0 && m >= 0 {
				dup, master = d, m
				continue
			}
		}
		if len(row) <= max(dup, master) {
			line, _ := rows.FieldPos(0)
			return nil, fmt.Errorf("%s:%d: %d columns, wanted a duplicate and its master", name, line, len(row))
		}
		a, okA := number[strings.TrimSpace(row[dup])]
		b, okB := number[strings.TrimSpace(row[master])]
		if !okA || !okB || a == b {
			set.unknown++
			continue
		}
		set.pairs = append(set.pairs, [2]int{a, b})
	}
}

// byID orders identifiers: numbers by size, all others by their characters.
func byID(a, b string) int {
	x, errX := strconv.ParseUint(a, 10, 64)
	y, errY := strconv.ParseUint(b, 10, 64)
	if errX == nil && errY == nil {
		return cmp.Or(cmp.Compare(x, y), cmp.Compare(a, b))
	}
	return cmp.Compare(a, b)
}
