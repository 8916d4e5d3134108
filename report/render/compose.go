package render

import (
	"bytes"
	"fmt"
	"io/fs"
	"text/template"

	"example.com/postmortem/report/lang"
	"example.com/postmortem/report/markdown"
	"example.com/postmortem/report/view"
)

// Compose arranges a page by its template and reads the result into a tree. An error of a template names its file and line.
func (t *Theme) Compose(p *view.Page) (*Doc, error) {
	l, err := t.Lang(p.Lang)
	if err != nil {
		return nil, err
	}
	tmpl, err := t.page(p.Kind, l)
	if err != nil {
		return nil, err
	}
	b := t.borrow()
	defer t.scratch.Put(b)
	if err := tmpl.Execute(b, p.Body); err != nil {
		return nil, err
	}
	src := bytes.Clone(b.Bytes())
	root := markdown.Parse(src)
	levelHeadings(root)
	return &Doc{Page: p, Lang: l, Root: root, Source: src}, nil
}

// Prepare reads the catalogue of a language and parses the template of a kind of page, so that the first page need not wait for them.
func (t *Theme) Prepare(kind, tag string) error {
	l, err := t.Lang(tag)
	if err == nil {
		_, err = t.page(kind, l)
	}
	return err
}

// page parses the template of a kind of page once for each language.
func (t *Theme) page(kind string, l *lang.Lang) (*template.Template, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	key := l.Tag() + "/" + kind
	if tmpl, ok := t.pages[key]; ok {
		return tmpl, nil
	}
	name := kind + ".md.tmpl"
	src, err := fs.ReadFile(t.fsys, name)
	if err != nil {
		return nil, fmt.Errorf("no template for pages of kind %q: %w", kind, err)
	}
	tmpl, err := template.New(name).Option("missingkey=error").Funcs(funcs(l)).Parse(string(src))
	if err != nil {
		return nil, err
	}
	fold(tmpl, l)
	t.pages[key] = tmpl
	return tmpl, nil
}

// funcs are what a template may call. There are few: a view is worded already.
func funcs(l *lang.Lang) template.FuncMap {
	return template.FuncMap{
		"t":      func(id string, args ...any) view.Text { return view.Say(l.T(id, args...)) },
		"number": func(i int) int { return i + 1 },
		"parts": func(all ...view.Text) (some []view.Text) {
			for _, t := range all {
				if len(t) > 0 {
					some = append(some, t)
				}
			}
			return some
		},
	}
}
