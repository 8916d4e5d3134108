package importer

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"example.com/postmortem/report/record"
)

// maxDepth is how deep the tables and lists of an export may be within each other.
const maxDepth = 200

// json reads a file as JSON. Of a broken one it says where it breaks off.
func (r *Reading) json(f *File) (value, bool) {
	v, at, err := decodeJSON(f.Data)
	if err != nil {
		ln, col := lineCol(f.Data, at)
		r.problem(f, ln, col, record.Error, "this is no JSON: "+err.Error(), "nothing was read from this file")
		return value{}, false
	}
	return value{v, "", f, r}, true
}

// decodeJSON reads one JSON text; at is where it is wrong.
func decodeJSON(data []byte) (v any, at int, err error) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if deepest(data) > maxDepth {
		return nil, 0, fmt.Errorf("more than %d levels", maxDepth)
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	if err = d.Decode(&v); err == nil {
		if _, err := d.Token(); err != io.EOF {
			return nil, int(d.InputOffset()), errors.New("something follows after its end")
		}
		return v, 0, nil
	}
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &syntax):
		return nil, max(int(syntax.Offset)-1, 0), errors.New(syntax.Error())
	case errors.Is(err, io.ErrUnexpectedEOF):
		return nil, len(data), errors.New("it breaks off")
	case errors.Is(err, io.EOF):
		return nil, 0, errors.New("it is empty")
	}
	return nil, int(d.InputOffset()), err
}

// deepest is the greatest number of brackets open at once, outside of strings.
func deepest(data []byte) int {
	depth, most, in := 0, 0, false
	for i := 0; i < len(data); i++ {
		switch c := data[i]; {
		case in && c == '\\':
			i++
		case c == '"':
			in = !in
		case in:
		case c == '{' || c == '[':
			depth++
			most = max(most, depth)
		case c == '}' || c == ']':
			depth--
		}
	}
	return most
}

// maxLine is the longest line of JSON Lines that is read.
const maxLine = 16 << 20

// jsonLines reads a file of one JSON text a line. A bad line is told and left; the others are read.
func (r *Reading) jsonLines(f *File) []value {
	var out []value
	rest := f.Data
	for n := 1; len(rest) > 0; n++ {
		var text []byte
		text, rest, _ = bytes.Cut(rest, []byte("\n"))
		if n == 1 {
			text = bytes.TrimPrefix(text, []byte("\ufeff"))
		}
		if text = bytes.TrimSpace(text); len(text) == 0 {
			continue
		}
		if len(text) > maxLine {
			r.problem(f, n, 1, record.Error, fmt.Sprintf("this line is longer than %d MiB and was not read", maxLine>>20), "")
			continue
		}
		v, at, err := decodeJSON(text)
		if err != nil {
			r.problem(f, n, at+1, record.Error, "this line is no JSON: "+err.Error(), "the other lines were read")
			continue
		}
		out = append(out, value{v, fmt.Sprintf(".line %d", n), f, r})
	}
	return out
}

func lineCol(data []byte, at int) (ln, col int) {
	at = max(0, min(at, len(data)))
	before := string(data[:at])
	return strings.Count(before, "\n") + 1, at - strings.LastIndexByte(before, '\n')
}
