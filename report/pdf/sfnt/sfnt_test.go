package sfnt

import (
	"bytes"
	"hash/crc32"
	"os"
	"strings"
	"sync"
	"testing"
)

func load(t testing.TB, name string) *Font {
	t.Helper()
	b, err := os.ReadFile("../../../templates/fonts/" + name + ".ttf")
	if err != nil {
		t.Fatal(err)
	}
	f, err := Parse(b)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestMetrics(t *testing.T) {
	for _, c := range []struct {
		font, name           string
		ascent, descent, cap int
		widths               map[rune]int
	}{
		{"NotoSansKR-Regular", "NotoSansKR-Regular", 1160, -288, 733, map[rune]int{'가': 920, 'A': 608, '0': 555, ' ': 224, '□': 1000, '🔥': 1000}},
		{"D2Coding", "D2Coding", 850, -230, 694, map[rune]int{'가': 1000, 'A': 500, '│': 500, '☑': 500}},
		{"NotoEmoji-Regular", "NotoEmoji-Regular", 927, -244, 927, map[rune]int{'🔥': 1270}},
	} {
		f := load(t, c.font)
		if f.Name != c.name || f.Ascent != c.ascent || f.Descent != c.descent || f.CapHeight != c.cap {
			t.Errorf("%s: %s %d %d %d", c.font, f.Name, f.Ascent, f.Descent, f.CapHeight)
		}
		for r, want := range c.widths {
			if got := f.Width(r); got != want {
				t.Errorf("%s: %q is %d wide, want %d", c.font, r, got, want)
			}
		}
	}
}

// TestEveryCharacter compares the glyph and width of every character with what a script of a few lines, written apart from
// this package, finds in the same files: how many there are, and a checksum over (character, glyph, width).
func TestEveryCharacter(t *testing.T) {
	for _, c := range []struct {
		name  string
		count int
		sum   uint32
	}{
		{"NotoSansKR-Regular", 23174, 0x796acb20}, {"NotoSansKR-Bold", 23174, 0x1b4f541d}, {"D2Coding", 19966, 0x37d3a572}, {"NotoEmoji-Regular", 1512, 0x8f23ad85},
	} {
		f := load(t, c.name)
		var b []byte
		for r := rune(0); r <= 0x10ffff; r++ {
			if g := f.Glyph(r); g != 0 {
				b = be.AppendUint32(be.AppendUint32(be.AppendUint32(b, uint32(r)), uint32(g)), uint32(f.Advance(g)))
			}
		}
		if len(b) != 12*c.count || crc32.ChecksumIEEE(b) != c.sum {
			t.Errorf("%s: %d characters, checksum %#x; want %d, %#x", c.name, len(b)/12, crc32.ChecksumIEEE(b), c.count, c.sum)
		}
	}
}

func TestHas(t *testing.T) {
	noto, mono, emoji := load(t, "NotoSansKR-Regular"), load(t, "D2Coding"), load(t, "NotoEmoji-Regular")
	for r := rune(0xac00); r <= 0xd7a3; r++ {
		if !noto.Has(r) || !mono.Has(r) {
			t.Fatalf("%q is missing", r)
		}
	}
	for _, c := range []struct {
		f    *Font
		r    rune
		want bool
	}{{noto, '漢', true}, {noto, '🔥', false}, {mono, '☑', true}, {emoji, '🔥', true}, {noto, 'ไ', false}, {emoji, 0x10ffff, false}, {emoji, -1, false}, {noto, 0x1f100, true}} {
		if got := c.f.Has(c.r); got != c.want {
			t.Errorf("%s has %U: %v, want %v", c.f.Name, c.r, got, c.want)
		}
	}
}

// TestCut reads back what Cut wrote: the same outlines without their programs, the same metrics, components renumbered.
func TestCut(t *testing.T) {
	for _, name := range []string{"NotoSansKR-Regular", "NotoSansKR-Bold", "D2Coding", "NotoEmoji-Regular"} {
		f := load(t, name)
		var glyphs []GID
		for _, r := range "가각힣 ABCéÄñ0123│☑🔥漢가" {
			glyphs = append(glyphs, f.Glyph(r))
		}
		cut := f.Cut(glyphs)
		if !bytes.Equal(cut, f.Cut(glyphs)) {
			t.Fatalf("%s: two cuts differ", name)
		}
		g := reread(t, cut)
		if checksum(cut) != 0xB1B0AFBA {
			t.Errorf("%s: the file's checksum is %08x", name, checksum(cut))
		}
		for i, old := range glyphs {
			n := GID(i + 1)
			if g.Advance(n) != f.Advance(old) || g.bearing(n) != f.bearing(old) {
				t.Errorf("%s: glyph %d has other metrics than %d", name, n, old)
			}
			if a, b := contours(g, n), contours(f, old); a != b {
				t.Errorf("%s: glyph %d differs from %d:\n%.80q\n%.80q", name, n, old, a, b)
			}
		}
	}
}

// reread parses a cut font, giving it the character map that Parse wants and Cut leaves out.
func reread(t testing.TB, cut []byte) *Font {
	t.Helper()
	tables, err := directory(cut)
	if err != nil {
		t.Fatal(err)
	}
	list := []table{{"cmap", []byte{0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12, 0, 12, 0, 0, 0, 0, 0, 28, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 65, 0, 1, 0, 5, 0, 0, 0, 1}}}
	for _, tag := range []string{"glyf", "head", "hhea", "hmtx", "loca", "maxp"} {
		list = append(list, table{tag, tables[tag]})
	}
	f, err := Parse(assemble(list))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// contours is an outline without programs, components written out in place.
func contours(f *Font, g GID) string {
	b := f.outline(g)
	if !isComposite(b) {
		return strings.TrimRight(string(appendGlyph(nil, b, nil)), "\x00")
	}
	var s strings.Builder
	at, _, _ := components(b)
	for _, p := range at {
		s.WriteString(contours(f, GID(be.Uint16(b[p:]))))
	}
	return s.String()
}

func TestCutDropsPrograms(t *testing.T) {
	f := load(t, "D2Coding")
	var glyphs []GID
	for r := rune('!'); r <= '~'; r++ {
		glyphs = append(glyphs, f.Glyph(r))
	}
	whole := 0
	for _, g := range glyphs {
		whole += len(f.outline(g))
	}
	if cut := len(f.Cut(glyphs)); cut > whole*3/4 {
		t.Errorf("a cut of %d bytes of outlines has %d", whole, cut)
	}
}

func TestShared(t *testing.T) {
	f := load(t, "D2Coding")
	want := f.Cut([]GID{f.Glyph('가'), f.Glyph('A')})
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range 20 {
				if !bytes.Equal(f.Cut([]GID{f.Glyph('가'), f.Glyph('A')}), want) {
					t.Error("a cut differs")
				}
			}
		})
	}
	wg.Wait()
}

func TestRefuses(t *testing.T) {
	good := small(t)
	for _, c := range []struct {
		name, want string
		data       []byte
	}{
		{"empty", "font of 0 bytes", nil},
		{"cff", "CFF outlines", append([]byte("OTTO"), good[4:]...)},
		{"collection", "collection", append([]byte("ttcf"), good[4:]...)},
		{"text", "not a TrueType font", []byte("hello, world")},
		{"cut off", "reaches beyond the file", good[:len(good)-100]},
		{"no tables", "missing or too short", append([]byte{0, 1, 0, 0, 0, 0}, good[6:]...)},
	} {
		_, err := Parse(c.data)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}

// small is a font of a few glyphs with a composite one, as a seed.
func small(t testing.TB) []byte {
	t.Helper()
	f := load(t, "D2Coding")
	cut := reread(t, f.Cut([]GID{f.Glyph('A'), f.Glyph('é'), f.Glyph('가'), f.Glyph('│')}))
	var list []table
	for _, tag := range []string{"cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp"} {
		list = append(list, table{tag, cut.tables[tag]})
	}
	return assemble(list)
}

func FuzzParse(f *testing.F) {
	f.Add(small(f), 'A')
	f.Add([]byte("\x00\x01\x00\x00\x00\x00"), 'x')
	f.Fuzz(func(t *testing.T, data []byte, r rune) {
		font, err := Parse(data)
		if err != nil {
			return
		}
		glyphs := []GID{font.Glyph(r), font.Glyph('A'), 0, 1, 65535}
		font.Width(r)
		cut := font.Cut(glyphs)
		if _, err := directory(cut); err != nil {
			t.Errorf("a cut is no font: %v", err)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	data, err := os.ReadFile("../../../templates/fonts/NotoSansKR-Regular.ttf")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := Parse(data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCut300(b *testing.B) {
	f := load(b, "NotoSansKR-Regular")
	var glyphs []GID
	for r := rune(0xac00); r < 0xac00+300*30; r += 30 {
		glyphs = append(glyphs, f.Glyph(r))
	}
	for b.Loop() {
		f.Cut(glyphs)
	}
}
