package check

import (
	"slices"
	"testing"
)

func TestBlaming(t *testing.T) {
	for text, want := range map[string][]string{
		// English: whole words, any case, once each
		"It was Human Error, a human error.":              {"Human Error", "human error"},
		"carelessness and negligence of the vendor":       {"carelessness", "negligence"},
		"He should have known better.":                    {"should have known better"},
		"caring, negligee, a lazy-loading page":           nil,
		"a human-readable error; errors of humans":        nil,
		"the operator restarted it; user errors were few": nil,
		"recklessly fast":                                 {"recklessly"},
		// words of others
		`the paper wrote "human error" and “his fault”`: nil,
		"an open \" quote: human error":                 {"human error"},
		"it's ‘sloppy’ but not theirs, sloppy":          {"sloppy"},
		// Korean: particles and endings after the word, and words that only begin alike
		"작업자의 실수로 멈추었다":              {"작업자의 실수"},
		"담당자 단순 실수였다":                {"담당자 단순 실수"},
		"담당자가 실수로 지웠다":               nil,
		"설정 실수로 멈추었다":                nil,
		"부주의로 인한 장애, 부주의하게":          {"부주의"},
		"태만한 대응과 안일함":                {"태만", "안일"},
		"방심위가 조사했다":                  nil,
		"과실 비율, 과실주, 과실을":            {"과실"},
		"인적 오류와 휴먼에러":                {"인적 오류", "휴먼에러"},
		"무능력자 명단":                    nil,
		"운영자의 잘못이다. ‘직원 과실’이라고 보도했다": {"운영자의 잘못"},
	} {
		if got := blaming(text, unquoted(nil, text)); !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestLastAnswer(t *testing.T) {
	for text, want := range map[string]string{
		"Why did it stop? x\nWhy? An operator did it.": "Why? An operator did it.",
		"왜 멈추었나?\n- 차단기\n왜?\n- 직원이 껐다.\n\n":            "- 직원이 껐다.",
		"Why did it stop? Nobody knows.":               "",
		"The operator stopped it.":                     "",
		"whyever, whyever":                             "",
	} {
		if got := lastAnswer(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
	for line, want := range map[string]bool{"직원이 껐다": true, "직원용 화면이 꺼졌다": false, "An engineer typed it": true, "engineering hours": false, "the engine stopped": false} {
		if namesPerson(line) != want {
			t.Errorf("%q names a person: %v", line, !want)
		}
	}
}
