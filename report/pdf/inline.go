package pdf

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"example.com/postmortem/report/markdown"
)

// inline appends the characters of n's children.
func (s *setter) inline(n ast.Node, st style) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		s.inlineNode(c, st)
	}
}

func (s *setter) inlineNode(n ast.Node, st style) {
	switch n := n.(type) {
	case *ast.Text:
		s.addText(markdown.Text(n, s.src), st)
		switch {
		case n.HardLineBreak():
			s.addText("\n", st)
		case n.SoftLineBreak():
			s.addText(" ", st)
		}
	case *ast.String:
		s.addText(markdown.Text(n, s.src), st)
	case *ast.CodeSpan:
		s.codeSpan(n, st)
	case *ast.Emphasis:
		s.emphasis(n, st)
	case *east.Strikethrough:
		st.strike = true
		s.inline(n, st)
	case *ast.Link:
		s.link(n, st)
	case *ast.AutoLink:
		s.addText(string(n.Label(s.src)), s.linkStyle(markdown.Destination(n, s.src), st))
	case *east.FootnoteLink:
		s.footnoteLink(n, st)
	case *east.FootnoteBacklink: // the number of the note leads back
	case *east.TaskCheckBox: // stands in the place of the item's bullet
	case *ast.RawHTML:
		for i := range n.Segments.Len() {
			seg := n.Segments.At(i)
			s.addText(string(seg.Value(s.src)), st)
		}
	default:
		s.unknownInline(n, st)
	}
}

// unknownInline sets what a node of a kind we have not heard of holds: children, else its text.
func (s *setter) unknownInline(n ast.Node, st style) {
	if n.HasChildren() {
		s.inline(n, st)
		return
	}
	switch n := n.(type) {
	case interface{ Value([]byte) []byte }:
		s.addText(string(n.Value(s.src)), st)
	case interface{ Text([]byte) []byte }:
		s.addText(string(n.Text(s.src)), st)
	}
}

func (s *setter) codeSpan(n *ast.CodeSpan, st style) {
	st.node = s.childOf(st.node, node{role: roleCode})
	st.face, st.tint = mono, true
	st.size *= 0.93
	s.addText(strings.ReplaceAll(markdown.Code(n, s.src), "\n", " "), st)
}

// emphasis is bold, or slanted: fonts for Korean have no italic. Slanted Hangul is no custom, so in a language that does
// without italics stressed words are bold in a colour of their own.
func (s *setter) emphasis(n *ast.Emphasis, st style) {
	switch {
	case n.Level == 2:
		st.node = s.childOf(st.node, node{role: roleStrong})
		st.face = heavier(st.face)
	case s.uprightLanguage():
		st.node = s.childOf(st.node, node{role: roleEmphasis})
		st.face = heavier(st.face)
		if st.link == 0 {
			st.ink = inkEmphasis
		}
	default:
		st.node = s.childOf(st.node, node{role: roleEmphasis})
		st.slant = true
	}
	s.inline(n, st)
}

func heavier(f faceID) faceID {
	if f == regular {
		return bold
	}
	return f
}

// uprightLanguage tells whether the language at hand is written without italics.
func (s *setter) uprightLanguage() bool {
	lang := s.lang
	if lang == "" {
		lang = s.doc.Lang
	}
	lang, _, _ = strings.Cut(lang, "-")
	return lang == "ko" || lang == "ja" || lang == "zh"
}

func (s *setter) link(n *ast.Link, st style) {
	to := markdown.Destination(n, s.src)
	if lang, ok := strings.CutPrefix(to, "lang:"); ok {
		old := s.lang
		s.lang = lang
		st.node = s.childOf(st.node, node{role: roleSpan})
		s.inline(n, st)
		s.lang = old
		return
	}
	s.inline(n, s.linkStyle(to, st))
}

// linkStyle is st for words that lead somewhere; st itself if they lead nowhere that a reader can go.
func (s *setter) linkStyle(to string, st style) style {
	to = s.resolve(to)
	if to == "" {
		return st
	}
	st.link, st.ink = s.linkID(to), inkLink
	st.node = s.childOf(st.node, node{role: roleLink})
	return st
}

// resolve turns a destination into what a PDF can follow: "#place", a URL whose scheme is safe, or what Doc.Link says, which
// may be a path relative to the file. "" is nothing to follow.
func (s *setter) resolve(to string) string {
	switch {
	case strings.HasPrefix(to, "#"):
		return to
	case isWeb(to):
		return escapeURL(to)
	case s.doc.Link == nil:
		return ""
	}
	to = s.doc.Link(to)
	if strings.HasPrefix(to, "#") || to == "" {
		return to
	}
	if path, _, _ := strings.Cut(to, "/"); !isWeb(to) && strings.Contains(path, ":") {
		return ""
	}
	return escapeURL(to)
}

func isWeb(url string) bool {
	scheme, _, ok := strings.Cut(url, ":")
	if !ok {
		return false
	}
	switch strings.ToLower(scheme) {
	case "http", "https", "mailto":
		return true
	}
	return false
}

// escapeURL percent-encodes what may not stand in a URL, since a PDF's URIs are ASCII. What is encoded already stays.
func escapeURL(url string) string {
	var b strings.Builder
	for i := 0; i < len(url); i++ {
		if c := url[i]; c <= ' ' || c >= 0x7f || strings.IndexByte("<>\"{}|\\^`", c) >= 0 {
			b.WriteString("%" + strings.ToUpper(strconv.FormatUint(uint64(c)|0x100, 16))[1:])
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

func (s *setter) footnoteLink(n *east.FootnoteLink, st style) {
	st.node = s.childOf(st.node, node{role: roleReference})
	st.rise += st.size * 0.36
	st.size *= 0.68
	st.link, st.ink = s.linkID("#"+noteID(n.Index)), inkLink
	if n.RefIndex == 0 {
		st.dest = noteRefID(n.Index)
	}
	s.addText(strconv.Itoa(n.Index), st)
}

func noteID(index int) string    { return "fn:" + strconv.Itoa(index) }
func noteRefID(index int) string { return "fnref:" + strconv.Itoa(index) }

// childOf adds a node under another than the innermost one. What stands under an artifact is one.
func (s *setter) childOf(parent int32, n node) int32 {
	if parent == 0 {
		return 0
	}
	old := s.cur
	s.cur = parent
	id := s.node(n)
	s.cur = old
	return id
}
