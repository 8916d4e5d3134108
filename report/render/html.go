package render

import (
	"bytes"
	"html/template"
	"io"
	"io/fs"

	"github.com/yuin/goldmark/ast"

	"example.com/postmortem/report/markdown"
	"example.com/postmortem/report/view"
)

// HTML is one self-contained page: it makes no request and needs no script.
var HTML = &Format{Name: "html", Ext: "html", Render: renderHTML}

// Fragment is the article alone, for pasting into a wiki that takes away <style>, <svg> and scripts: its figures are image files
// with their tables under them.
var Fragment = &Format{Name: "fragment", Ext: "fragment.html", Figures: true, Render: renderFragment}

// A frame is what page.html.tmpl puts around an article.
type frame struct {
	Lang, Kind                   string
	Title, Description           string
	Header, Footer, Class, Draft string
	Style                        template.CSS
	Home                         string // the page of all incidents; "" where there is none, and on itself
	Logo                         template.HTML
	Others                       []Other
	Head                         template.HTML // the article's title, before the contents: a reader wants to know first what the page is about
	Contents                     []entry
	Article                      template.HTML // what comes after
	t                            func(id string, args ...any) string
}

// T is a message of the catalogue.
func (f frame) T(id string, args ...any) string { return f.t(id, args...) }

// An entry is a line of the table of contents.
type entry struct{ ID, Words string }

// articleMark stands for the article while a frame is put around it: the article, most of the page, is then written in its place instead
// of passing through the template. No text has this character.
const articleMark = "\x00"

func renderHTML(w io.Writer, d *Doc, e *Env) error {
	around, err := e.Theme.pageFrame()
	if err != nil {
		return err
	}
	head, rest := e.Theme.borrow(), d.Root.FirstChild()
	defer e.Theme.scratch.Put(head)
	if h, ok := rest.(*ast.Heading); ok && h.Level == 1 {
		(&htmlWriter{w: head, d: d, e: e}).heading(h)
		rest = rest.NextSibling()
	}
	b := e.Theme.borrow()
	defer e.Theme.scratch.Put(b)
	err = around.tmpl.Execute(b, frame{
		Lang: d.Page.Lang, Kind: d.Page.Kind, Title: d.Page.Title.Plain(), Description: d.Page.Description, Header: e.header(d),
		Footer: e.Theme.Footer[d.Page.Lang], Class: d.Page.Class.Plain(), Draft: d.Page.Draft.Plain(),
		Style: around.style, Home: e.home(d), Logo: template.HTML(e.Theme.Logo), Others: e.Others, Head: template.HTML(head.String()),
		Contents: contents(d), Article: articleMark, t: d.Lang.T,
	})
	if err != nil {
		return err
	}
	article := e.Theme.borrow()
	defer e.Theme.scratch.Put(article)
	p := &htmlWriter{w: article, d: d, e: e}
	for ; rest != nil; rest = rest.NextSibling() {
		p.block(rest)
	}
	for i, part := range bytes.Split(b.Bytes(), []byte(articleMark)) {
		if i > 0 {
			if _, err := w.Write(article.Bytes()); err != nil {
				return err
			}
		}
		if _, err := w.Write(part); err != nil {
			return err
		}
	}
	return nil
}

func renderFragment(w io.Writer, d *Doc, e *Env) error {
	var article bytes.Buffer
	p := &htmlWriter{w: &article, d: d, e: e, fragment: true}
	p.tag("article", "lang", d.Page.Lang)
	p.blocks(d.Root)
	p.text("</article>\n")
	_, err := w.Write(article.Bytes())
	return err
}

// home is where the page of all incidents is, from any other page.
func (e *Env) home(d *Doc) string {
	if d.Page.Name == view.IndexName {
		return ""
	}
	return e.href("page:" + view.IndexName)
}

// contents are the headings of the second level.
func contents(d *Doc) []entry {
	var all []entry
	for n := d.Root.FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok && h.Level == 2 {
			all = append(all, entry{markdown.Attr(h, "id"), markdown.Plain(h, d.Source)})
		}
	}
	return all
}

// A pageFrame is what is the same around every article.
type pageFrame struct {
	tmpl  *template.Template
	style template.CSS
}

// pageFrame parses page.html.tmpl once.
func (t *Theme) pageFrame() (*pageFrame, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.frame != nil {
		return t.frame, nil
	}
	src, err := fs.ReadFile(t.fsys, "page.html.tmpl")
	if err != nil {
		return nil, err
	}
	tmpl, err := template.New("page.html.tmpl").Parse(string(src))
	if err != nil {
		return nil, err
	}
	t.frame = &pageFrame{tmpl, template.CSS(t.css())}
	return t.frame, nil
}
