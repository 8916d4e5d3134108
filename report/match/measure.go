package match

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
)

// A Measurement is how well matching does on labelled sets.
type Measurement struct {
	Reports   []ReportSet
	Sentences []SentenceSet
}

// A ReportSet is the result for NAME.reports.jsonl and NAME.pairs.csv.
type ReportSet struct {
	Name      string
	Documents int
	Pairs     int // labelled
	Unknown   int // labelled, but a document is missing or both are one
	Retrieval
	TextPrecision  float64  // average precision of pairs in order of cosine
	PairPrecision  float64  // the same in order of strength: text, fields and time
	Families       Clusters // suggested families against the labelled groups, over the documents of either
	LargestFamily  int
	LargestLabeled int
}

// A SentenceSet is the result for one split of a TSV of sentence pairs: the rank correlation of cosines and people's scores.
type SentenceSet struct {
	Name, Split string
	Pairs       int
	Spearman    float64
}

const (
	reportsEnding = ".reports.jsonl"
	pairsEnding   = ".pairs.csv"
	tsvEnding     = ".tsv"
)

// Measure measures matching on every labelled set in a folder, in order of their names.
//
// Reports are objects, one a line, with id, created, component, product, title and body; pairs have a duplicate and its master a row. Every
// duplicate is a query against all other reports; all reports connected by pairs are about the same thing. Sentence pairs have a
// score and two sentences a row, with or without a split.
func Measure(fsys fs.FS, o Options) (*Measurement, error) {
	names, err := fs.Glob(fsys, "*")
	if err != nil {
		return nil, err
	}
	m := &Measurement{}
	for _, name := range names {
		switch {
		case strings.HasSuffix(name, reportsEnding):
			set, err := measureReports(fsys, strings.TrimSuffix(name, reportsEnding), o)
			if err != nil {
				return nil, err
			}
			m.Reports = append(m.Reports, *set)
		case strings.HasSuffix(name, tsvEnding):
			sets, err := measureSentences(fsys, name, o)
			if err != nil {
				return nil, err
			}
			m.Sentences = append(m.Sentences, sets...)
		}
	}
	if len(m.Reports)+len(m.Sentences) == 0 {
		return nil, errors.New("no *" + reportsEnding + " with *" + pairsEnding + " and no *" + tsvEnding)
	}
	return m, nil
}

func measureReports(fsys fs.FS, name string, o Options) (*ReportSet, error) {
	src, err := fs.ReadFile(fsys, name+reportsEnding)
	if err != nil {
		return nil, err
	}
	docs, err := readReports(name+reportsEnding, src)
	if err != nil {
		return nil, err
	}
	if src, err = fs.ReadFile(fsys, name+pairsEnding); err != nil {
		return nil, err
	}
	labels, err := readPairs(name+pairsEnding, src, docs)
	if err != nil {
		return nil, err
	}
	set := &ReportSet{Name: name, Documents: len(docs), Pairs: len(labels.pairs), Unknown: labels.unknown}
	set.Retrieval = labels.retrieve(o)
	return set, labels.judge(set, o)
}

// groups numbers the labelled groups: the reports connected by pairs.
func (l *labelled) groups() []int {
	u := newUnion(len(l.docs))
	for _, p := range l.pairs {
		u.join(p[0], p[1])
	}
	groups := make([]int, len(l.docs))
	for i := range groups {
		groups[i] = u.find(i)
	}
	return groups
}

// retrieve ranks with every term of every text, however large the set: it is the method that is measured, not its shortcuts.
func (l *labelled) retrieve(o Options) Retrieval {
	texts := make([]text, len(l.docs))
	for i, d := range l.docs {
		texts[i] = text{d.Title, d.Body}
	}
	queries := make([]int, 0, len(l.pairs))
	for _, p := range l.pairs {
		queries = append(queries, p[0])
	}
	slices.Sort(queries)
	workers := workersOr(o.Workers)
	x := newIndex(texts, o.Glossary, workers, everything())
	return retrieval(rankAll(x, l.docs, l.groups(), slices.Compact(queries), workers))
}

// measureSentences takes every split for itself, rarity of terms included.
func measureSentences(fsys fs.FS, name string, o Options) ([]SentenceSet, error) {
	src, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, err
	}
	pairs, err := readSentences(name, src)
	if err != nil {
		return nil, err
	}
	bySplit := make(map[string][]sentencePair)
	var splits []string
	for _, p := range pairs {
		if bySplit[p.split] == nil {
			splits = append(splits, p.split)
		}
		bySplit[p.split] = append(bySplit[p.split], p)
	}
	var sets []SentenceSet
	for _, split := range splits {
		part := bySplit[split]
		sets = append(sets, SentenceSet{strings.TrimSuffix(name, tsvEnding), split, len(part), correlate(part, o)})
	}
	return sets, nil
}

func correlate(pairs []sentencePair, o Options) float64 {
	var texts []text
	for _, p := range pairs {
		texts = append(texts, text{title: p.a}, text{title: p.b})
	}
	x := newIndex(texts, o.Glossary, workersOr(o.Workers), everything())
	s := newSearch(x)
	var cosines, scores []float64
	for i, p := range pairs {
		v := s.vector(2 * i)
		s.load(v)
		cosines, scores = append(cosines, s.cosine(2*i+1)), append(scores, p.score)
		s.unload(v)
	}
	return spearman(cosines, scores)
}
