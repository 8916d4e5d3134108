package record

import (
	"fmt"
	"strings"
	"time"

	"github.com/rivo/uniseg"
)

// A Blank is a new record, to be filled in by people. What nobody has said yet is an empty text, which the checks point at, or a
// line that begins with #, to be taken away: nothing stands in it that may be untrue.
type Blank struct {
	Schema string // path of the JSON Schema, relative to the record; empty: editors get no line about it

	ID       string // empty: the name of the file will do
	Title    string // in the register's first language
	Severity string
	Started  string // as people write times
	Duration string
	Resolved string   // as people write times; goes with no Duration
	Affected []string // ids of features
	Sites    []string // ids of sites, or "unknown"
	Cause    string   // category, or "unknown"
	Summary  string

	From string // the record that Affected, Sites and Cause are taken from: then the cause is only suspected
}

// Short is the record with the eight keys that are worth having from the beginning. The ids that the register has stand behind them.
// now is the moment that examples are of.
func (b Blank) Short(r *Register, now time.Time) []byte {
	var lines, later []string
	line := func(key, value, says string) { lines = append(lines, key+" = "+value+comment(says)) }
	if b.ID != "" {
		line("id", quote(b.ID), "")
	}
	line("title", quote(oneLine(b.Title)), "")
	asked := func(key, value, says string) {
		if value != "" {
			says = ""
		}
		line(key, quote(value), says)
	}
	asked("severity", b.Severity, hintIDs("", r.Known("severity")))
	day := now.In(r.Zone)
	asked("started", b.Started, fmt.Sprintf("%s · about %s · %s; in %s", day.Format("2006-01-02 15:04"), day.Format("2006-01-02 15:04"), day.Format(time.DateOnly), r.Zone))
	optional := func(key, value, blank, says string) {
		if value != "" {
			line(key, value, b.like(key))
			return
		}
		later = append(later, key+" = "+blank+comment(says))
	}
	if b.Resolved != "" {
		line("resolved", quote(b.Resolved), "")
	} else {
		optional("duration", quoted(b.Duration), `""`, "20m · about 20m · 약 20분; or resolved = \""+day.Format("2006-01-02 15:04")+"\"")
	}
	optional("affected", quoteList(b.Affected), `[""]`, hintIDs("", r.Known("feature")))
	if len(b.Sites) < 2 {
		optional("datacenter", quoted(strings.Join(b.Sites, "")), `""`, hintIDs("unknown", r.Known("site")))
	}
	optional("cause", b.cause(), `""`, hintIDs("unknown", r.Known("cause")))
	line("summary", quote(b.Summary), "")
	var text strings.Builder
	text.WriteString(b.top() + strings.Join(lines, "\n") + "\n")
	if later != nil {
		text.WriteString("\n# " + phrase(r, "take the # away as soon as it is known; unknown: somebody looked and does not know", "알게 되면 #을 지운다. unknown은 찾아보았지만 모른다는 뜻이다") + "\n")
		text.WriteString(aligned(later))
	}
	for _, s := range b.Sites {
		if len(b.Sites) > 1 {
			text.WriteString("\n[[dependency]]" + comment(b.like("datacenter")) + "\nsite = " + quote(s) + "\n")
		}
	}
	return format([]byte(text.String()), newGrammar().incident)
}

// top is the line that tells editors of the schema.
func (b Blank) top() string {
	if b.Schema == "" {
		return ""
	}
	return "#:schema " + b.Schema + "\n"
}

// cause is what is thought of the cause. One that was taken from another record nobody has confirmed for this one.
func (b Blank) cause() string {
	if b.From == "" || b.Cause == "" || b.Cause == "unknown" {
		return quoted(b.Cause)
	}
	return "{ state = \"suspected\", category = " + quote(b.Cause) + " }"
}

// like says where a value was taken from.
func (b Blank) like(key string) string {
	if b.From == "" || key == "duration" {
		return ""
	}
	return "as in " + oneLine(b.From) + "; is it so?"
}

func quoted(s string) string {
	if s == "" {
		return ""
	}
	return quote(s)
}

func comment(says string) string {
	if says == "" {
		return ""
	}
	return "  # " + says
}

// phrase is a comment in the register's first language.
func phrase(r *Register, en, ko string) string {
	if r.Languages[0] == "ko" {
		return ko
	}
	return en
}

// aligned writes lines that begin with #, their = and comments below each other.
func aligned(lines []string) string {
	key, value := 0, 0
	for _, l := range lines {
		k, rest, _ := strings.Cut(l, " = ")
		v, _, _ := strings.Cut(rest, "  # ")
		key, value = max(key, len(k)), max(value, uniseg.StringWidth(v))
	}
	var b strings.Builder
	for _, l := range lines {
		k, rest, _ := strings.Cut(l, " = ")
		v, c, _ := strings.Cut(rest, "  # ")
		b.WriteString(strings.TrimRight(fmt.Sprintf("#%-*s = %s%s  # %s", key, k, v, strings.Repeat(" ", value-uniseg.StringWidth(v)), c), " #") + "\n")
	}
	return b.String()
}

// maxHint is the width of the list of ids behind a key.
const maxHint = 90

// hintIDs lists ids, as many as fit.
func hintIDs(first string, ids []string) string {
	if len(ids) == 0 {
		return first
	}
	var b strings.Builder
	b.WriteString(first)
	for i, id := range ids {
		if i > 0 || first != "" {
			b.WriteString(" · ")
		}
		if uniseg.StringWidth(b.String()+id) > maxHint {
			b.WriteString("…")
			break
		}
		b.WriteString(id)
	}
	return b.String()
}
