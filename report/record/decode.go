package record

import (
	"bytes"
	"errors"
	"strings"

	"github.com/BurntSushi/toml"
)

// decode reads a file that the checks found sound. It decodes into plain maps: the record's short and long forms would
// need custom unmarshalers on structs, under which the decoder hides unknown keys and loses positions.
func decode(src []byte) (map[string]any, error) {
	var v any // takes what the decoder made; a map would be filled from that once more
	_, err := toml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(src, []byte("\ufeff")))).Decode(&v)
	m, _ := v.(map[string]any)
	return m, err
}

// decodeError turns an error of the decoder into a finding. The checks find nearly everything before it does.
func decodeError(src []byte, err error) finding {
	f := finding{level: Error, rule: "syntax", msg: err.Error()}
	var pe toml.ParseError
	if errors.As(err, &pe) {
		base := 0
		if strings.HasPrefix(string(src), "\ufeff") {
			base = 3
		}
		f.msg = pe.Message
		f.extent = extent{min(base+pe.Position.Start, len(src)), min(base+pe.Position.Start+pe.Position.Len, len(src))}
	}
	return f
}
