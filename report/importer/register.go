package importer

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"example.com/postmortem/report/record"
)

// Register is a register for the drafts, where there was none: the names that the source uses, and nothing else. It is
// nil where there was one.
func (res *Result) Register() []byte {
	if res.had || len(res.Drafts) == 0 {
		return nil
	}
	var b bytes.Buffer
	b.WriteString("# Proposed by an import: the names are those of the source, and nothing here has been checked.\n\n[register]\n")
	if res.name != "" {
		fmt.Fprintf(&b, "name      = %s\n", record.Quote(res.name))
	}
	quoted := make([]string, len(res.langs))
	for i, l := range res.langs {
		quoted[i] = record.Quote(l)
	}
	fmt.Fprintf(&b, "zone      = \"UTC\"\nlanguages = [%s]\n", strings.Join(quoted, ", "))
	for _, s := range res.names.severities {
		fmt.Fprintf(&b, "\n[[severity]]\nid    = %s\n", record.Quote(s.id))
		switch {
		case len(s.words) > 0:
			fmt.Fprintf(&b, "name  = %s\nmeans = %s\n", res.text(s.words[0]), res.text("The source says: "+strings.Join(s.words, ", ")))
		case s.id == unrated:
			fmt.Fprintf(&b, "name  = %s\nmeans = %s\n", res.text("Not rated"), res.text("The source gives no severity."))
		}
	}
	res.writeNames(&b)
	return formatted("register.toml", b.Bytes())
}

// Additions is what a register lacks that the drafts name, to be put at its end; nil where it lacks nothing.
func (res *Result) Additions() []byte {
	if !res.had {
		return nil
	}
	var b bytes.Buffer
	res.writeNames(&b)
	return b.Bytes()
}

func (res *Result) writeNames(b *bytes.Buffer) {
	for _, f := range res.names.features.added {
		fmt.Fprintf(b, "\n[[feature]]\nid   = %s\nname = %s\n", record.Quote(f.id), res.text(f.name))
	}
	for _, s := range res.names.sites.added {
		fmt.Fprintf(b, "\n[[site]]\nid   = %s\nname = %s\n", record.Quote(s.id), res.text(s.name))
		if s.kind != "" {
			fmt.Fprintf(b, "kind = %s\n", record.Quote(s.kind))
		}
		if s.operator != "" {
			fmt.Fprintf(b, "operator = %s\n", res.text(s.operator))
		}
	}
}

// text is a name in the language that it is in, as far as anybody can tell; the register's first goes without saying.
func (res *Result) text(s string) string {
	lang := map[bool]string{true: "ko", false: "en"}[hasHangul(s)]
	if lang != res.langs[0] && slices.Contains(res.langs, lang) {
		return "{ " + lang + " = " + record.Quote(s) + " }"
	}
	return record.Quote(s)
}
