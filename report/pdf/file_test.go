package pdf

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"example.com/postmortem/report/markdown"
)

func write(t testing.TB, l *List) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := l.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestFileSaysWhatTheListSays reads files with a reader of our own: every character of every page comes back.
func TestFileSaysWhatTheListSays(t *testing.T) {
	sources := [][]byte{sample(t), []byte("\ufeff"), nil}
	for seed := range uint64(40) {
		sources = append(sources, hostile(seed))
	}
	for i, src := range sources {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			d := sampleDoc(src)
			d.TOC = "차례"
			l := layout(t, d)
			f := readWritten(t, write(t, l))
			if got, want := len(f.Pages()), l.Pages(); got != want {
				t.Fatalf("%d pages, want %d", got, want)
			}
			for n, page := range f.Pages() {
				var want strings.Builder
				for k := range l.pages[n].ops {
					if o := &l.pages[n].ops[k]; o.kind == opText {
						for _, r := range string(l.text(o)) {
							if private(r) {
								r = box
							}
							want.WriteRune(r)
						}
					}
				}
				if got := f.text(page); got != want.String() {
					t.Errorf("page %d: %s", n+1, difference(got, want.String()))
				}
			}
		})
	}
}

// TestLinksAndOutline checks what fpdf leaves undone.
func TestLinksAndOutline(t *testing.T) {
	src := []byte("# 하나 (\\\\) /Parent 3 0 R {#one}\n\n### 셋 endobj\n\n[to one](#one) [nowhere](#gone) [web](https://example.com/가?q=a%20b) [bad](javascript:x) [other](incident:A) [worse](incident:B)\n\n## 둘\n\n" +
		strings.Repeat("Lorem ipsum dolor sit amet.\n\n", 60) + "## 넷 🔥\n\n[one](#one)\n")
	f := readWritten(t, write(t, layout(t, &Doc{Root: markdown.Parse(src), Source: src, Title: "(제목)", Lang: "ko", Link: func(to string) string {
		return map[string]string{"incident:A": "a/가.pdf", "incident:B": "javascript:x"}[to]
	}})))
	links := func(page int) (all []string) {
		for _, a := range f.Array(f.Dict(f.Pages()[page]).Get("Annots")) {
			all = append(all, show(f.Dict(a)))
		}
		return all
	}
	first, last := strings.Join(links(0), "\n"), strings.Join(links(2), "\n")
	if got := len(links(0)); got != 3 {
		t.Errorf("%d links on the first page, want 3 (one is to nowhere, two are no URLs): %s", got, first)
	}
	for _, want := range []string{"/URI (https://example.com/%EA%B0%80?q=a%20b)", "/URI (a/%EA%B0%80.pdf)", "/Contents (to one)", "/F 4"} {
		if !strings.Contains(first, want) {
			t.Errorf("no link has %s: %s", want, first)
		}
	}
	if want := fmt.Sprintf("/Dest [%d 0 R", f.Pages()[0]); !strings.Contains(last, want) {
		t.Errorf("the link on the last page does not lead to the first: %s", last)
	}
	catalog := f.Catalog()
	for _, want := range []string{"/Lang (ko)", "/DisplayDocTitle true", "/PageMode /UseOutlines"} {
		if !strings.Contains(show(catalog), want) {
			t.Errorf("the catalog has no %s: %s", want, show(catalog))
		}
	}
	root := f.Dict(catalog.Get("Outlines"))
	if got := root.Get("Count"); got != 4 {
		t.Errorf("the outline counts %v entries, want 4 that are seen", got)
	}
	var counts []string
	for e := f.Dict(root.Get("First")); e != nil; e = f.Dict(e.Get("Next")) {
		counts = append(counts, fmt.Sprint(f.Text(e.Get("Title")), e.Get("Count")))
	}
	if got, want := strings.Join(counts, ", "), `하나 (\) /Parent 3 0 R3`; got != want {
		t.Errorf("the entries are %q, want %q", got, want)
	}
}

func TestInfo(t *testing.T) {
	d := sampleDoc([]byte("x"))
	d.Title, d.Author = "제목", `A (b) \`
	f := readWritten(t, write(t, layout(t, d)))
	got := show(f.Dict(f.Trailer.Get("Info")))
	want := `<</Title <C81C> /Author (A \(b\) \\) /Creator (postmortem test) /Producer (postmortem test) /CreationDate (D:20260112090000+09'00') /ModDate (D:20260112090000+09'00') >>`
	if want = strings.ReplaceAll(want, "<C81C>", "<FEFFC81CBAA9>"); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// TestSameBytes lays out and writes at once in several goroutines, with shared fonts.
func TestSameBytes(t *testing.T) {
	d := sampleDoc(sample(t))
	want := write(t, layout(t, d))
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range 5 {
				if !bytes.Equal(write(t, layout(t, d)), want) {
					t.Error("the bytes differ")
				}
			}
		})
	}
	wg.Wait()
	if n := len(want); n > 80_000 {
		t.Errorf("three pages take %d bytes, want 80,000 at most", n)
	}
}

// tool runs a program over a file; where the program is not installed the test is skipped, or fails on CI.
func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("%s is not installed", name)
		}
		t.Skipf("%s is not installed", name)
	}
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

func TestOtherReaders(t *testing.T) {
	src := sample(t)
	d := sampleDoc(src)
	d.Draft = "" // its letters would stand between others
	l := layout(t, d)
	path := filepath.Join(t.TempDir(), "sample.pdf")
	if err := os.WriteFile(path, write(t, l), 0o644); err != nil {
		t.Fatal(err)
	}
	t.Run("qpdf", func(t *testing.T) {
		if out := tool(t, "qpdf", "--check", path); !strings.Contains(out, "No syntax or stream encoding errors found") {
			t.Error(out)
		}
	})
	t.Run("pdffonts", func(t *testing.T) {
		for _, line := range strings.Split(strings.TrimSpace(tool(t, "pdffonts", path)), "\n")[2:] {
			if !regexp.MustCompile(`^[A-Z]{6}\+\S+ +CID TrueType +Identity-H +yes yes yes`).MatchString(line) {
				t.Errorf("font is not an embedded subset with a Unicode map: %s", line)
			}
		}
	})
	t.Run("pdftotext", func(t *testing.T) {
		out := strings.Join(strings.Fields(tool(t, "pdftotext", "-raw", path, "-")), " ")
		for _, want := range []string{
			"2022년 10월 15일 15시 19분경 데이터센터 지하 3층 배터리실에서 불이 나 전체 전원이 차단되었고",
			"Power to all server rooms was cut on the request of the fire brigade at 16:52",
			"漢字와 emoji 🔥 그리고 취소선", "│ 결제 │ 37.2% │", "소방서 요청으로 전체 전원 차단",
		} {
			if !strings.Contains(out, want) {
				t.Errorf("pdftotext does not find %q", want)
			}
		}
	})
	t.Run("pdftoppm", func(t *testing.T) { tool(t, "pdftoppm", "-r", "20", "-png", path, filepath.Join(t.TempDir(), "page")) })
}
