package view

import "strings"

// The pages that are about no single incident, as links have them: "page:recurrence". Their files have these names.
const (
	IndexName      = "index"
	RecurrenceName = "recurrence"
	familyPrefix   = "family-"
	quarterPrefix  = "quarter-"
)

// FamilyName is the name of the page of a family, by the id of its first incident.
func FamilyName(id string) string { return familyPrefix + id }

// FileName is the name of an incident's files: its id as PageFile has it, set apart by an underscore at its end where other pages have
// names like it. Upper case is no difference to some disks.
func FileName(id string) string {
	name := PageFile(id)
	lower := strings.ToLower(name)
	if lower == IndexName || lower == RecurrenceName || strings.HasPrefix(lower, familyPrefix) || strings.HasPrefix(lower, quarterPrefix) {
		name += "_"
	}
	return name
}

// PageFile is a name with whatever could mean something to a file system or a URL replaced.
func PageFile(name string) string {
	runes := []rune(name)
	for i, r := range runes {
		switch {
		case r < ' ', r == '/', r == '\\', r == ':', r == '*', r == '?', r == '"', r == '<', r == '>', r == '|', r == '#', r == '%', r == 0x7f:
			runes[i] = '_'
		case r == '.' && i == 0:
			runes[i] = '_'
		}
	}
	return string(runes)
}
