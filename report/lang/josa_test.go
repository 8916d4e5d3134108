package lang

import (
	"os"
	"strconv"
	"strings"
	"testing"
)

// TestJosaTable checks the words of testdata/josa.txt. Two particles tell the three sounds apart.
func TestJosaTable(t *testing.T) {
	words := josaTable(t)
	if len(words) < 250 {
		t.Fatalf("%d words", len(words))
	}
	for word, want := range words {
		topic, direction, _ := strings.Cut(want, " ")
		if got := josa(word, "은/는"); got != word+topic {
			t.Errorf("%q: got %q, want %q", word, got, word+topic)
		}
		if got := josa(word, "으로/로"); got != word+direction {
			t.Errorf("%q: got %q, want %q", word, got, word+direction)
		}
	}
}

// josaTable reads the words and what they take. \u in a word is that character.
func josaTable(t testing.TB) map[string]string {
	t.Helper()
	src, err := os.ReadFile("testdata/josa.txt")
	if err != nil {
		t.Fatal(err)
	}
	words := map[string]string{}
	for line := range strings.Lines(string(src)) {
		line = strings.TrimRight(line, "\n")
		word, want, ok := strings.Cut(line, "\t")
		if !ok {
			if line != "" && !strings.HasPrefix(line, "#") {
				t.Fatalf("no tab in %q", line)
			}
			continue
		}
		if strings.Contains(word, `\u`) {
			if word, err = strconv.Unquote(`"` + word + `"`); err != nil {
				t.Fatal(err)
			}
		}
		if words[word] != "" {
			t.Fatalf("%q is there twice", word)
		}
		words[word] = want
	}
	return words
}

func TestParticles(t *testing.T) {
	tests := []struct{ pair, open, closed, rieul, unsure string }{
		{"은/는", "카카오는", "다음은", "서울은", "🔥은(는)"},
		{"는/은", "카카오는", "다음은", "서울은", "🔥은(는)"},
		{"이/가", "카카오가", "다음이", "서울이", "🔥이(가)"},
		{"을/를", "카카오를", "다음을", "서울을", "🔥을(를)"},
		{"과/와", "카카오와", "다음과", "서울과", "🔥과(와)"},
		{"아/야", "카카오야", "다음아", "서울아", "🔥아(야)"},
		{"으로/로", "카카오로", "다음으로", "서울로", "🔥(으)로"},
		{"로/으로", "카카오로", "다음으로", "서울로", "🔥(으)로"},
		{"(으)로", "카카오로", "다음으로", "서울로", "🔥(으)로"},
		{"으로서/로서", "카카오로서", "다음으로서", "서울로서", "🔥(으)로서"},
		{"으로부터/로부터", "카카오로부터", "다음으로부터", "서울로부터", "🔥(으)로부터"},
		{"이라/라", "카카오라", "다음이라", "서울이라", "🔥(이)라"},
		{"(이)라는", "카카오라는", "다음이라는", "서울이라는", "🔥(이)라는"},
		{"이나/나", "카카오나", "다음이나", "서울이나", "🔥(이)나"},
		{"이든/든", "카카오든", "다음이든", "서울이든", "🔥(이)든"},
		{"이며/며", "카카오며", "다음이며", "서울이며", "🔥(이)며"},
	}
	for _, tt := range tests {
		for word, want := range map[string]string{"카카오": tt.open, "다음": tt.closed, "서울": tt.rieul, "🔥": tt.unsure} {
			if got := josa(word, tt.pair); got != want {
				t.Errorf("josa(%q, %q) = %q, want %q", word, tt.pair, got, want)
			}
		}
	}
}

// TestNotAPair checks that what is no pair of forms is told apart, since catalogues are checked by it.
func TestNotAPair(t *testing.T) {
	for _, pair := range []string{"", "/", "은", "에서", "은/를", "는/는", "(", "()", "()로", "(으)", "이/", "으", "도/도"} {
		if p, ok := parseParticle(pair); ok {
			t.Errorf("%q is read as %+v", pair, *p)
		}
		if got := josa("카카오", pair); got != "카카오"+pair {
			t.Errorf("josa(%q) = %q", pair, got)
		}
	}
}

func FuzzJosa(f *testing.F) {
	for word := range josaTable(f) {
		f.Add(word, "은/는")
	}
	f.Add("((((", "(으)로")
	f.Add("₩", "이/가")
	f.Fuzz(func(t *testing.T, word, pair string) {
		got := josa(word, pair)
		if !strings.HasPrefix(got, word) {
			t.Fatalf("%q does not begin with the word", got)
		}
		if again := josa(word+" ", pair); strings.TrimPrefix(again, word+" ") != strings.TrimPrefix(got, word) {
			t.Fatalf("a space after the word changes the particle: %q, %q", got, again)
		}
	})
}

func BenchmarkJosa(b *testing.B) {
	for b.Loop() {
		josa("판교 데이터센터(SK C&C)", "은/는")
	}
}

// josa is a word followed by the particle that fits, or by what is no particle.
func josa(word, pair string) string {
	p, ok := parseParticle(pair)
	if !ok {
		return word + pair
	}
	return word + p.after(word)
}
