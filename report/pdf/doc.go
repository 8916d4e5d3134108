// Package pdf sets a goldmark tree on paper.
//
//  1. Fonts are read once per process, when first used, and shared by all documents (fonts.go, package sfnt).
//  2. Text is repaired before it is set: valid UTF-8, NFC, no invisible characters; a rune that no font has becomes a □ which
//     still carries the real character (clean.go).
//  3. The tree becomes a galley: one long column of rows, each a line of text, a table row, a figure (block.go and its
//     neighbours). Paragraphs are broken into lines with UAX #14, Korean by words (breaks.go, fill.go).
//  4. The galley is cut into pages under rules of good setting: no widow, no heading alone at the foot, no row cut (paginate.go).
//     The result is the display list; Layout ends here and has never heard of fpdf.
//  5. List.Write draws the list: fpdf makes pages, links and outline (draw.go, the only file that imports it); the finisher
//     embeds the fonts, compresses each stream once and writes a file whose bytes depend on nothing but the list (finish.go).
//
// List.Text writes the display list as text, for people and for tests.
package pdf
