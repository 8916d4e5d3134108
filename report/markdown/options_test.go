package markdown

import (
	"strings"
	"testing"
)

func TestWriteOptions(t *testing.T) {
	src := []byte("# 영향 {#impact}\n\n![d](chart:d) [i](incident:X) [가](lang:ko) [up](#impact) a[^1]\n\n::: note\nx\n:::\n\n::: {lang=ko}\n나\n:::\n\n[^1]: n\n")
	got := string(write(Parse(src), src, WriteOptions{
		HeadingOffset: 5, FootnotePrefix: "p-",
		Link: func(dest string) (string, bool) {
			kind, rest, _ := strings.Cut(dest, ":")
			return "figures/" + rest + ".svg", kind == "chart"
		},
	}))
	want := "###### 영향\n\n![d](figures/d.svg) i 가 [up](#영향) a[^p-1]\n\n> [!NOTE]\n> x\n\n나\n\n[^p-1]: n\n"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestHeadingIDs(t *testing.T) {
	src := []byte("# 데이터 센터\n\n# 데이터 센터\n\n# A, b_c!\n\n# x {#b}\n\n# b\n\n# !\n")
	var ids []string
	for c := Parse(src).FirstChild(); c != nil; c = c.NextSibling() {
		ids = append(ids, Attr(c, "id"))
	}
	if got, want := strings.Join(ids, " "), "데이터-센터 데이터-센터-1 a-b_c b b-1 section"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
