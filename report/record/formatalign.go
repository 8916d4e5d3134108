package record

import (
	"strings"

	"github.com/rivo/uniseg"
)

// widestKey is the width from which on a key does not push the = of its neighbours away.
const widestKey = 40

// group writes statements whose = stand below each other.
func (p *formatter) group(lines []*statement) {
	width := 0
	for _, st := range lines {
		if w := uniseg.StringWidth(st.key); w <= widestKey && !p.loose {
			width = max(width, w)
		}
	}
	written := make([]string, len(lines))
	for i, st := range lines {
		pad := strings.Repeat(" ", max(width-uniseg.StringWidth(st.key), 0))
		written[i] = string(appendValue([]byte(st.key+pad+" = "), p.src[st.value.at:st.value.end], p.eol))
	}
	columns := commentColumns(lines, written)
	for i, st := range lines {
		p.comments(st.above)
		if st.comment == "" {
			p.line(written[i])
			continue
		}
		if p.loose {
			p.line(written[i] + behind(st.comment))
			continue
		}
		p.line(written[i] + strings.Repeat(" ", columns[i]-lineWidth(written[i])) + st.comment)
	}
}

// widest is the width from which on a line has its comment right behind it, wherever those of its neighbours stand.
const widest = 80

// commentColumns is where the comments behind lines begin: two columns behind the widest of the lines next to each other that have one.
func commentColumns(lines []*statement, written []string) []int {
	columns := make([]int, len(lines))
	for at := 0; at < len(lines); {
		end, column := at, 0
		for end < len(lines) && lines[end].comment != "" && (end == at || len(lines[end].above) == 0) {
			if w := lineWidth(written[end]); w <= widest {
				column = max(column, w)
			}
			end++
		}
		for i := at; i < end; i++ {
			if columns[i] = column + 2; lineWidth(written[i]) > widest {
				columns[i] = lineWidth(written[i]) + 2
			}
		}
		at = max(end, at+1)
	}
	return columns
}

// lineWidth is the width of the last line of a text.
func lineWidth(s string) int {
	return uniseg.StringWidth(s[strings.LastIndexByte(s, '\n')+1:])
}
