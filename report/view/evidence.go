package view

import (
	"math"
	"strconv"

	"example.com/postmortem/report/analysis"
	"example.com/postmortem/report/match"
	"example.com/postmortem/report/stats"
)

// An EvidenceTable is why the program finds two incidents alike, and what speaks against it.
type EvidenceTable struct {
	Title    Markup
	Summary  Text
	Rows     []EvidenceRow
	Missing  Text // what could not be compared
	Borrowed Text // said where the scale of similarity is not the register's own
}

// An EvidenceRow is what one thing says about the pair.
type EvidenceRow struct {
	Field   Text
	Finding Markup
	Bits    Text
}

func (w *writer) evidenceTables(relations []analysis.Relation) []EvidenceTable {
	var tables []EvidenceTable
	for _, r := range relations {
		if r.Evidence != nil {
			tables = append(tables, w.weighed(r))
		}
	}
	return tables
}

func (w *writer) weighed(r analysis.Relation) EvidenceTable {
	e := r.Evidence
	t := EvidenceTable{
		Title: w.link(w.byID[r.Earlier]),
		Summary: w.say("evidence.summary", "strength", w.t("strength."+r.Word), "bits", w.bits(e.Strength), "needed", w.decimal(e.Needed),
			"count", e.Among),
	}
	if c := e.Corrected; c != nil {
		t.Summary = append(w.say("evidence.summary", "strength", w.t("strength."+r.Word), "bits", w.bits(c.Computed), "needed", w.decimal(e.Needed),
			"count", e.Among), Say(" "+w.t("evidence.corrected", "count", c.Judged, "bits", w.bits(e.Strength)))...)
	}
	var missing []string
	for _, f := range e.Fields {
		if f.Outcome == "not-compared" {
			missing = append(missing, w.t("evidence."+f.Field))
			continue
		}
		finding := w.finding(e, f).markup()
		if f.Bits < 0 {
			finding = joined(" ", Markup(w.say("evidence.against").Bold()), finding)
		}
		t.Rows = append(t.Rows, EvidenceRow{w.say("evidence." + f.Field), finding, Say(w.bits(f.Bits))})
	}
	if missing != nil {
		t.Missing = w.say("evidence.missing", "fields", w.lang.List(missing))
	}
	if e.Capped {
		t.Summary = append(t.Summary, Say(" "+w.t("evidence.capped"))...)
	}
	if e.Borrowed {
		t.Borrowed = w.say("evidence.borrowed")
	}
	return t
}

// weights are the judgements behind the evidence.
func (w *writer) weights() Text {
	var words []string
	settings := w.recurs.Settings()
	for _, s := range settings.List() {
		switch s.Key {
		case "rho", "m", "discount":
			words = append(words, s.Key+": "+s.Value)
		}
	}
	return w.say("method.weights", "settings", joinNonEmpty(w.t("list.clauses"), words...))
}

// finding words what a field says.
func (w *writer) finding(e *analysis.Evidence, f analysis.FieldBits) Text {
	switch f.Field {
	case match.TextEvidence:
		return w.textFinding(e)
	case match.GapEvidence:
		if e.GapDays == nil {
			return w.say("evidence.gap-coarse")
		}
		return w.say("evidence.days", "count", *e.GapDays)
	}
	name := func(values []string) Text { return w.names(f.Field, values) }
	switch f.Outcome {
	case "agrees":
		return append(name(f.Shared), Say(w.t("aside.open")+w.t("evidence.of", "count", f.Count, "known", f.Known)+")")...)
	case "partly":
		return append(append(w.say("evidence.partly"), Say(" ")...), w.versus(name(f.Later), name(f.Earlier))...)
	}
	return w.versus(name(f.Later), name(f.Earlier))
}

// textFinding says how alike the texts are, how rare that is here, and by which words.
func (w *writer) textFinding(e *analysis.Evidence) Text {
	cosine := w.decimal2(e.Cosine)
	words := w.say("evidence.text-none", "cosine", cosine, "count", e.Pairs)
	if e.OneIn.Finite() {
		words = w.say("evidence.text-found", "cosine", cosine, "one", w.lang.Int(int(e.OneIn)), "count", e.Pairs)
	}
	if len(e.Words) == 0 {
		return words
	}
	var shared []string
	for _, x := range e.Words {
		word := x.Word
		if x.Concept {
			word = w.concept(word)
		}
		shared = append(shared, w.lang.Quote(word))
	}
	return w.say("evidence.words", "found", words.Plain(), "words", w.lang.List(shared))
}

// concept is the name of a feature or, where there is none of this id, what the glossary calls it in the page's language.
func (w *writer) concept(id string) string {
	if _, ok := w.Register.Feature(id); !ok {
		if name := w.recurs.Concept(id, w.lang.Tag()); name != "" {
			return name
		}
	}
	return w.feature(id).Plain()
}

// names are the values of a field in the page's words.
func (w *writer) names(field string, values []string) Text {
	var all Text
	for i, v := range values {
		if i > 0 {
			all = append(all, Say(", ")...)
		}
		switch field {
		case match.CauseField, "factor":
			all = append(all, w.category(v)...)
		case "service":
			all = append(all, w.service(v)...)
		case match.ComponentField:
			all = append(all, w.feature(v)...)
		case "site":
			all = append(all, w.site(v)...)
		case "provider":
			all = append(all, w.operator(v)...)
		case "trigger":
			all = append(all, w.word("trigger", v)...)
		default:
			all = append(all, Say(v)...)
		}
	}
	return all
}

func (w *writer) versus(later, earlier Text) Text {
	return append(append(later, Say(" "+w.t("evidence.versus")+" ")...), earlier...)
}

// bits is evidence with its sign: "+6.9", "−0.5", "0".
func (w *writer) bits(x float64) string {
	if x > 0 {
		return "+" + w.decimal(x)
	}
	return w.decimal(x)
}

// decimal is a number with one decimal, as strengths are kept.
func (w *writer) decimal(x float64) string {
	if x == math.Trunc(x) {
		return w.lang.Int(int(x))
	}
	digits := len(strconv.Itoa(int(math.Abs(x)))) + 1
	if math.Abs(x) < 1 {
		digits = 1
	}
	return w.lang.Number(x, digits)
}

// decimal2 is a cosine.
func (w *writer) decimal2(x float64) string {
	switch {
	case x < .01:
		return "0"
	case x < .1:
		return w.lang.Number(x, 1)
	}
	return w.lang.Number(x, 2)
}

// figure words a number of a result: three digits at most, "not known" where there is none.
func (w *writer) figure(x stats.Number) string {
	if !x.OK() {
		return w.t("unknown")
	}
	if f := float64(x); f == math.Trunc(f) && math.Abs(f) < 1e9 {
		return w.lang.Int(int(f))
	}
	return w.lang.Number(float64(x), 3)
}
