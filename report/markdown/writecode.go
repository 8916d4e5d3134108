package markdown

import (
	"strings"
)

// code writes a fenced block with a fence that nothing inside can end.
func (p *printer) code(info, text string) {
	mark := "`"
	if strings.Contains(info, "`") {
		mark = "~"
	}
	fence := strings.Repeat(mark, max(3, longestRun(text, mark[0])+1))
	p.line(fence + escapeInfo(info))
	if text != "" {
		for _, l := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
			p.line(codeLine(l))
		}
	}
	p.line(fence)
}

// codeLine returns a line of code as it survives inside lists and quotes:
// blank lines empty, tabs at its start as spaces.
func codeLine(l string) string {
	rest := strings.TrimLeft(l, " \t")
	if rest == "" {
		return ""
	}
	indent := l[:len(l)-len(rest)]
	if !strings.Contains(indent, "\t") {
		return l
	}
	width := 0
	for _, c := range indent {
		if width++; c == '\t' {
			width = (width + 3) / 4 * 4
		}
	}
	return strings.Repeat(" ", width) + rest
}

func longestRun(s string, c byte) int {
	longest, run := 0, 0
	for i := 0; i < len(s); i++ {
		if run++; s[i] != c {
			run = 0
		}
		longest = max(longest, run)
	}
	return longest
}

func escapeInfo(info string) string {
	var b strings.Builder
	for i := 0; i < len(info); i++ {
		if c := info[i]; c == '\\' || c == '&' {
			b.WriteByte('\\')
		}
		b.WriteByte(info[i])
	}
	return b.String()
}
