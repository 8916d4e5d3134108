package lang_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"example.com/postmortem/templates"
)

var arguments = regexp.MustCompile(`\{\{.*?\}\}`)

// house are the words that pages use, each with variants that mean the same thing and so are used nowhere: a reader must not wonder
// whether two words are two things.
var house = map[string][]struct {
	word     string
	variants []string
}{
	"ko": {
		{"발단", []string{"촉발", "계기", "트리거"}},
		{"재발 계열", []string{"묶음", "재발군", "패밀리"}},
		{"재발", []string{"되풀이", "반복"}},
		{"담당자가 확정한", []string{"사람이 확인", "사람이 기록", "사람이 선언", "사람들이 선언"}},
		{"발생률", []string{"속도"}},
		{"유사", []string{"닮"}},
		{"기한 경과", []string{"기한 지남", "기한을 넘", "기한 초과", "연체"}},
		{"대기 설비", []string{"예비가", "예비는", "예비 설비", "스탠바이"}},
		{"장애", []string{"사건", "인시던트"}},
		{"앞선 장애", []string{"이전 장애", "과거 장애"}},
		{"감지", []string{"탐지"}},
		{"하지 않기로", []string{"기각된 것"}},
		{"변화점", []string{"한 번 바뀜"}},
		{"데이터센터가 멈추면", []string{"잃으면", "잃는", "잃은"}},
		{"95% 정확 신뢰구간", []string{"정확 95%"}},
		{"외부 업체", []string{"공급사", "협력사가", "벤더"}},
		{"기록 없음", []string{"적혀 있지 않음"}},
		{"이용자", []string{"사용자", "유저"}},
		{"데이터센터", []string{"데이터 센터", "전산센터"}},
		{"질문", []string{"물음"}},
		{"푸아송", []string{"포아송"}},
		{"알 수 없음", []string{"불명", "unknown"}},
		{"한다체", []string{"습니다", "해요"}},
	},
	"en": {
		{"not known", []string{"unknown", "unclear"}},
		{"data center", []string{"datacenter", "data centre", "datacentre"}},
		{"action", []string{"remediation", "follow-up"}},
		{"postmortem", []string{"post-mortem", "post mortem"}},
		{"confirmed", []string{"verified"}},
		{"family", []string{"recurrence group", "cluster of incidents"}},
	},
}

// TestHouseWords finds variants of house words in what catalogues say.
func TestHouseWords(t *testing.T) {
	for tag, words := range house {
		for id, text := range texts(t, tag) {
			for _, h := range words {
				for _, variant := range h.variants {
					if strings.Contains(strings.ToLower(text), variant) {
						t.Errorf("%s: %s = %q says %q: the house word is %q", tag, id, text, variant, h.word)
					}
				}
			}
		}
	}
}

// TestQuotationMarks: a page's own words are set with ’ and with “ ” or ‘ ’, the marks that its records' texts are written with. A
// typewriter's mark says neither whether it opens nor whether it closes, so none is left for a program to guess.
func TestQuotationMarks(t *testing.T) {
	for tag := range house {
		for id, text := range texts(t, tag) {
			if strings.ContainsAny(text, "'\"") {
				t.Errorf("%s: %s = %q has a typewriter's quotation mark", tag, id, text)
			}
		}
	}
}

// texts are the messages of a catalogue without the names of their arguments.
func texts(t *testing.T, tag string) map[string]string {
	t.Helper()
	all := written(t, tag)
	for id, text := range all {
		all[id] = arguments.ReplaceAllString(text, "")
	}
	return all
}

// written are the messages of a catalogue as they are written.
func written(t *testing.T, tag string) map[string]string {
	t.Helper()
	var tree map[string]any
	if _, err := toml.DecodeFS(templates.FS, "lang/"+tag+".toml", &tree); err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	var walk func(path string, v any)
	walk = func(path string, v any) {
		switch v := v.(type) {
		case string:
			all[path] = v
		case map[string]any:
			for key, below := range v {
				walk(strings.TrimPrefix(path+"."+key, "."), below)
			}
		}
	}
	walk("", tree)
	return all
}
