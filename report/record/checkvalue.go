package record

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// value checks one value against the shape of its field.
func (c *checker) value(n *node, s *shape) {
	switch s.Type {
	case typeWords, typeMarkdown:
		c.text(n, s.Required)
	case typePlain, typeID, typeZoneName, typeHourOfDay, typeWord:
		if n.kind != kString {
			c.wrongType(n, wantedString(s))
			return
		}
		c.plain(n, s)
	case typeRef:
		if n.kind != kString {
			c.wrongType(n, "the id of a "+s.Names)
			return
		}
		c.id(n, s)
	case typePlainList, typeRefList, typeWordList, typeTextList:
		c.items(n, s)
	case typeSources:
		c.sources(n)
	case typeBool:
		if n.kind != kBool {
			c.wrongType(n, "true or false")
		}
	case typeCount, typeShare:
		c.number(n, s.Type)
	case typeTime, typeClockTime, typeInstant:
		c.time(n, s.Type)
	case typeLength:
		c.length(n)
	default:
		c.structured(n, s)
	}
}

// structured checks tables and lists of tables.
func (c *checker) structured(n *node, s *shape) {
	switch {
	case n.kind == kString && s.Type == typeTable && s.Short:
		c.id(n, s)
	case n.kind == kString && s.Type == typeTableList && len(s.Values) > 0:
		if !slices.Contains(s.Values, n.text) {
			c.report(n.val, "wrong-value", "", "%q is %q, wanted %q or a list of tables", n.name, n.text, s.Values[0])
		}
	case s.Type == typeTableList && n.kind == kArray:
		c.list(n, s)
	case s.Type == typeTableList:
		wanted := "a list of tables: [[" + s.name + "]]"
		if s.Short {
			wanted += ", or of ids: [\"…\"]"
		}
		c.wrongType(n, wanted)
	case n.kind != kTable:
		c.wrongType(n, "a table")
	case s.Type == typeTable:
		c.table(n, s)
	case s.Type == typeFreeTables:
		for _, f := range n.sub {
			if f.kind != kTable {
				c.wrongType(f, "a table")
			}
		}
	}
}

func wantedString(s *shape) string {
	switch s.Type {
	case typeWord:
		return "one of " + strings.Join(s.Values, ", ")
	case typeHourOfDay:
		return `an hour such as "09:00"`
	}
	return "a text in quotes"
}

func (c *checker) plain(n *node, s *shape) {
	bad := func(hint, wanted string) {
		c.report(n.val, "wrong-value", hint, "%q is %q, wanted %s", n.name, n.text, wanted)
	}
	switch s.Type {
	case typeWord:
		if !slices.Contains(s.Values, n.text) {
			bad(nearest(n.text, s.Values), "one of "+strings.Join(s.Values, ", "))
		}
	case typeID:
		if !isID(n.text) {
			bad("", `a name without spaces and \ : * ? " < > |, not beginning with a dot`)
		}
	case typeZoneName:
		if _, err := loadZone(n.text); err != nil {
			bad("", `a zone of the IANA database such as "Asia/Seoul"`)
		}
	case typeHourOfDay:
		if !isHour(n.text) {
			bad("", `an hour such as "09:00"`)
		}
	}
}

// maxID is the longest id, in characters: with an extension it still is a file name everywhere.
const maxID = 80

// isID reports whether s can be the id of something: it goes into links and file names, where a slash leads to a folder.
func isID(s string) bool {
	if utf8.RuneCountInString(s) > maxID {
		return false
	}
	for part := range strings.SplitSeq(s, "/") {
		if part == "" || part[0] == '.' {
			return false
		}
	}
	return !strings.ContainsFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || strings.ContainsRune(`\:*?"<>|`, r)
	})
}

func isHour(s string) bool {
	if s == "24:00" {
		return true
	}
	_, err := time.Parse("15:04", s)
	return err == nil && len(s) == 5
}

// text checks a string or a table by language.
func (c *checker) text(n *node, required bool) {
	switch n.kind {
	case kString:
		if required && strings.TrimSpace(n.text) == "" {
			c.report(n.val, "wrong-value", "", "%q is empty, wanted a text", n.name)
		}
		return
	case kTable:
	default:
		c.wrongType(n, "a text in quotes, or a table by language: { ko = \"…\", en = \"…\" }")
		return
	}
	if required && len(n.sub) == 0 {
		c.report(n.place(), "wrong-value", "", "%q is empty, wanted a text", n.name)
	}
	for _, f := range n.sub {
		switch {
		case c.v.languages != nil && !slices.Contains(c.v.languages, f.name) || !isLanguage(f.name):
			c.report(f.key, "unknown-key", "the languages of the register: "+strings.Join(c.v.languages, ", "), "%q is not a language of the register", f.name)
		case f.kind != kString:
			c.wrongType(f, "a text in quotes")
		}
	}
}

// isLanguage reports whether s looks like a language tag: "ko", "zh-Hant".
func isLanguage(s string) bool {
	head, _, _ := strings.Cut(s, "-")
	if len(head) < 2 || len(head) > 3 {
		return false
	}
	for i, r := range s {
		if r >= 'a' && r <= 'z' || i >= len(head) && (r == '-' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9') {
			continue
		}
		return false
	}
	return true
}

func (c *checker) items(n *node, s *shape) {
	if n.kind != kArray {
		c.wrongType(n, `a list: ["…", "…"]`)
		return
	}
	for _, i := range n.sub {
		switch {
		case s.Type == typeTextList:
			c.text(i, false)
		case i.kind != kString:
			c.wrongType(i, "a text in quotes")
		case s.Type == typeRefList:
			c.id(i, s)
		case s.Type == typeWordList && !slices.Contains(s.Values, i.text):
			c.report(i.val, "wrong-value", nearest(i.text, s.Values), "%q has %q, wanted of %s", n.name, i.text, strings.Join(s.Values, ", "))
		}
	}
}

func (c *checker) sources(n *node) {
	const wanted = "the id of a source, an address, or a list of them"
	switch n.kind {
	case kString:
		c.source(n)
	case kArray:
		for _, i := range n.sub {
			if i.kind != kString {
				c.wrongType(i, wanted)
				continue
			}
			c.source(i)
		}
	default:
		c.wrongType(n, wanted)
	}
}

func (c *checker) number(n *node, t fieldType) {
	if t == typeCount {
		if n.kind != kInteger {
			c.wrongType(n, "a whole number")
		} else if v, err := strconv.ParseInt(strings.ReplaceAll(n.text, "_", ""), 0, 64); err != nil || v < 0 || v > 1<<53 {
			c.report(n.val, "wrong-value", "", "%q is %s, wanted a whole number from 0", n.name, clip(n.text, 40))
		}
		return
	}
	if n.kind != kFloat && n.kind != kInteger {
		c.wrongType(n, "a number from 0 to 1")
		return
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(n.text, "_", ""), 64)
	if err != nil || !(v >= 0 && v <= 1) {
		hint := ""
		if v > 2 && v <= 100 {
			hint = fmt.Sprintf("%g %% is %g", v, v/100)
		}
		c.report(n.val, "wrong-value", hint, "%q is %s, wanted a number from 0 to 1", n.name, clip(n.text, 40))
	}
}
