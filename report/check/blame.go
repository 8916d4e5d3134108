package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.com/postmortem/report/record"
)

var languageRules = []*Rule{
	{Name: "blame", Level: record.Warning, Check: blame,
		Doc: "A text blames people.",
		Why: "People who fear blame stop telling what happened, and an explanation that ends in a careless person ends the search. Say what made the slip possible and what did not catch it. The list of words is short on purpose; quotations are left alone."},
	{Name: "whys-person", Level: record.Warning, Check: whysPerson,
		Doc: "A chain of whys ends in a person, or human action is named as the cause without any contributing factor.",
		Why: "“Because somebody forgot” is where the next question begins: what made it easy to forget, and what could have noticed?"},
}

// blameEnglish are words and phrases that blame; a * stands for any ending. Words that fit machines as well (fault, failed,
// error, mistake) are not among them.
var blameEnglish = []string{"human error", "operator error", "user error", "pilot error", "careless*", "negligen*", "incompeten*", "sloppy", "sloppiness",
	"reckless*", "inattentive*", "inattention", "his mistake", "her mistake", "his fault", "her fault", "should have known better", "stupid*", "idiot*"}

// blameKorean are the stems of words that blame, as they begin a word. What follows must be an ending (endings), so that
// 방심위 and 과실주 are not among them. 인재 is left out: it is a disaster made by people, and also talent.
var blameKorean = []string{"부주의", "태만", "과실", "중과실", "무능", "무능력", "안일", "방심", "인적오류", "휴먼에러"}

// persons are whose slips are blamed in Korean; 실수 and 잘못 alone are said of companies and settings too.
var persons = []string{"담당자", "작업자", "직원", "운영자", "운영요원", "엔지니어", "개발자", "관리자", "개인"}

var slips = []string{"실수", "잘못", "부주의", "과실", "탓", "무지"}

// endings are the particles and endings that may follow a noun that blames.
var endings = []string{"", "가", "이", "는", "은", "를", "을", "로", "으로", "와", "과", "의", "에", "도", "만", "때문", "탓", "로부터", "에서", "에의", "로서",
	"이다", "이었다", "였다", "입니다", "이며", "이고", "라고", "이라고", "이라", "라", "임", "로인한", "로인해", "에따른", "에의한"}

// verbal are the beginnings of what turns such a noun into a verb or an adverb: 태만하다, 안일한, 무능력하게, 방심해서.
var verbal = []string{"하", "한", "했", "해", "함", "히", "스러", "스런"}

func blame(p *Pass) {
	var words []word // one for all texts: they are long
	for _, t := range p.passages() {
		if t.quote {
			continue
		}
		for _, l := range p.languages(t.Text) {
			words = unquoted(words[:0], t.Text[l])
			for _, w := range blaming(t.Text[l], words) {
				p.report(p.wordAt(t.path, l, w), "say what made it possible and what did not catch it", "%q blames people", w)
			}
		}
	}
}

// blaming returns what blames in a text of these words, as it stands there, each once.
func blaming(text string, words []word) []string {
	var out []string
	for i, end := 0, 0; i < len(words); i++ {
		if words[i].from < end {
			continue
		}
		w := blameAt(text, words[i:])
		if end = words[i].from + len(w); w != "" && !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}

// word is a run of letters of a text: where it begins and ends.
type word struct {
	from, to int
	lower    string
}

// unquoted appends the words of a text to out and leaves out what stands in quotation marks: the words of others.
func unquoted(out []word, text string) []word {
	var close rune
	start := -1
	for i, r := range text {
		letter := unicode.IsLetter(r) || unicode.IsDigit(r)
		if letter && start < 0 && close == 0 {
			start = i
		}
		if !letter && start >= 0 {
			out = append(out, word{start, i, strings.ToLower(text[start:i])})
			start = -1
		}
		switch {
		case close != 0 && (r == close || r == '\n'):
			close = 0
		case close == 0:
			close = closing(text, i, r)
		}
	}
	if start >= 0 {
		out = append(out, word{start, len(text), strings.ToLower(text[start:])})
	}
	return out
}

// closing is the mark that ends a quotation which r begins at i, if its line has one; else 0.
func closing(text string, i int, r rune) rune {
	var end rune
	switch r {
	case '“':
		end = '”'
	case '‘':
		end = '’'
	case '"':
		end = '"'
	case '「':
		end = '」'
	case '『':
		end = '』'
	case '«':
		end = '»'
	default:
		return 0
	}
	line, _, _ := strings.Cut(text[i+utf8.RuneLen(r):], "\n")
	if !strings.ContainsRune(line, end) {
		return 0
	}
	return end
}

// blameAt returns what blames at the first of some words of a text.
func blameAt(text string, words []word) string {
	first := words[0]
	if c := first.lower[0]; c < utf8.RuneSelf {
		for _, phrase := range blameEnglish {
			if c == phrase[0] {
				if n := matches(words, phrase); n > 0 {
					return text[first.from:words[n-1].to]
				}
			}
		}
		return ""
	}
	for _, stem := range blameKorean {
		if rest, ok := strings.CutPrefix(first.lower, stem); ok && ending(rest) {
			return text[first.from : first.to-len(rest)]
		}
	}
	if rest, ok := strings.CutPrefix(first.lower, "인적"); ok && rest == "" && len(words) > 1 && strings.HasPrefix(words[1].lower, "오류") {
		return text[first.from : words[1].from+len("오류")]
	}
	return slipOf(text, words)
}

// matches returns how many words a phrase takes at the beginning of words; 0 if it is not there.
func matches(words []word, phrase string) int {
	n := 0
	for part := range strings.SplitSeq(phrase, " ") {
		if n == len(words) {
			return 0
		}
		stem, open := strings.CutSuffix(part, "*")
		if w := words[n].lower; w != part && !(open && strings.HasPrefix(w, stem)) {
			return 0
		}
		n++
	}
	return n
}

// slipOf finds 담당자의 실수, 작업자 과실 and the like, with at most one word between.
func slipOf(text string, words []word) string {
	for _, person := range persons {
		rest, ok := strings.CutPrefix(words[0].lower, person)
		if !ok || rest != "" && rest != "의" && rest != "들의" && rest != "들" {
			continue
		}
		for _, w := range words[1:min(3, len(words))] {
			for _, slip := range slips {
				if rest, ok := strings.CutPrefix(w.lower, slip); ok && ending(rest) {
					return text[words[0].from : w.to-len(rest)]
				}
			}
		}
	}
	return ""
}

func ending(rest string) bool {
	for _, v := range verbal {
		if strings.HasPrefix(rest, v) {
			return true
		}
	}
	for _, e := range endings {
		if rest == e {
			return true
		}
	}
	return false
}
