package pdf

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// wrap breaks text set at 10 points into lines of a width in points, and returns them as they are drawn.
func wrap(text string, measure float64) (lines []string) {
	s := &setter{fonts: fonts(), doc: &Doc{}, seen: map[rune]bool{}}
	s.addText(text, style{size: 10})
	items := s.items
	s.setBreaks(items)
	for len(items) > 0 {
		end, draw := nextLine(items, measure, full)
		lines = append(lines, plainText(items[:draw]))
		items = items[end:]
	}
	return lines
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		name, text string
		measure    float64
		want       string // lines between /, spaces at their ends as ␣
	}{
		{"english", "The outage began when a rack caught fire.", 90, "The outage began␣/when a rack␣/caught fire."},
		{"korean keeps words", "데이터센터 화재로 서비스가 중단되었다.", 80, "데이터센터 화재로␣/서비스가 중단되/었다."},
		{"a long word would leave the line empty", "이 데이터센터이중화시스템장애로 멈췄다", 100, "이 데이터센터이중화시/스템장애로 멈췄다"},
		{"no forbidden start", "가나다라마바사아자차카타파하(주)”, 끝", 129, "가나다라마바사아자차카타파하/(주)”, 끝"},
		{"no lonely opening bracket", "가나다라마바사아자차카(타파하)", 111, "가나다라마바사아자차카/(타파하)"},
		{"url at slashes", "https://status.example.com/incidents/2022-10-15/report", 150, "https://status.example.com/␣/incidents/2022-10-15/report"},
		{"url not after its scheme", "see https://status-of-services.example.com", 75, "see␣/https://status-␣/of-services.␣/example.com"},
		{"no break before a spaced dash", "aaaa bbbb – cccc", 50, "aaaa␣/bbbb –␣/cccc"},
		{"anything, at last", strings.Repeat("x", 25), 52, "xxxxxxxxxx/xxxxxxxxxx/xxxxx"},
		{"hard break", "하나\n둘", 100, "하나/둘"},
		{"no-break space", "12\u00a0345 678", 40, "12\u00a0345␣/678"},
		{"several spaces", "aaa    bbb", 25, "aaa␣/bbb"},
		{"dates stay whole", "on 2022-10-15 at 15:30", 70, "on 2022-10-15␣/at 15:30"},
		{"a date stays with its time", "at the end of that day 2022-10-15 15:27 bbb", 150, "at the end of that day␣/2022-10-15 15:27 bbb"},
		{"times of a range stay together", "at the end of that day, 15:27–15:30 bbb", 140, "at the end of that day,␣/15:27–15:30 bbb"},
		{"a date leaves its time where the line would be too short", "a 2022-10-15 15:27", 70, "a 2022-10-15␣/15:27"},
		{"no-break spaces keep a word whole", "27시간 (15시간\u00a054분~38시간\u00a033분)", 125, "27시간␣/(15시간\u00a054분~38시간\u00a033분)"},
		{"a number is not broken at its point", "98.8% (98.346%~99.2834%)", 110, "98.8%␣/(98.346%~99.2834%)"},
		{"a range of days in two lines", "2017-01-31~2017-02-28", 80, "2017-01-31~/2017-02-28"},
		{"no closing mark starts a line", "가나다라마바사)아자차", 65, "가나다라마바/사)아자차"},
		{"a number stays with its unit", "for about 10 min", 62, "for about␣/10 min"},
		{"a number leaves its unit where the line would be too short", "aa 12345678 min", 65, "aa 12345678␣/min"},
		{"a number is no unit", "for about 10 items", 62, "for about 10␣/items"},
		{"no line starts with an equals sign", "aaaaaa p = 0.05", 50, "aaaaaa␣/p = 0.05"},
		{"an id stays whole", "as declared by (KAKAO-2024-05-20)", 110, "as declared by␣/(KAKAO-2024-05-20)"},
		{"an id of capitals stays whole", "aaaa bbbb MIL-HDBK-189", 90, "aaaa bbbb␣/MIL-HDBK-189"},
		{"an id is broken at its hyphens where nothing else is left", "KAKAO-2024-05-20", 50, "KAKAO-/2024-05-/20"},
		{"a date stays whole at the end of a range", "2022-10-15 19:00~2022-10-17 11:30", 110, "2022-10-15 19:00~/2022-10-17 11:30"},
		{"a span of hours and minutes stays together", "and it took them all about 127 h 33 min", 160, "and it took them all about␣/127 h 33 min"},
		{"한국어 시간도", "서비스가 모두 돌아오는 데 127시간 33분", 150, "서비스가 모두 돌아오는 데␣/127시간 33분"},
		{"a Korean range breaks at its middle", "15시간 54분~38시간 33분", 70, "15시간 54분~/38시간 33분"},
		{"a number stays with what it counts", "서버는 모두 합해서 약 32000대였다", 120, "서버는 모두 합해서 약␣/32000대였다"},
		{"a small Korean word stays with what it leans on", "기능은 데이터센터 한 곳에만", 110, "기능은 데이터센터␣/한 곳에만"},
		{"and so does what nobody can", "그 시각은 아무도 알 수 없음", 92, "그 시각은 아무도␣/알 수 없음"},
		{"all of it", "그때 아무도 말할 수 없음", 90, "그때 아무도 말할␣/수 없음"},
		{"and before and after", "이 장애의 다음날 이천백 8일 전, 약함", 138, "이 장애의 다음날 이천백␣/8일 전, 약함"},
		{"so does one at the end of a word", "지속한 시간은 모두 약 9분(8~10분)", 138, "지속한 시간은 모두 약 9분/(8~10분)"},
		{"an equation of a letter stays together", "aaaaaaaaa bbb p = 0.05", 105, "aaaaaaaaa bbb␣/p = 0.05"},
		{"an interval stays with its level", "aaaaaaaaa bbbbbbbb (95% 0.62–8.8)", 140, "aaaaaaaaa bbbbbbbb␣/(95% 0.62–8.8)"},
		{"even where the line before it is nearly empty", "3 (95% 0.62–8.8)", 74.5, "3␣/(95% 0.62–8.8)"},
		{"a number stays with the days it counts", "aaaaaaaaaaa 3,822 days earlier", 90, "aaaaaaaaaaa␣/3,822 days earlier"},
		{"but not with any word", "aaaaaaaaaaaa 3,822 daylight", 100, "aaaaaaaaaaaa 3,822␣/daylight"},
		{"Hangul in a URL breaks where the URL does", "화재. https://a.example.com/SK_데이터_센터", 160, "화재. https://a.example.com//SK_데이터_센터"},
		{"a day stays with its month", "aaaaaaaaaaaaa 20 October 2022", 105, "aaaaaaaaaaaaa␣/20 October 2022"},
		{"no short word alone on the last line", "aaaaaa bbbbbb cccccc dd e", 109, "aaaaaa bbbbbb cccccc␣/dd e"},
		{"hyphens", "a well-established state-of-the-art system", 90, "a well-established␣/state-of-the-art␣/system"},
		{"one character is always set", "가나", 1, "가/나"},
	} {
		got := strings.Join(wrap(c.text, c.measure), "\n")
		got = strings.ReplaceAll(strings.ReplaceAll(got, " \n", "␣\n"), "\n", "/")
		want := strings.NewReplacer("/␣/i", "//i", "-␣/", "-/", ".␣/", "./").Replace(c.want)
		if got != want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, got, want)
		}
	}
}

// FuzzWrap: whatever the text, no character is lost but spaces at the ends of lines, every line has a character, and no line
// is wider than the measure unless it is one character with its marks.
func FuzzWrap(f *testing.F) {
	for _, p := range pieces {
		f.Add(p+" "+p, 60.0)
	}
	f.Add("\u0301\u0301\u0301 (((( )))) 가(나)", 5.0)
	f.Fuzz(func(t *testing.T, text string, measure float64) {
		if !(measure > 0 && measure < 2000) || len(text) > 4000 {
			return
		}
		s := &setter{fonts: fonts(), doc: &Doc{}, seen: map[rune]bool{}}
		s.addText(text, style{size: 10})
		items := s.items
		s.setBreaks(items)
		var got strings.Builder
		for len(items) > 0 {
			end, draw := nextLine(items, measure, full)
			if end < 1 || draw > end {
				t.Fatalf("line of %d characters, %d drawn", end, draw)
			}
			line := trimRight(items[:draw])
			if w := width(line); w > measure+0.02 && !single(line) {
				t.Errorf("line %q is %g wide, want %g at most", plainText(line), w, measure)
			}
			got.WriteString(plainText(items[:draw]))
			items = items[end:]
		}
		if got, want := withoutSpaces(got.String()), withoutSpaces(clean(text)); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	})
}

// single tells whether a line is one character with its marks.
func single(line []item) bool {
	for i := range line[:max(0, len(line)-1)] {
		if line[i].brk != glued {
			return false
		}
	}
	return true
}

func TestClean(t *testing.T) {
	for _, c := range [][2]string{
		{"보통 text", "보통 text"},
		{"\u1112\u1161\u11ab\u1100\u1173\u11af", "한글"},
		{"e\u0301", "é"},
		{"a\xffb", "a\ufffdb"},
		{"a\ufffdb", "a\ufffdb"},
		{"a\u200bb\u00adc\ufeffd\u202ee\x00f\x1bg\ufe0fh", "abcdefgh"},
		{"a\tb", "a b"},
		{"a\r\nb\rc\u2028d", "a\nb\nc\nd"},
		{"👩\u200d👧", "👩👧"},
		{"\u212b", "Å"},
	} {
		if got := clean(c[0]); got != c[1] {
			t.Errorf("clean(%q) is %q, want %q", c[0], got, c[1])
		}
	}
}

func FuzzClean(f *testing.F) {
	for _, p := range pieces {
		f.Add(p)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := clean(s)
		if !utf8.ValidString(got) {
			t.Errorf("%q is no UTF-8", got)
		}
		for _, r := range got {
			if r != '\n' && invisible(r) {
				t.Errorf("%q has %U", got, r)
			}
		}
		if again := clean(got); again != got {
			t.Errorf("clean(%q) is %q", got, again)
		}
	})
}

func TestMeasure(t *testing.T) {
	for _, c := range []struct {
		text string
		bold bool
		want float64
	}{{"가A", false, 15.28}, {"🔥", false, 12.7}, {"", true, 0}, {"\u0e44", false, 10}, {"a\u200bb", true, fonts().Measure("ab", 10, true)}} {
		if got := fonts().Measure(c.text, 10, c.bold); got != c.want {
			t.Errorf("%q is %g wide, want %g", c.text, got, c.want)
		}
	}
}
