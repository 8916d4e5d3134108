package match

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A sentencePair is two sentences and how alike people find them.
type sentencePair struct {
	split string
	score float64
	a, b  string
}

// The names by which the columns of sentence sets go.
var sentenceColumns = struct{ split, score, a, b []string }{
	split: []string{"split", "set", "fold"},
	score: []string{"score", "similarity", "label", "labels.real-label"},
	a:     []string{"s1", "sentence1", "sentence_1", "sentence_a", "text1"},
	b:     []string{"s2", "sentence2", "sentence_2", "sentence_b", "text2"},
}

// layout is where a set has its columns; -1: nowhere.
type layout struct{ split, score, a, b int }

// readSentences reads tab-separated sentence pairs. Quotes mean themselves. A heading names the columns; where it does not, the last two
// are the sentences, the number before them is the score, and the first of four the split.
func readSentences(name string, src []byte) ([]sentencePair, error) {
	var pairs []sentencePair
	var at layout
	line := 0
	for text := range bytes.Lines(bytes.TrimPrefix(src, []byte("\ufeff"))) {
		line++
		row := strings.Split(strings.TrimRight(string(text), "\r\n"), "\t")
		if len(row) == 1 && strings.TrimSpace(row[0]) == "" {
			continue
		}
		if len(pairs) == 0 && at == (layout{}) {
			var heading bool
			if at, heading = findLayout(row); heading {
				continue
			}
		}
		pair, err := at.read(row)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, line, err)
		}
		pairs = append(pairs, pair)
	}
	return pairs, nil
}

// findLayout tells where the columns are, and whether the row is a heading.
func findLayout(row []string) (layout, bool) {
	find := func(names []string) int {
		return slices.IndexFunc(row, func(column string) bool { return slices.Contains(names, strings.ToLower(strings.TrimSpace(column))) })
	}
	c := sentenceColumns
	at := layout{find(c.split), find(c.score), find(c.a), find(c.b)}
	if at.score >= 0 && at.a >= 0 && at.b >= 0 {
		return at, true
	}
	at = layout{split: -1, score: len(row) - 3, a: len(row) - 2, b: len(row) - 1}
	if len(row) == 4 {
		at.split = 0
	}
	if at.score < 0 {
		return at, false
	}
	_, err := strconv.ParseFloat(strings.TrimSpace(row[at.score]), 64)
	return at, err != nil
}

func (l layout) read(row []string) (sentencePair, error) {
	if l.score < 0 || len(row) <= max(l.split, l.score, l.a, l.b) {
		return sentencePair{}, fmt.Errorf("%d columns, wanted a score and two sentences", len(row))
	}
	score, err := strconv.ParseFloat(strings.TrimSpace(row[l.score]), 64)
	if err != nil {
		return sentencePair{}, fmt.Errorf("score %q is no number", row[l.score])
	}
	pair := sentencePair{score: score, a: row[l.a], b: row[l.b]}
	if l.split >= 0 {
		pair.split = row[l.split]
	}
	return pair, nil
}
