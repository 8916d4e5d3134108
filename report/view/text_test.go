package view

import (
	"strings"
	"testing"

	"example.com/postmortem/report/markdown"
)

// FuzzText puts a text where templates put texts and reads the page again: it must appear as written and break nothing out.
func FuzzText(f *testing.F) {
	for _, s := range []string{
		"plain", "a | b", "`tick`", "<script>alert(1)</script>", "[[x]] {{x}}", "😀 漢字 שלום", "**bold** _em_ ~~no~~", "# head", "- item", "1. one",
		"> quote", "::: note", "a\nb", "\\", "&amp; &lt;", "http://example.com/a_b", "a@b.example", "한글은 (을)를", "[^1]", "| --- |", "  edges  ", "===", "\t",
	} {
		f.Add(s, "ko")
	}
	f.Fuzz(func(t *testing.T, words, lang string) {
		want := strings.Join(strings.Fields(markdown.Clean(words)), " ")
		texts := []Text{Say(want), {{words: want, lang: "ko"}}, append(Say("before "), append(Text{{words: want, lang: "en"}}, Say(" after")...)...)}
		for i, text := range texts {
			shown := want
			if i == 2 {
				shown = strings.Join(strings.Fields("before "+want+" after"), " ")
			}
			for _, place := range []string{"%\n", "# %\n", "- %\n", "> %\n", "| h |\n|---|\n| % |\n"} {
				if strings.Contains(place, "|") {
					shown := "h " + shown
					check(t, place, text, shown)
					continue
				}
				check(t, place, text, shown)
			}
		}
	})
}

func check(t *testing.T, place string, text Text, want string) {
	t.Helper()
	src := []byte(strings.Replace(place, "%", text.String(), 1))
	got := strings.Join(strings.Fields(markdown.Plain(markdown.Parse(src), src)), " ")
	if got != strings.TrimSpace(want) {
		t.Errorf("%q in %q shows %q, want %q", text.String(), place, got, want)
	}
}

func TestTextIsFalseWhenEmpty(t *testing.T) {
	if Say("") != nil || Say("").String() != "" || Say("x").Bold() != "**x**" || Say("").Bold() != "" {
		t.Error("an empty Text must print nothing and be false in {{if}}")
	}
}

func TestFileName(t *testing.T) {
	for id, want := range map[string]string{
		"KAKAO-2022-10-15": "KAKAO-2022-10-15", "../../etc/passwd": "_.__.._etc_passwd", "a/b\\c:d": "a_b_c_d", ".hidden": "_hidden", "한글": "한글",
	} {
		if got := FileName(id); strings.ContainsAny(got, `/\`) || strings.HasPrefix(got, ".") || !strings.HasPrefix(id, "..") && got != want {
			t.Errorf("FileName(%q) = %q, want %q", id, got, want)
		}
	}
}
