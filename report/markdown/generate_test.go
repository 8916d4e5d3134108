package markdown

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
)

// randomMarkdown puts pieces together that change each other's meaning.
func randomMarkdown(r *rand.Rand, pieces int) string {
	alphabet := []string{
		"*", "**", "_", "__", "~", "~~", "`", "``", "[", "]", "(", ")", "](", "](http://a.b)", "![", "<", ">", "&", "&amp;", "\\", "|", "!",
		" ", " ", " ", "\n", "\n", "\n\n", "  \n", "    ", "- ", "1. ", "> ", "# ", "---", "===", "```", "~~~", ":::", "::: note", "| - |", "[ ] ", "[^1]", "[^1]: ",
		"a", "b", "가", "나다", "판교", "(", ")", ".", "\"", "“", "—", "http://a.co", "www.a.co", "a@b.co", "<b>", "<!--", "\u00a0", "&#32;", "\t", "{#x}", "😀",
	}
	var b strings.Builder
	for range pieces {
		b.WriteString(alphabet[r.IntN(len(alphabet))])
	}
	return b.String()
}

func TestRandomRoundTrip(t *testing.T) {
	r := rand.New(rand.NewPCG(2022, 1015))
	n := 1500
	if testing.Short() {
		n = 600
	}
	for range n {
		s := randomMarkdown(r, 1+r.IntN(24))
		roundTrip(t, s, Parse, WriteOptions{Dialect: true})
		checkProse(t, s)
		checkEscape(t, s)
		checkOthersAgree(t, s)
	}
}

// checkOthersAgree fails if an ordinary reader of GFM sees something else in
// the output than we do.
func checkOthersAgree(t *testing.T, src string) {
	t.Helper()
	out := []byte(Prose(src, 0))
	others := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote)).Parser()
	ours, theirs := dump(parseProse(out), out), dump(others.Parse(text.NewReader(out)), out)
	if ours != theirs {
		t.Fatalf("%q is written as\n%s\nwhich we read as\n%s\nand others as\n%s", src, out, ours, theirs)
	}
}

func TestOthersAgree(t *testing.T) {
	for _, s := range hostile {
		checkOthersAgree(t, s)
	}
}
