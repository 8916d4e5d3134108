package importer

import "strings"

// A section is a heading of a Markdown text and what stands below it, up to the next heading of any level.
type section struct {
	level int    // 1 to 6; 7 for a line in bold; 0 for what stands before the first heading
	title string // without its signs
	body  string
	line  int // of the heading, from 1
}

// sections splits a Markdown text at its headings: those with #, those underlined, and lines that are bold as a whole,
// which status pages use for headings. Fenced code is left alone.
func sections(text string) []section {
	all := []section{{line: 1}}
	var body []string
	fence := ""
	lines := strings.Split(text, "\n")
	end := func() {
		all[len(all)-1].body = strings.Trim(strings.Join(body, "\n"), "\n \t")
		body = nil
	}
	for i := 0; i < len(lines); i++ {
		l := strings.TrimSpace(lines[i])
		if mark := fenceOf(l); mark != "" && (fence == "" || fence == mark) {
			fence = map[bool]string{true: mark}[fence == ""]
		}
		level, title := 0, ""
		if fence == "" {
			level, title = heading(l)
			if level == 0 && i+1 < len(lines) && l != "" && (i == 0 || strings.TrimSpace(lines[i-1]) == "") {
				if level = underline(lines[i+1]); level > 0 {
					title = l
				}
			}
		}
		if level == 0 {
			body = append(body, lines[i])
			continue
		}
		end()
		all = append(all, section{level: level, title: title, line: i + 1})
		if h, _ := heading(l); h == 0 {
			i++ // the underline
		}
	}
	end()
	return all
}

func fenceOf(l string) string {
	for _, mark := range []string{"```", "~~~"} {
		if strings.HasPrefix(l, mark) {
			return mark
		}
	}
	return ""
}

// heading reads a line as a heading. Some systems escape the signs of their own headings: "## \#\# Summary".
func heading(l string) (level int, title string) {
	switch {
	case strings.HasPrefix(l, "#"):
		level = len(l) - len(strings.TrimLeft(l, "#"))
		title = plainTitle(strings.TrimLeft(l, "#\\ \t"))
		if level > 6 || title == "" || l[level] != ' ' && l[level] != '\t' {
			return 0, ""
		}
		return level, title
	case len(l) > 4 && len(l) < 100 && strings.HasPrefix(l, "**") && strings.HasSuffix(strings.TrimSuffix(l, ":"), "**") && strings.Count(l, "**") == 2:
		return 7, plainTitle(l)
	}
	return 0, ""
}

func plainTitle(s string) string {
	return strings.Trim(strings.ReplaceAll(s, "**", ""), "#*_:\\ \t")
}

func underline(l string) int {
	l = strings.TrimSpace(l)
	switch {
	case len(l) >= 3 && strings.Trim(l, "=") == "":
		return 1
	case len(l) >= 3 && strings.Trim(l, "-") == "":
		return 2
	}
	return 0
}
