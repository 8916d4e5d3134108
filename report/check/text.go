package check

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"example.com/postmortem/report/record"
)

var textRules = []*Rule{
	{Name: "missing-translation", Level: record.Warning, Check: missingTranslation,
		Doc: "Texts of the record lack a language of the register.",
		Why: "Pages show the other language instead, marked as such. That is a note while people write, and a warning once the record is approved. Names and headlines stay in their own language and are not asked for."},
	{Name: "empty-section", Level: record.Warning, Check: emptySection,
		Doc: "A text is empty, holds a placeholder such as TBD, or has a heading with nothing below it.",
		Why: "What is not known is left out, and the pages say that it is not known. An empty section says only that somebody meant to write it."},
}

// A passage is a text that the record's authors wrote, and where.
type passage struct {
	path string
	record.Text
	quote bool // what others said: notices to users
}

// passages are the texts that the record's authors wrote. Names, headlines and what parties claim are not theirs.
func (p *Pass) passages() []passage {
	if p.texts == nil {
		p.texts = p.collect()
	}
	return p.texts
}

func (p *Pass) collect() []passage {
	out := []passage{{"title", p.Title, false}, {"summary", p.Summary, false}, {"impact", p.Impact, false},
		{"review.because", p.Review.Because, false}, {"cause.summary", p.Cause.Summary, false}}
	add := func(text record.Text, format string, args ...any) {
		out = append(out, passage{path: fmt.Sprintf(format, args...), Text: text})
	}
	for i, w := range p.Cause.Was {
		add(w.Summary, "cause.was[%d].summary", i)
	}
	for i, f := range p.Cause.Factors {
		add(f.Summary, "cause.factor[%d].summary", i)
	}
	for i, a := range p.Affected {
		add(a.Symptom, "affected[%d].symptom", i)
	}
	for i, d := range p.Dependencies {
		add(d.Why, "dependency[%d].why", i)
	}
	for i, e := range p.Timeline {
		add(e.What, "timeline[%d].what", i)
	}
	for i, a := range p.Actions {
		add(a.Title, "action[%d].title", i)
		add(a.Because, "action[%d].because", i)
	}
	for i, s := range p.Signals {
		add(s.What, "signal[%d].what", i)
	}
	for i, n := range p.Notices {
		out = append(out, passage{fmt.Sprintf("notice[%d].text", i), n.Text, true})
	}
	for i, t := range p.Lessons.WentWell {
		add(t, "lessons.went_well[%d]", i)
	}
	for i, t := range p.Lessons.WentWrong {
		add(t, "lessons.went_wrong[%d]", i)
	}
	for i, t := range p.Lessons.Lucky {
		add(t, "lessons.lucky[%d]", i)
	}
	for i, r := range p.Related {
		add(r.Because, "related[%d].because", i)
	}
	for i, r := range p.Revisions {
		add(r.Because, "revision[%d].because", i)
	}
	return slices.DeleteFunc(out, func(t passage) bool { return t.Text == nil })
}

// missingTranslation makes one finding of a record: whoever has not begun to translate knows it after the first.
func missingTranslation(p *Pass) {
	langs := p.Register.Languages
	if !p.index.translated {
		return // nobody has said which languages there are
	}
	n, first, lacks := 0, "", ""
	for _, t := range p.passages() {
		for _, l := range langs {
			if blank(t.Text[l]) && !blankText(t.Text) {
				if n++; n == 1 {
					first, lacks = t.path, l
				}
			}
		}
	}
	level := record.Note
	if p.Review.State == record.ReviewApproved {
		level = record.Warning
	}
	switch {
	case n == 1:
		p.reportAs(level, p.at(first), "", "the text has no %q", lacks)
	case n > 1:
		p.reportAs(level, p.at(first), "", "the text has no %q; %d texts of the record lack a language", lacks, n)
	}
}

func blank(s string) bool { return strings.TrimSpace(s) == "" }

func blankText(t record.Text) bool {
	for _, s := range t {
		if !blank(s) {
			return false
		}
	}
	return true
}

// placeholders stand for a text that nobody has written. "없음" and "none" are answers and are not among them.
var placeholders = []string{"tbd", "tba", "todo", "fixme", "xxx", "to be written", "to be determined", "lorem ipsum", "...", "…", "?", "??", "???", "-", "--",
	"작성 예정", "추후 작성", "추후 기재", "작성 중", "작성중", "미작성", "내용 없음", "미정"}

func placeholder(text string) bool {
	if text == "" || len(text) > 60 {
		return false
	}
	text = strings.ToLower(text)
	return slices.Contains(placeholders, text) || slices.Contains(placeholders, strings.Trim(text, " .:()[]*_"))
}

func emptySection(p *Pass) {
	for _, t := range p.passages() {
		if blankText(t.Text) {
			p.report(p.at(t.path), "leave it out while there is nothing to say", "the text is empty")
			continue
		}
		if t.quote {
			continue
		}
		for _, l := range p.languages(t.Text) {
			text := strings.TrimSpace(t.Text[l])
			switch {
			case placeholder(text):
				p.report(p.at(t.path+"."+l, t.path), "leave it out while there is nothing to say", "%q stands for a text that nobody has written", text)
			default:
				if h := emptyHeading(t.Text[l]); h != "" {
					p.report(p.wordAt(t.path, l, h), "write the section, or remove its heading", "the heading has nothing below it")
				}
			}
		}
	}
	p.emptyList("lessons.went_well", p.Lessons.WentWell)
	p.emptyList("lessons.went_wrong", p.Lessons.WentWrong)
	p.emptyList("lessons.lucky", p.Lessons.Lucky)
}

// emptyList reports a list that is there and holds nothing. The file is asked only if it has the word: asking makes its tree.
func (p *Pass) emptyList(path string, list []record.Text) {
	_, name, _ := strings.Cut(path, ".")
	if len(list) > 0 || !bytes.Contains(p.File.Src, []byte(name)) {
		return
	}
	if from, to, ok := p.File.Where(path); ok {
		p.report(place{from, to}, "leave it out while there is nothing to say", "the list is empty")
	}
}

// languages are those of a text, the register's first.
func (p *Pass) languages(t record.Text) []string {
	var out []string
	for _, l := range p.Register.Languages {
		if _, ok := t[l]; ok {
			out = append(out, l)
		}
	}
	return out
}

// emptyHeading is the first Markdown heading (# …) that is followed by the end or by a heading of the same or a higher level.
func emptyHeading(text string) string {
	if !strings.Contains(text, "#") || !strings.Contains(strings.TrimSpace(text), "\n") {
		return "" // what is on one line is no section
	}
	last, depth := "", 0
	fenced := false
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "```") || strings.HasPrefix(line, "~~~") {
			fenced = !fenced
		}
		n := len(line) - len(strings.TrimLeft(line, "#"))
		switch {
		case line == "":
		case !fenced && n > 0 && n <= 6 && strings.HasPrefix(line[n:], " "):
			if last != "" && n <= depth {
				return last
			}
			last, depth = line, n
		default:
			last = ""
		}
	}
	return last
}
