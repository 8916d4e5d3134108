// Package pdf sets a goldmark tree on paper.
//
//  1. Fonts are read once per process, when first used, and shared by all documents (fonts.go, package sfnt).
//  2. The tree becomes a galley: one long column of rows, each a line of text, a row of a table, a figure (setter.go; block.go,
//     inline.go and a file for each kind of block). Text is repaired on the way: valid UTF-8, NFC, nothing invisible (clean.go); a
//     character that no font has becomes a □ that still carries the character.
//  3. Paragraphs are broken into lines with UAX #14, Korean by words; ids, dates and numbers with their units stay whole (breaks.go,
//     breakspace.go, breakcode.go, parting.go, fill.go). Tables find the size of their type and the widths of their columns
//     (tableshape.go, tablewidth.go, tablebalance.go), and numbers their points (tablenumbers.go).
//  4. The galley is cut into pages under rules of good setting: no widow, no heading alone at the foot, no row cut
//     (paginate.go), and what follows a figure fills the page that it does not fit on (passing.go); then comes what stands around the
//     text (furniture.go, contents.go). The result is the display list; Layout ends here and has never heard of fpdf.
//  5. List.Write draws the list. Text is written as glyph numbers by content.go; fpdf makes pages and outline (draw.go, the only file
//     that imports it). While pages are drawn, a tagger notes which content belongs to which element (mark.go, tags.go, treewriter.go).
//  6. The finisher takes fpdf's file apart (package file) and adds fonts (embed.go), links (links.go), the structure tree, metadata and
//     the meaning of colours (metadata.go, srgb.go), and the files that the document was made of (attach.go). The bytes depend on
//     nothing but the list.
//  7. What Layout was given can lie in the file too (recording.go): Read makes the document again of that, and Attachments takes out
//     what else is inside.
//
// A file is PDF/A-3a and PDF/UA-1 unless Doc.Standard says otherwise; package conform is the test of that.
//
// List.Text writes the display list as text, for people and for tests. Every op says what it means (op.go, node), so that
// tags need no second layout.
package pdf
