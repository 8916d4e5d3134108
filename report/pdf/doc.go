// Package pdf sets a goldmark tree on paper.
//
//  1. Fonts are read once per process, when first used, and shared by all documents (fonts.go, package sfnt).
//  2. The tree becomes a galley: one long column of rows, each a line of text, a row of a table, a figure (setter.go; block.go,
//     inline.go and a file for each kind of block). Text is repaired on the way: valid UTF-8, NFC, nothing invisible (clean.go); a
//     character that no font has becomes a □ that still carries the character.
//  3. Paragraphs are broken into lines with UAX #14, Korean by words (breaks.go, fill.go). Tables find the size of their type
//     and the widths of their columns (tablewidth.go, tablebalance.go).
//  4. The galley is cut into pages under rules of good setting: no widow, no heading alone at the foot, no row cut
//     (paginate.go); then comes what stands around the text (furniture.go, contents.go). The result is the display list; Layout
//     ends here and has never heard of fpdf.
//  5. List.Write draws the list. Text is written as glyph numbers by content.go; fpdf makes pages, links and outline (draw.go, the
//     only file that imports it); the finisher embeds the fonts, compresses each stream once and writes a file whose bytes
//     depend on nothing but the list (finish.go, embed.go, objects.go).
//
// List.Text writes the display list as text, for people and for tests. Every op says what it means (op.go, node), so that
// tags need no second layout.
package pdf
