package importer

import (
	"bytes"
	"strings"

	"example.com/postmortem/report/record"
)

// mergeFormatted merges a record that is as fmt has it without looking at what is only alignment: one long key that the source adds moves
// all lines around it, and each that somebody changed would clash. A record in another form is merged as it stands, with the source in
// the form, of fmt or not, that most of its lines have.
func mergeFormatted(base, ours, theirs []byte) ([]byte, []Conflict) {
	if sound(string(ours)) && bytes.Equal(ours, formatted("record.toml", ours)) {
		text, conflicts := merge(string(record.Loosen(base)), string(record.Loosen(ours)), string(record.Loosen(theirs)))
		return formatted("record.toml", []byte(text)), conflicts
	}
	if inFormat := formatted("record.toml", base); inCommon(inFormat, ours) > inCommon(base, ours) {
		base, theirs = inFormat, formatted("record.toml", theirs)
	}
	text, conflicts := merge(string(base), string(ours), string(theirs))
	return []byte(text), conflicts
}

// inCommon is how many lines of a text stand in another.
func inCommon(text, other []byte) (n int) {
	for l := range strings.Lines(string(text)) {
		if bytes.Contains(other, []byte(l)) {
			n++
		}
	}
	return n
}

// formatted is a file as fmt has it, or as it is if it cannot be formatted. Its name says whether it is a record or a register.
func formatted(name string, src []byte) []byte {
	if out, bad := record.Format(&record.File{Path: name, Src: src}); bad == nil {
		return out
	}
	return src
}
