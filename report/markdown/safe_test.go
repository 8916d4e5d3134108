package markdown

import (
	"bytes"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// lenient reads Markdown the way that a careless program does: with HTML.
var lenient = goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote)).Parser()

// checkNoHTML fails if a careless reader finds HTML in written Markdown.
func checkNoHTML(t *testing.T, written string) {
	t.Helper()
	err := ast.Walk(lenient.Parse(text.NewReader([]byte(written))), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if n.Kind() == ast.KindRawHTML || n.Kind() == ast.KindHTMLBlock {
			t.Fatalf("HTML in %q", written)
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// checkStaysInPlace fails if prose changes what is around it in a page.
func checkStaysInPlace(t *testing.T, prose string) {
	t.Helper()
	src := []byte("# START\n\n" + prose + "\n\nEND\n\n::: note\n" + prose + "\n:::\n\nAFTER\n")
	doc := Parse(src)
	var at []string
	for c := doc.FirstChild(); c != nil; c = c.NextSibling() {
		if words := Plain(c, src); words == "START" || words == "END" || words == "AFTER" {
			at = append(at, c.Kind().String()+" "+words)
		} else if c.Kind() == KindDiv {
			at = append(at, "Div")
		}
	}
	if got := strings.Join(at, ", "); got != "Heading START, Paragraph END, Div, Paragraph AFTER" {
		t.Fatalf("%q in a page: %s", prose, got)
	}
}

func checkProse(t *testing.T, src string) {
	t.Helper()
	if src == "START" || src == "END" || src == "AFTER" {
		return
	}
	out := Prose(src, 2)
	if out != "" && (!strings.HasSuffix(out, "\n") || strings.HasSuffix(out, "\n\n") || strings.HasPrefix(out, "\n")) {
		t.Fatalf("%q: lines around %q", src, out)
	}
	if again := Prose(out, 0); again != out {
		t.Fatalf("%q is %q and then %q", src, out, again)
	}
	in := []byte(clean(src, "\t"))
	if got, want := Plain(parseProse([]byte(out)), []byte(out)), Plain(parseProse(in), in); got != want {
		t.Fatalf("%q is %q: words are %q, were %q", src, out, got, want)
	}
	checkStaysInPlace(t, out)
	checkNoHTML(t, out)
	line := Inline(src)
	if strings.ContainsAny(line, "\n") {
		t.Fatalf("%q: lines in %q", src, line)
	}
	if got, want := Plain(Parse([]byte(Inline(line))), []byte(Inline(line))), Plain(Parse([]byte(line)), []byte(line)); got != want {
		t.Fatalf("%q in a line says %q and then %q", src, want, got)
	}
	checkCell(t, line, "")
	checkNoHTML(t, line)
}

// checkCell fails if Markdown does not stay within one cell of a table.
func checkCell(t *testing.T, cell, want string) {
	t.Helper()
	src := []byte("| a | b | c |\n|---|---|---|\n| x | " + cell + " | y |\n\nEND\n")
	doc := Parse(src)
	table := doc.FirstChild()
	if len(children(doc)) != 2 || table.Kind() != east.KindTable || len(children(table)) != 2 ||
		Plain(table.LastChild().FirstChild(), src) != "x" || Plain(table.LastChild().LastChild(), src) != "y" {
		t.Fatalf("%q is not one cell:\n%s", cell, dump(doc, src))
	}
	if want != "" {
		if got := Plain(table.LastChild().FirstChild().NextSibling(), src); got != want {
			t.Fatalf("cell %q says %q, not %q", cell, got, want)
		}
	}
}

func checkEscape(t *testing.T, s string) {
	t.Helper()
	want := strings.Join(words(Clean(s)), " ")
	escaped := Escape(s)
	if want == "" {
		if escaped != "" {
			t.Fatalf("%q escaped is %q", s, escaped)
		}
		return
	}
	for page, says := range map[string]string{
		"%": "%", "# %": "%", "- %": "%", "1. %": "%", "[%](http://a.b)": "%", "> %": "%",
		"a\n%": "a %", "a\n%\nb": "a % b", "가%나": "가%나", "- [ ] %": "%", "# % {#id}": "%", "*a* % `b`": "a % b",
	} {
		src := []byte(strings.ReplaceAll(page, "%", escaped))
		doc := Parse(src)
		says = strings.Join(words(strings.ReplaceAll(says, "%", want)), " ")
		if got := Plain(doc, src); got != says || len(children(doc)) != 1 {
			t.Fatalf("%q in %q is %q, which says %q", s, page, src, got)
		}
	}
	checkCell(t, escaped, want)
	checkNoHTML(t, escaped)
}

func TestProseStaysInPlace(t *testing.T) {
	for _, s := range hostile {
		checkProse(t, s)
		for _, u := range hostile[:40] {
			checkProse(t, s+"\n"+u)
		}
	}
}

func TestEscapeShowsTheText(t *testing.T) {
	for _, s := range hostile {
		checkEscape(t, s)
		checkEscape(t, "x"+s)
		checkEscape(t, s+"y")
	}
}

func FuzzProse(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(checkProse)
}

func FuzzEscape(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(checkEscape)
}

func FuzzClean(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c := Clean(s)
		if again := Clean(c); again != c {
			t.Fatalf("%q cleaned is %q and then %q", s, c, again)
		}
		if strings.ContainsFunc(c, func(r rune) bool { return r != '\n' && isUnseen(r) }) {
			t.Fatalf("%q cleaned is %q", s, c)
		}
		if !bytes.Equal([]byte(c), bytes.ToValidUTF8([]byte(c), nil)) {
			t.Fatalf("%q cleaned is not UTF-8: %q", s, c)
		}
	})
}

func children(n ast.Node) (all []ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		all = append(all, c)
	}
	return all
}
