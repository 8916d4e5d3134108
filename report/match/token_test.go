package match

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestTokens(t *testing.T) {
	for text, want := range map[string]string{
		"":                   "",
		"DB":                 "w:db #:^db$",
		"a":                  "#:^a$",
		"the":                "#:^the #:the$",
		"user_id":            "w:user_id #:^use #:user #:ser_ #:er_i #:r_id #:_id$",
		"ＤＢ장애":               "w:db #:^db$ s:^장 s:장애",
		"v2.10":              "w:v2 #:^v2$ w:10 #:^10$",
		"障害発生":               "s:障害 s:害発 s:発生",
		"障":                  "s:障",
		"サーバー":               "s:サー s:ーバ s:バー",
		"\u1112\u1161\u11ab": "s:^한", // conjoining jamo
		"café":               "w:café #:^caf #:café #:afé$",
		"Привет":             "w:привет #:^при #:прив #:риве #:ивет #:вет$",
	} {
		if got := strings.Join(Tokens(text, nil), " "); got != want {
			t.Errorf("%q:\n got %s\nwant %s", text, got, want)
		}
	}
}

func FuzzTokens(f *testing.F) {
	for _, seed := range []string{"카카오톡 PC버전 로그인 오류", "KakaoTalk login failure", "ㅋㅋ \u1112\u1161 ｱｲｳ 障害 ﷺ", "\xff\xfe a\x00b", "İstanbul ẞ ǆ"} {
		f.Add(seed)
	}
	g := readGlossary(f)
	f.Fuzz(func(t *testing.T, s string) {
		for _, token := range Tokens(s, g) {
			kind, term, ok := strings.Cut(token, ":")
			n := utf8.RuneCountInString(term)
			switch {
			case !ok || term == "" || !utf8.ValidString(token) || strings.ContainsAny(term, " \t\n"):
				t.Fatalf("token %q", token)
			case kind == "#" && n > 4, kind == "s" && n > 2, kind == "w" && n < 2, !strings.Contains("w#sg", kind):
				t.Fatalf("token %q of the wrong size or kind", token)
			}
		}
		x := newIndex([]text{{title: s}, {body: s}, {title: "other"}}, g, 1, everything())
		search := newSearch(x)
		v := search.vector(0)
		search.load(v)
		if c := search.cosine(1); len(v) > 0 && c < .5 || c > 1 {
			t.Fatalf("a title and a body of the same text: cosine %g", c)
		}
	})
}

// Tokens returns the terms of a text, in order and with repetitions, each as its kind, a colon and its characters: "w:login", "#:^log",
// "s:장애". With a glossary, "g:" and the concept follow at the end, once for each concept present.
func Tokens(text string, g *Glossary) []string {
	var tokens []string
	newTokenizer(g).terms(text, func(kind byte, term []rune) {
		tokens = append(tokens, string(rune(kind))+":"+string(term))
	})
	return tokens
}
