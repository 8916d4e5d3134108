// Package templates holds everything of the pages that is not a record: their templates, words, looks and fonts.
//
// Anything in FS can be replaced by a file of the same name in a folder given with --templates.
package templates

import "embed"

// FS is the built-in templates, catalogues and theme. Fonts are apart: embed.FS would copy their megabytes at every read.
//
//go:embed *.tmpl *.css *.toml lang
var FS embed.FS

// The fonts, unmodified; their licences lie beside them in fonts/.
var (
	//go:embed fonts/NotoSansKR-Regular.ttf
	NotoSansKR []byte
	//go:embed fonts/NotoSansKR-Bold.ttf
	NotoSansKRBold []byte
	//go:embed fonts/D2Coding.ttf
	D2Coding []byte
	//go:embed fonts/NotoEmoji-Regular.ttf
	NotoEmoji []byte
)
