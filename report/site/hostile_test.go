package site_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"example.com/postmortem/report"
	"example.com/postmortem/report/markdown"
	"example.com/postmortem/report/render"
	"example.com/postmortem/report/site"
)

func hostile(t testing.TB) *report.Book {
	return open(t, os.DirFS("testdata/hostile"), report.Options{})
}

// TestSameWords compares the words of the formats of every page: Markdown read again, HTML's article, the PDF in the order of reading, and the
// tree that all come from.
func TestSameWords(t *testing.T) {
	for name, b := range map[string]*report.Book{"samples": samples(t), "hostile": hostile(t), "full": full(t)} {
		t.Run(name, func(t *testing.T) {
			for _, l := range b.Langs {
				for _, in := range b.Incidents() {
					d, err := b.Postmortem(in, l)
					if err != nil {
						t.Fatal(err)
					}
					e := &render.Env{Theme: b.Theme, Href: func(dest string) string { return dest[strings.IndexByte(dest, ':')+1:] }}
					want := d.Plain()
					sameWords(t, in.ID+"."+l.Tag()+".md", want, markdownWords(t, d, e))
					sameWords(t, in.ID+"."+l.Tag()+".html", want, htmlWords(t, d, e))
					sameWords(t, in.ID+"."+l.Tag()+".pdf", want, paperWords(t, d, e))
				}
			}
		})
	}
}

// sameWords compares texts without their spaces: formats break lines and join cells in their own ways.
func sameWords(t *testing.T, name, want, got string) {
	t.Helper()
	want, got = squeeze(want), squeeze(got)
	if want == got {
		return
	}
	i := 0
	for i < len(want) && i < len(got) && want[i] == got[i] {
		i++
	}
	t.Errorf("%s differs from the tree after %q:\nwant %q\n got %q", name, tail(want[:i]), head(want[i:]), head(got[i:]))
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

func head(s string) string { return strings.ToValidUTF8(s[:min(len(s), 120)], "") }
func tail(s string) string { return strings.ToValidUTF8(s[max(0, len(s)-60):], "") }

func markdownWords(t *testing.T, d *render.Doc, e *render.Env) string {
	var out bytes.Buffer
	if err := render.Markdown.Render(&out, d, e); err != nil {
		t.Fatal(err)
	}
	return markdown.Plain(markdown.Parse(out.Bytes()), out.Bytes())
}

// paperWords are those of the PDF: characters that have no shape are not in it.
func paperWords(t *testing.T, d *render.Doc, e *render.Env) string {
	words, err := d.PaperWords(e)
	if err != nil {
		t.Fatal(err)
	}
	return words
}

func htmlWords(t *testing.T, d *render.Doc, e *render.Env) string {
	var out bytes.Buffer
	if err := render.HTML.Render(&out, d, e); err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(&out)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	var walk func(n *html.Node, inside bool)
	walk = func(n *html.Node, inside bool) {
		if n.Type == html.ElementNode {
			switch n.Data {
			case "article":
				inside = true
			case "nav", "svg", "details", "script": // the contents repeat words of the article
				if n.Data == "script" {
					t.Error("a page has a script")
				}
				return
			}
		}
		if n.Type == html.TextNode && inside { // task boxes are drawn, not written, in other formats
			b.WriteString(strings.Trim(n.Data, "☐☑ "))
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, inside)
		}
	}
	walk(root, false)
	return b.String()
}

// TestHostile looks at what a browser would make of the page.
func TestHostile(t *testing.T) {
	for name, data := range all(t, hostile(t), site.Options{}) {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		root, err := html.Parse(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		var walk func(*html.Node)
		walk = func(n *html.Node) {
			for _, a := range n.Attr {
				if strings.HasPrefix(a.Key, "on") || strings.HasPrefix(strings.ToLower(strings.TrimSpace(a.Val)), "javascript:") {
					t.Errorf("%s: <%s %s=%q>", name, n.Data, a.Key, a.Val)
				}
				if (a.Key == "src" || a.Key == "srcset") && !strings.HasPrefix(a.Val, "figures/") {
					t.Errorf("%s asks for %q", name, a.Val)
				}
			}
			if n.Type == html.ElementNode && (n.Data == "script" || n.Data == "link" || n.Data == "iframe" || n.Data == "img" && !strings.Contains(name, "fragment")) {
				t.Errorf("%s has <%s>", name, n.Data)
			}
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				walk(c)
			}
		}
		walk(root)
	}
}
