package record

import (
	"fmt"
	"strings"
)

// FieldsDoc is the reference of all fields in Markdown, made from the tables of fields.
func FieldsDoc() string {
	var b strings.Builder
	b.WriteString("# The fields of records, of the register and of reports\n\nMade from the tables of fields in Go; a test keeps it in step.\nTexts are strings in the register's first language, or tables by language: `{ ko = \"…\", en = \"…\" }`.\nProse is Markdown.\n\n")
	section(&b, "Record", "One incident, one TOML file.", incidentFields())
	section(&b, "Register", "`register.toml`, beside the records or above them.", registerFields())
	section(&b, "Report", "`quarters/PERIOD.toml`, beside the register: what people say about a period.", quarterFields())
	section(&b, "A time as a table", "Wherever a time stands, it may be a table with limits.", timeFields())
	section(&b, "A clock as a table", "The times of the incident itself may also say where they were published and who noticed.", clockFields())
	return b.String()
}

func section(b *strings.Builder, title, means string, fields []field) {
	fmt.Fprintf(b, "## %s\n\n%s\n\n| key | value | meaning | example | since |\n|---|---|---|---|---|\n", title, means)
	for _, f := range fields {
		fmt.Fprintf(b, "| `%s`%s | %s | %s | %s | %s |\n", f.Path, mark(f.Required), cell(f.kindOfValue()), cell(f.Means), example(f.Example), first(f.Since, firstVersion))
	}
	b.WriteByte('\n')
}

// firstVersion is the version of the fields that name none.
const firstVersion = "0.1"

func mark(required bool) string {
	if required {
		return " (required)"
	}
	return ""
}

// kindOfValue says what may stand there.
func (f field) kindOfValue() string {
	switch {
	case f.Type == typeWord || f.Type == typeWordList:
		return strings.Join(f.Values, " · ")
	case f.Type == typeRef:
		return strings.Join(append([]string{"id of a " + f.Names}, f.Values...), " · ")
	case f.Type == typeRefList:
		return "ids of a " + f.Names
	case f.Short && f.Type == typeTable:
		return "table, or id of a " + f.Names
	case f.Short:
		return "list of tables, or of ids of a " + f.Names
	case f.Type == typeTableList && len(f.Values) > 0:
		return "list of tables · " + strings.Join(f.Values, " · ")
	}
	return string(f.Type)
}

func cell(s string) string { return strings.ReplaceAll(s, "|", `\|`) }

func example(s string) string {
	if s == "" {
		return ""
	}
	return "`" + cell(s) + "`"
}
