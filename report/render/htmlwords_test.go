package render

import (
	"bytes"
	"html"
	"strings"
	"testing"
)

// proseOf is what the writer makes of words, legible: ⟨ ⟩ around what is kept in one line, ⎵ for a space that does not break.
func proseOf(words string) string {
	p := &htmlWriter{w: &bytes.Buffer{}}
	p.prose([]byte(words))
	return strings.NewReplacer(`<span class="one">`, "⟨", "</span>", "⟩", noBreak, "⎵").Replace(p.w.String())
}

func TestProse(t *testing.T) {
	for _, c := range [][2]string{
		{"KAKAO-2022-10-15: none until 2022-10-20.", "⟨KAKAO-2022-10-15⟩: none until ⟨2022-10-20⟩."},
		{"2022-10-15 15:27–15:30", "⟨2022-10-15⟩ ⟨15:27–15:30⟩"},
		{"(95% 93.5–272)", "(95% ⟨93.5–272⟩)"},
		{"0 of 3 (95% 0%–70.8%), kind of 3, of 3, 3 of", "0⎵of⎵3 (95% ⟨0%–70.8⟩%), kind of 3, of 3, 3⎵of"},
		{"15:40-15:42, later", "⟨15:40-15:42⟩, later"},
		{"a data-center's disaster-recovery site – and no more", "a data-center's disaster-recovery site – and no more"},
		{"−5 and -5 up to - 5, 2022- or -", "−5⎵and -5⎵up to - 5, 2022- or -"},
		{"A-1-and-a-very-long-name-that-fits-no-telephone", "A-1-and-a-very-long-name-that-fits-no-telephone"},
		{"127 h 30 min – 127 h 33 min", "127⎵h 30⎵min – 127⎵h 33⎵min"},
		{"9 of 22 earlier incidents, 15 October 2022, 3 Cats", "9⎵of⎵22 earlier incidents, 15⎵October 2022, 3 Cats"},
		{"1,095 days, 24 dayss, about 95 % back", "1,095⎵days, 24 dayss, about 95⎵% back"},
		{"3월 1일(월)~11월 22일(일), 3일(가), 일(월), (월), 일(월", "3월 1⟨일(월)⟩~11월 22⟨일(일)⟩, 3일(가), ⟨일(월)⟩, (월), 일(월"},
		{"p = 0.37", "p⎵=⎵0.37"},
		{"cause confirmed · Change › Update", "cause confirmed ·⎵Change ›⎵Update"},
		{"연락·공지, 카카오맵·내비·버스·지하철·그리고·그 밖", "⟨연락·공지⟩, 카카오맵·내비·버스·지하철·그리고·그 밖"},
		{"· – “2022” …", "· – “2022” …"},
		{"<b-1> & \"A-1\"", "&lt;⟨b-1⟩&gt; &amp; &quot;⟨A-1⟩&quot;"},
	} {
		if got := proseOf(c[0]); got != c[1] {
			t.Errorf("%s\n got %s\nwant %s", c[0], got, c[1])
		}
	}
}

// FuzzProse: the words stay what they are, whatever is kept together.
func FuzzProse(f *testing.F) {
	for _, words := range []string{"1-1-1-1-", "·1·–\xb7", "\xb7", "\xe2", "a\xc2·b 3 Octal", "2022-10-15–2022-10-20", "일(월)(월)-1", "일(\xec\x9b)"} {
		f.Add(words)
	}
	f.Fuzz(func(t *testing.T, words string) {
		got := strings.NewReplacer("⟨", "", "⟩", "", "⎵", " ").Replace(proseOf(words))
		want := strings.NewReplacer(noBreak, " ", "⟨", "", "⟩", "", "⎵", " ").Replace(words)
		if html.UnescapeString(got) != html.UnescapeString(html.EscapeString(want)) {
			t.Errorf("%q became %q", words, got)
		}
	})
}
