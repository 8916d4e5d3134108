package render

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
	"github.com/pelletier/go-toml/v2/unstable"
)

// themeError says where in theme.toml a complaint is about: at a key, which the decoder of TOML does not tell the place of, or at the
// beginning where the key cannot be found.
func themeError(src []byte, key []string, format string, args ...any) error {
	line, col := keyPlace(src, key)
	return fmt.Errorf("theme.toml:%d:%d: %w", line, col, fmt.Errorf(format, args...))
}

// tomlError is an error of the decoder with its place. Of a value of the wrong type the decoder says the line and the key in words.
func tomlError(src []byte, err error) error {
	var p toml.ParseError
	if !errors.As(err, &p) {
		return fmt.Errorf("theme.toml: %w", err)
	}
	line, col := lineColumn(src, p.Position.Start)
	return fmt.Errorf("theme.toml:%d:%d: %s", line, col, p.Message)
}

// keyPlace finds the line and the column, in characters, of a key's last part: in a table's head, before a value, or in an inline table
// that is a key's value, where the place is that of the outer key.
func keyPlace(src []byte, key []string) (line, col int) {
	p := unstable.Parser{}
	p.Reset(src)
	var table []string
	for p.NextExpression() {
		e := p.Expression()
		if e.Kind != unstable.KeyValue && e.Kind != unstable.Table && e.Kind != unstable.ArrayTable {
			continue
		}
		var parts []string
		var last unstable.Range
		for it := e.Key(); it.Next(); {
			parts = append(parts, string(it.Node().Data))
			last = it.Node().Raw
		}
		full := parts
		if e.Kind == unstable.KeyValue {
			full = slices.Concat(table, parts)
		} else {
			table = parts
		}
		if len(full) <= len(key) && slices.Equal(full, key[:len(full)]) {
			line, col = lineColumn(src, int(last.Offset))
			if len(full) == len(key) {
				return line, col
			}
		}
	}
	return max(line, 1), max(col, 1)
}

func lineColumn(src []byte, offset int) (line, col int) {
	before := src[:min(offset, len(src))]
	start := bytes.LastIndexByte(before, '\n') + 1
	return bytes.Count(before, []byte("\n")) + 1, utf8.RuneCount(before[start:]) + 1
}
