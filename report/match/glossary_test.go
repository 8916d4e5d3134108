package match

import (
	"strings"
	"testing"
)

func TestConcepts(t *testing.T) {
	g := readGlossary(t)
	for text, want := range map[string]string{
		"인증서가 만료되어 접속 불가":          "g:certificate g:expiry g:connection",
		"로그인 장애":                   "g:outage g:login",
		"망이 끊겼다":                   "g:network",
		"희망을 버리지 않았다":              "",
		"앱을 다시 열어도":                "g:app",
		"expired TLS certificates": "g:certificate g:expiry",
		"the load balancer failed": "g:error g:loadbalancer g:cpu",
		"Data-center power":        "g:datacenter g:power",
		"데이터센터전원":                  "g:datacenter g:power",
		"a data structure":         "",
		"human errors":             "g:error g:human",
		"로그인 로그인 login LOGIN":      "g:login",
		"페이지가 안 열린다":               "g:page",
		"third party outage":       "g:outage g:dependency",
	} {
		var got []string
		for _, token := range Tokens(text, g) {
			if strings.HasPrefix(token, "g:") {
				got = append(got, token)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: got %v, want %s", text, got, want)
		}
	}
}

func TestGlossaryErrors(t *testing.T) {
	for src, want := range map[string]string{
		"# words\noutage 장애":   `x.tsv:2: concept "outage 장애" without words, wanted columns separated by tabs`,
		"a\tb\n\n\t장애\toutage": "x.tsv:3: no concept in the first column",
	} {
		if _, err := ParseGlossary("x.tsv", []byte(src)); err == nil || err.Error() != want {
			t.Errorf("%q: got %v, want %s", src, err, want)
		}
	}
}

func TestGlossaryAdd(t *testing.T) {
	var g Glossary
	g.Add("kakaotalk", "카카오톡", "카톡", "KakaoTalk", "Kakao Talk")
	for _, text := range []string{"카톡이 안 된다", "카카오톡에서", "kakaotalk", "the kakao talk app"} {
		tokens := Tokens(text, &g)
		if last := tokens[len(tokens)-1]; last != "g:kakaotalk" {
			t.Errorf("%q ends with %s", text, last)
		}
	}
}

// TestGlossaryNames checks that a concept is called by the first of its words in a language, where the file says which column is which.
func TestGlossaryNames(t *testing.T) {
	g, err := ParseGlossary("x.tsv", []byte("# words\nconcept\tko\ten\ndatacenter\t데이터센터, 전산실\tdata center,idc\n"))
	if err != nil {
		t.Fatal(err)
	}
	g.Add("kakaotalk", "카톡")
	var none *Glossary
	for _, test := range []struct {
		g              *Glossary
		id, lang, want string
	}{
		{g, "datacenter", "ko", "데이터센터"}, {g, "datacenter", "en", "data center"}, {g, "datacenter", "ja", ""},
		{g, "kakaotalk", "ko", ""}, {g, "concept", "ko", ""}, {none, "datacenter", "ko", ""},
	} {
		if got := test.g.Name(test.id, test.lang); got != test.want {
			t.Errorf("%s in %s: got %q, want %q", test.id, test.lang, got, test.want)
		}
	}
	old, err := ParseGlossary("x.tsv", []byte("outage\t장애\toutage\n"))
	if err != nil || old.Name("outage", "ko") != "" {
		t.Errorf("without languages: %q, %v", old.Name("outage", "ko"), err)
	}
	if all := readGlossary(t); all.Name("config", "ko") != "설정" || all.Name("config", "en") != "config" {
		t.Error("our own glossary does not say its languages")
	}
}
