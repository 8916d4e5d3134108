package render

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"
	"text/template"

	"github.com/BurntSushi/toml"

	"example.com/postmortem/report/chart"
	"example.com/postmortem/report/lang"
	"example.com/postmortem/report/pdf"
)

// A Theme is how pages look and what words they use: templates, catalogues, colours, fonts. It is shared by all goroutines.
type Theme struct {
	Light, Dark Colors
	Logo        string            // an SVG image, inlined into HTML; empty: none
	Header      map[string]string // the words at the head of every page, by language; empty: the register's name
	Footer      map[string]string // the words at the foot
	Fonts       *pdf.Fonts
	Digest      string // SHA-256 of every file that the looks and the words come from

	fsys  fs.FS
	words []fs.FS // catalogues, each over those before it; empty: those of fsys
	mu    sync.Mutex
	langs map[string]*lang.Lang
	pages map[string]*template.Template // by language and kind of page
	style string
	frame *pageFrame

	scratch sync.Pool // buffers not in use
}

// Colors give every ink of text and figures its colour, by name.
type Colors map[string]chart.RGB

// Palette is the part of the colours that figures use.
func (c Colors) Palette() chart.Palette {
	var p chart.Palette
	for _, ink := range chart.Inks() {
		p[ink] = c[ink.String()]
	}
	return p
}

// NewTheme reads theme.toml from the file system that also holds the templates, the style sheet and the catalogues in lang/. Where words are
// given, catalogues come from there, message by message: a later one need only hold what it changes.
func NewTheme(fsys fs.FS, fonts *pdf.Fonts, words ...fs.FS) (*Theme, error) {
	t := &Theme{Fonts: fonts, fsys: fsys, words: words, langs: map[string]*lang.Lang{}, pages: map[string]*template.Template{}}
	if err := t.read(); err != nil {
		return nil, err
	}
	style, err := fs.ReadFile(fsys, "style.css")
	if err != nil {
		return nil, err
	}
	t.style = string(style)
	if t.Digest, err = digest(fsys); err != nil {
		return nil, err
	}
	return t, nil
}

// themeFile is theme.toml.
type themeFile struct {
	Logo   string
	Light  map[string]string
	Dark   map[string]string
	Header map[string]string
	Footer map[string]string
}

func (t *Theme) read() error {
	src, err := fs.ReadFile(t.fsys, "theme.toml")
	if err != nil {
		return err
	}
	var f themeFile
	meta, err := toml.Decode(string(src), &f)
	if err != nil {
		return tomlError(src, err)
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		return themeError(src, unknown[0], "unknown key %q", unknown[0].String())
	}
	if t.Light, err = colors(src, "light", f.Light, lightColors()); err != nil {
		return err
	}
	if t.Dark, err = colors(src, "dark", f.Dark, darkColors()); err != nil {
		return err
	}
	t.Header, t.Footer = f.Header, f.Footer
	if f.Logo != "" {
		logo, err := fs.ReadFile(t.fsys, path.Clean(f.Logo))
		if err != nil {
			return themeError(src, []string{"logo"}, "logo: %w", err)
		}
		t.Logo = string(logo)
	}
	return nil
}

// colors reads the colours of one mode over the default ones.
func colors(src []byte, mode string, written map[string]string, c Colors) (Colors, error) {
	for _, name := range slices.Sorted(maps.Keys(written)) {
		if _, known := c[name]; !known {
			return nil, themeError(src, []string{mode, name}, "%s: unknown colour role %q", mode, name)
		}
		rgb, err := pdf.ParseColor(written[name])
		if err != nil {
			return nil, themeError(src, []string{mode, name}, "%s.%s: %w", mode, name, err)
		}
		c[name] = rgb
	}
	return c, nil
}

func lightColors() Colors { return Colors(pdf.DefaultTheme()) }

// darkColors are the light ones with what must be light on a dark ground.
func darkColors() Colors {
	c := lightColors()
	dark := chart.Dark()
	for _, ink := range chart.Inks() {
		c[ink.String()] = dark[ink]
	}
	for name, rgb := range map[string]chart.RGB{
		"heading": {R: 0xf2, G: 0xf4, B: 0xf7}, "link": {R: 0x8f, G: 0xb8, B: 0xf0}, "emphasis": {R: 0xb4, G: 0xc9, B: 0xe4},
		"rule": {R: 0x3a, G: 0x42, B: 0x4d}, "tint": {R: 0x1f, G: 0x24, B: 0x2b}, "watermark": {R: 0x24, G: 0x29, B: 0x30},
	} {
		c[name] = rgb
	}
	return c
}

// Lang loads a catalogue once.
func (t *Theme) Lang(tag string) (*lang.Lang, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if l, ok := t.langs[tag]; ok {
		return l, nil
	}
	base, over := t.fsys, t.words
	if len(over) > 0 && hasCatalogue(over[0], tag) {
		base, over = over[0], over[1:]
	} else {
		over = nil
	}
	l, err := lang.Load(base, tag, over...)
	if err != nil {
		return nil, err
	}
	t.langs[tag] = l
	return l, nil
}

func hasCatalogue(fsys fs.FS, tag string) bool {
	_, err := fs.Stat(fsys, "lang/"+tag+".toml")
	return err == nil
}

// borrow is an empty buffer, to be put back when what is in it was written elsewhere.
func (t *Theme) borrow() *bytes.Buffer {
	b, ok := t.scratch.Get().(*bytes.Buffer)
	if !ok {
		return &bytes.Buffer{}
	}
	b.Reset()
	return b
}

// digest is one SHA-256 over the names and contents of all files of a theme but the fonts.
func digest(fsys fs.FS) (string, error) {
	var names []string
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && !strings.HasPrefix(name, "fonts/") {
			names = append(names, name)
		}
		return err
	})
	if err != nil {
		return "", err
	}
	slices.Sort(names)
	all := sha256.New()
	var src bytes.Buffer
	src.Grow(100 << 10) // of what the largest catalogue has
	for _, name := range names {
		f, err := fsys.Open(name)
		if err != nil {
			return "", err
		}
		src.Reset()
		_, err = src.ReadFrom(f)
		if f.Close(); err != nil {
			return "", err
		}
		text := src.Bytes()
		if bytes.IndexByte(text, '\r') >= 0 {
			text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
		}
		fmt.Fprintf(all, "%x  %s\n", sha256.Sum256(text), name)
	}
	return hex.EncodeToString(all.Sum(nil)), nil
}

// Languages are the tags of the catalogues.
func (t *Theme) Languages() ([]string, error) { return lang.Tags(t.fsys) }
