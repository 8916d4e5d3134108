// Package markdown is the project's dialect of Markdown: what is read, what
// is written, and how text gets in without breaking anything.
//
// A page goes this way:
//
//  1. A template is filled in. Plain text from a record passes through
//     Escape, an author's own Markdown through Prose (blocks) or Inline (one
//     line), so nothing can leave the place that the template gave it.
//  2. Parse reads the page into a goldmark tree and brings it into a normal
//     form: HTML is text, links have a known scheme, no reference is left to
//     resolve, and every tree can be written down.
//  3. Every format walks that tree. Text and Destination give the
//     values behind escapes and entities.
//  4. Write is the format Markdown. It is also what Prose and Inline are made
//     of, and Parse(Write(t)) is t again.
//
// The dialect is CommonMark and GFM (tables, strikethrough, task lists, bare
// links, footnotes) without the two HTML parsers, with heading attributes,
// and with ::: containers (Div).
package markdown
