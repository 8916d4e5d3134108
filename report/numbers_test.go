package report_test

import (
	"encoding/json"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"example.com/postmortem/report/lang"
)

var (
	numberPattern = regexp.MustCompile(`\d[\d,]*(\.\d+)?`)
	datePattern   = regexp.MustCompile(`^\d{4}(-\d\d(-\d\d)?)?([T/].*)?$`)
)

// plainNumber is a number without what separates thousands, and without the comma of a list.
func plainNumber(n string) string { return strings.TrimRight(strings.ReplaceAll(n, ",", ""), ".") }

// numbers are what words may say of a JSON document.
type numbers struct {
	lang    *lang.Lang
	numbers map[string]bool
	dates   map[string]bool // as the language writes them
}

// readNumbers reads the numbers of a JSON document: rounded as words round them, as percentages, as durations where they are seconds; and
// its dates, with their months and quarters. Of other texts only the values of settings count.
func readNumbers(t *testing.T, source string, l *lang.Lang) *numbers {
	t.Helper()
	n := &numbers{l, map[string]bool{}, map[string]bool{}}
	var v any
	if err := json.NewDecoder(strings.NewReader(source)).Decode(&v); err != nil {
		t.Fatal(err)
	}
	n.walk("", v)
	return n
}

func (n *numbers) walk(key string, v any) {
	switch v := v.(type) {
	case map[string]any:
		for k, x := range v {
			n.walk(strings.Trim(key+"."+k, "."), x)
		}
	case []any:
		for _, x := range v {
			n.walk(key, x)
		}
	case string:
		if datePattern.MatchString(v) {
			n.date(v)
		} else if strings.HasSuffix(key, "settings.value") || strings.HasSuffix(key, "reference_suite") || strings.HasSuffix(key, "taxonomy_version") {
			n.say(v)
		}
	case float64:
		n.number(key, v)
	}
}

func (n *numbers) say(words string) {
	for _, x := range numberPattern.FindAllString(words, -1) {
		n.numbers[plainNumber(x)] = true
	}
}

// date takes a day, a month or a year, or the ends of a range of them.
func (n *numbers) date(v string) {
	for _, part := range strings.Split(v, "/") {
		if len(part) >= len(time.DateOnly) {
			if d, err := time.Parse(time.DateOnly, part[:len(time.DateOnly)]); err == nil {
				n.dates[n.lang.Date(d)], n.dates[n.lang.Quarter(d)], n.dates[part[:len(time.DateOnly)]] = true, true, true
			}
		}
		if d, err := time.Parse("2006-01", part); err == nil {
			n.dates[n.lang.Month(d)] = true
		}
		if len(part) == len("2006") {
			n.dates[part] = true
		}
	}
}

// number takes a number in every form in which words give it.
func (n *numbers) number(key string, v float64) {
	n.say(strconv.FormatFloat(math.Abs(v), 'f', -1, 64))
	if v < .001 && strings.HasSuffix(key, ".p") {
		n.numbers["0.001"] = true // "p < 0.001"
	}
	for digits := 1; digits <= 3; digits++ {
		if v != math.Trunc(v) || strings.HasSuffix(key, "cosine") || strings.HasSuffix(key, ".value") { // a mean of 10 is "10.0"
			n.say(n.lang.Number(v, digits))
		}
	}
	if v >= 0 && v <= 1 {
		for _, digits := range []int{2, 3} {
			short, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'g', digits, 64), 64)
			n.say(n.lang.Percent(short))
		}
	}
	if strings.Contains(key, "seconds") && v > 0 {
		n.say(n.lang.Duration(time.Duration(v) * time.Second))
	}
}

// undated are words without the dates of the document.
func (n *numbers) undated(words string) string {
	var all []string
	for d := range n.dates {
		all = append(all, d)
	}
	slices.SortFunc(all, func(a, b string) int { return len(b) - len(a) })
	for _, d := range all {
		words = strings.ReplaceAll(words, d, " ")
	}
	return words
}

// numbersOf are the numbers in JSON as words may say them, the parts of every text among them: rounded to three digits or two, as percentages, as durations where they are
// seconds, the parts and quarters of dates.
func numbersOf(t *testing.T, source string, l *lang.Lang) map[string]bool {
	t.Helper()
	known := map[string]bool{}
	digits := regexp.MustCompile(`\d[\d,]*(\.\d+)?`)
	say := func(words string) {
		for _, n := range digits.FindAllString(words, -1) {
			known[strings.ReplaceAll(n, ",", "")] = true
		}
	}
	var walk func(key string, v any)
	walk = func(key string, v any) {
		switch v := v.(type) {
		case map[string]any:
			for k, x := range v {
				walk(strings.Trim(key+"."+k, "."), x)
			}
		case []any:
			for _, x := range v {
				walk(key, x)
			}
		case string:
			say(v)
			for _, part := range strings.FieldsFunc(v, func(r rune) bool { return r < '0' || r > '9' }) {
				if n, err := strconv.Atoi(part); err == nil {
					known[strconv.Itoa(n)] = true
				}
			}
			if d, err := time.Parse(time.DateOnly, v); err == nil {
				say(l.Quarter(d))
			}
		case float64:
			say(strconv.FormatFloat(math.Abs(v), 'f', -1, 64))
			known["0.001"] = known["0.001"] || v < .001 // "p < 0.001"
			for digits := 1; digits <= 3; digits++ {
				say(l.Number(v, digits))
			}
			for _, digits := range []int{2, 3} {
				short, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'g', digits, 64), 64)
				say(l.Percent(short))
			}
			if strings.Contains(key, "seconds") && v > 0 {
				say(l.Duration(time.Duration(v) * time.Second))
			}
		}
	}
	d := json.NewDecoder(strings.NewReader(source))
	var v any
	if err := d.Decode(&v); err != nil {
		t.Fatal(err)
	}
	walk("", v)
	return known
}
