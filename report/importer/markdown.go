package importer

import (
	"path"
	"strings"

	"example.com/postmortem/report/record"
)

// Markdown reads postmortems that people wrote by one of the usual templates: Google's SRE book, Atlassian's, PagerDuty's,
// and whatever resembles them. What stands under a heading that is known goes into the field that it is about; everything
// else stays as prose under its own heading, and is listed. Times are looked for where the templates have them; they are
// read out of texts and therefore derived.
var Markdown = &Importer{
	Name: "markdown", Ext: []string{".md", ".markdown"}, Mapped: true, Mapping: "postmortem", Read: readMarkdown,
	Doc: "Markdown postmortems by the templates of Google SRE, Atlassian and PagerDuty",
}

func readMarkdown(r *Reading) {
	if !r.hasMapping() {
		return
	}
	for i := range r.Files {
		r.markdown(&r.Files[i])
	}
}

// A postmortem is one such text while it is taken apart.
type postmortem struct {
	*draft
	file  *File
	times clockReader
	day   string   // of the incident, for times of day
	facts []fact   // "Detection: 10:05", wherever it stands
	rest  []string // what no field took
}

func (r *Reading) markdown(f *File) {
	text := clean(strings.TrimPrefix(string(f.Data), "\ufeff"))
	if text == "" {
		r.problem(f, 0, 0, record.Error, "it is empty", "")
		return
	}
	name := strings.TrimSuffix(path.Base(f.Name), path.Ext(f.Name))
	p := &postmortem{draft: r.draft(f, "markdown", name), file: f, times: r.clockReader()}
	all := sections(text)
	title := ""
	if len(all) > 1 && all[0].body == "" && all[1].level == 1 && headingMeans(all[1].title) == "" {
		title = all[1].title
	}
	p.title(trimTitle(title), name)
	for i, s := range all {
		p.facts = append(p.facts, factsOf(s.body)...)
		if i == 1 && title != "" {
			s.title = "" // what stands below the title is about the whole
		}
		all[i] = s
	}
	p.day = dayOf(append([]string{title, name}, allBodies(all)...))
	for i := 0; i < len(all); i++ {
		i += p.section(all, i)
	}
	p.clocks()
	p.severityWord()
	if len(p.rest) > 0 {
		s, lang := p.in.Summary.In()
		whole := strings.TrimSpace(s + "\n\n" + strings.Join(p.rest, "\n\n"))
		p.in.Summary = record.Text{or(lang, r.languageOf(whole)): whole}
		p.check("summary", "holds the parts that no field took")
	}
	p.finish()
}

// trimTitle takes away what titles of postmortems begin with.
func trimTitle(s string) string {
	for _, prefix := range []string{"Postmortem:", "Post-mortem:", "Post-Mortem:", "Incident postmortem:", "Incident Report:", "Incident:", "Postmortem -", "Postmortem –", "장애 보고서:", "포스트모템:"} {
		if rest, ok := strings.CutPrefix(s, prefix); ok {
			return strings.TrimSpace(rest)
		}
	}
	return s
}

func allBodies(all []section) (out []string) {
	for _, s := range all {
		out = append(out, s.body)
	}
	return out
}

// section puts one section where it belongs, and says how many of the following ones went with it: a known heading takes
// what stands below its subheadings too, unless those are known themselves.
func (p *postmortem) section(all []section, i int) (more int) {
	s := all[i]
	what := headingMeans(s.title)
	body := s.body
	if what != "" && what != "header" {
		for _, sub := range all[i+1:] {
			if sub.level <= s.level || headingMeans(sub.title) != "" {
				break
			}
			body = strings.TrimSpace(body + "\n\n**" + sub.title + "**\n\n" + sub.body)
			more++
		}
	}
	body = strings.TrimSpace(body)
	if what == "" || what == "header" {
		body = p.namedParagraphs(body)
	}
	if body == "" {
		return more
	}
	if !p.field(what, body) {
		if s.title != "" {
			p.r.problem(p.file, s.line, 1, record.Note, "no field is about “"+s.title+"”", "its text is at the end of the summary")
			body = "**" + s.title + "**\n\n" + body
		} else if body = withoutFacts(body); body == "" {
			return more
		}
		p.rest = append(p.rest, body)
	}
	return more
}

// field fills the field that a heading is about; false if there is none.
func (p *postmortem) field(what, body string) bool {
	in := p.in
	add := func(t *record.Text) {
		old, lang := (*t).In()
		body = strings.TrimSpace(old + "\n\n" + body)
		*t = record.Text{or(lang, p.r.languageOf(body)): body}
	}
	switch what {
	case "summary":
		add(&in.Summary)
	case "impact":
		add(&in.Impact)
	case "cause":
		p.suspect()
		add(&in.Cause.Summary)
	case "trigger":
		in.Cause.Factors = append(in.Cause.Factors, record.Factor{Summary: p.r.text(body)})
		p.suspect()
	case "timeline":
		return p.timeline(body)
	case "actions":
		return p.actions(body)
	case "well":
		in.Lessons.WentWell = append(in.Lessons.WentWell, p.bullets(body)...)
	case "wrong":
		in.Lessons.WentWrong = append(in.Lessons.WentWrong, p.bullets(body)...)
	case "lucky":
		in.Lessons.Lucky = append(in.Lessons.Lucky, p.bullets(body)...)
	case "header":
		return withoutFacts(body) == ""
	default:
		return false
	}
	return true
}

// suspect says that a cause is told; how sure anybody was is for people to say.
func (p *postmortem) suspect() {
	if p.in.Cause.State == "" {
		p.in.Cause.State = record.CauseSuspected
		p.check("cause.state", "how sure the authors were is not known")
	}
}

// namedParagraphs takes lines such as "**Summary:** Search was down." out of a text, which are headings in Google's template.
func (p *postmortem) namedParagraphs(body string) string {
	var kept []string
	for l := range strings.SplitSeq(body, "\n") {
		name, says, ok := strings.Cut(strings.TrimPrefix(strings.TrimSpace(l), "**"), ":**")
		what := headingMeans(name)
		if says = strings.TrimSpace(says); ok && says != "" && strings.HasPrefix(strings.TrimSpace(l), "**") && isOneOf(what, "summary|impact|cause|trigger") && p.field(what, says) {
			continue
		}
		kept = append(kept, l)
	}
	return strings.TrimSpace(strings.Join(kept, "\n"))
}

// headingMeans says which field a heading of the templates is about.
func headingMeans(title string) string {
	t := strings.ToLower(strings.Trim(title, " :?!*"))
	for _, h := range headings {
		for word := range strings.SplitSeq(h.words, "|") {
			if t == word || strings.HasPrefix(t, word+" ") || strings.HasPrefix(t, word+":") || strings.HasPrefix(t, word+" (") {
				return h.what
			}
		}
	}
	return ""
}

// headings of the templates, the more particular ones first.
var headings = [...]struct{ what, words string }{
	{"well", "what went well|what worked well|things that went well|잘된 점|잘한 점"},
	{"wrong", "what went wrong|what went poorly|what didn't go so well|what didn’t go so well|what didn't go well|what could have gone better|things that went poorly|잘못된 점|아쉬운 점"},
	{"lucky", "where we got lucky|where did we get lucky|운이 좋았던 점|운이 따른 점"},
	{"actions", "action items|actions|follow-up actions|follow up|followup items|corrective actions|corrective and preventative measures|remediation and prevention|재발 방지 대책|후속 조치|조치 사항|조치 항목|조치"},
	{"timeline", "timeline|incident timeline|timeline of events|타임라인|경과|장애 경과|시간대별 경과"},
	{"cause", "root cause|root causes|root cause analysis|root cause identification|contributing factors|cause|the five whys|five whys|원인|근본 원인"},
	{"trigger", "trigger|fault|leadup|lead up|계기|발단"},
	{"impact", "impact|customer impact|user impact|business impact|detailed description of impact|영향|이용자 영향"},
	{"summary", "summary|incident summary|overview|executive summary|what happened|description|요약|개요"},
	{"header", "status|date|authors|owner|owners|date/time of the issue|metadata|severity|상태|작성자|일시"},
}
