package importer

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"example.com/postmortem/report/internal/golden"
)

// Each case has base, ours and theirs; what comes of them is under merged and conflicts.
func TestMerge(t *testing.T) {
	names, err := filepath.Glob("testdata/merge/*.txtar")
	if err != nil || len(names) < 6 {
		t.Fatalf("%d cases, %v", len(names), err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			text := map[string]string{}
			for _, f := range a.Files {
				text[f.Name] = string(f.Data)
			}
			merged, conflicts := merge(text["base"], text["ours"], text["theirs"])
			var b bytes.Buffer
			for _, c := range conflicts {
				fmt.Fprintf(&b, "line %d: %q\n", c.Line, c.Source)
			}
			a.Files = append(a.Files[:3:3], txtar.File{Name: "merged", Data: []byte(merged)}, txtar.File{Name: "conflicts", Data: b.Bytes()})
			golden.Compare(t, name, txtar.Format(a))
			if sound(text["ours"]) && !sound(merged) {
				t.Error("the merged text is no TOML")
			}
		})
	}
}

// Nothing that people wrote is ever lost: lines of theirs that the base does not have are all in the result, and what the
// source changed is in it or reported.
func TestMergeLosesNothing(t *testing.T) {
	for seed := range uint64(2000) {
		g := rand.New(rand.NewPCG(seed, 2))
		lines := func(from []string) []string {
			out := slices.Clone(from)
			for range g.IntN(4) {
				at := g.IntN(len(out))
				switch g.IntN(3) {
				case 0:
					out[at] = fmt.Sprintf("k%d = %d", g.IntN(1000)+100, g.IntN(9))
				case 1:
					out = slices.Insert(out, at, fmt.Sprintf("n%d = %d", g.IntN(10000)+100, g.IntN(9)))
				case 2:
					if len(out) > 2 {
						out = slices.Delete(out, at, at+1)
					}
				}
			}
			return out
		}
		var base []string
		for i := range 8 {
			base = append(base, fmt.Sprintf("b%d = %d", i, g.IntN(5)))
		}
		ours, theirs := lines(base), lines(base)
		text := func(l []string) string { return strings.Join(l, "\n") + "\n" }
		merged, conflicts := merge(text(base), text(ours), text(theirs))
		reported := ""
		for _, c := range conflicts {
			reported += c.Source + "\n"
		}
		for _, l := range ours {
			if !slices.Contains(base, l) && !strings.Contains("\n"+merged, "\n"+l+"\n") {
				t.Fatalf("seed %d: %q of ours is lost\nbase\n%s\nours\n%s\ntheirs\n%s\nmerged\n%s", seed, l, text(base), text(ours), text(theirs), merged)
			}
		}
		for _, l := range theirs {
			if !slices.Contains(base, l) && !strings.Contains("\n"+merged+"\n"+reported, "\n"+l+"\n") {
				t.Fatalf("seed %d: %q of the source is lost\nbase\n%s\nours\n%s\ntheirs\n%s\nmerged\n%s\nreported\n%s", seed, l, text(base), text(ours), text(theirs), merged, reported)
			}
		}
	}
}

// incidents is an export of Statuspage with one incident of this title and impact, and the folder after its import.
func again(t *testing.T, folder fstest.MapFS, title, impact, file string) []Change {
	t.Helper()
	src := fmt.Sprintf(`{"incidents": [{"id": "a", "name": %q, "impact": %q, "started_at": "2024-01-01T00:00:00Z", "resolved_at": "2024-01-01T01:00:00Z"}]}`, title, impact)
	var o Options
	if f := folder["register.toml"]; f != nil {
		o.Register = readRegister(t, f.Data)
	}
	res := Import(Statuspage, []File{{Name: file, Data: []byte(src)}}, o)
	plan, err := res.Plan(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range plan {
		if c.State != Removed {
			folder[c.Path] = &fstest.MapFile{Data: c.New}
			folder[c.Base] = &fstest.MapFile{Data: c.Source}
		}
	}
	return plan
}

// The life of a record that is imported again and again while people work on it.
func TestImportAgain(t *testing.T) {
	folder := fstest.MapFS{"register.toml": {Data: []byte("[register]\nlanguages = [\"en\"]\n[[severity]]\nid = \"sev1\"\n[[severity]]\nid = \"sev2\"\n[[severity]]\nid = \"sev3\"\n")}}
	step := func(what string, plan []Change, want State, conflicts int) *Change {
		t.Helper()
		if len(plan) != 1 || plan[0].State != want || len(plan[0].Conflicts) != conflicts {
			t.Fatalf("%s: %d changes, %q with %d conflicts, want %q with %d", what, len(plan), plan[0].State, len(plan[0].Conflicts), want, conflicts)
		}
		return &plan[0]
	}
	c := step("first", again(t, folder, "Down", "minor", "1.json"), Created, 0)
	if c.Path != "2024-01-01-statuspage-a.toml" || !strings.Contains(c.Diff(), "+title    = \"Down\"") {
		t.Errorf("%s\n%s", c.Path, c.Diff())
	}
	c = step("the same in another file", again(t, folder, "Down", "minor", "2.json"), Unchanged, 0)
	if c.Diff() != "" {
		t.Errorf("a diff of nothing: %s", c.Diff())
	}

	// People rename the file, correct the start, and add a cause.
	text := string(folder[c.Path].Data)
	delete(folder, c.Path)
	started := "started  = 2024-01-01T00:00:00Z  # imported: check: when the incident was opened on the page; the impact may have begun earlier\n"
	if !strings.Contains(text, started) {
		t.Fatal(text)
	}
	text = strings.Replace(text, started, "started = \"2023-12-31 23:40\" # logs\n", 1) + "\n[cause]\nstate = \"suspected\"\ncategory = \"network\"\n"
	folder["mail/down.toml"] = &fstest.MapFile{Data: []byte(text)}
	c = step("the source changed something else", again(t, folder, "Mail is down", "major", "3.json"), Updated, 0)
	got := string(folder["mail/down.toml"].Data)
	for _, want := range []string{"title    = \"Mail is down\"", "severity = \"sev2\"", "started = \"2023-12-31 23:40\" # logs", "category = \"network\""} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
	if c.Path != "mail/down.toml" || len(folder) != 3 {
		t.Errorf("%s, %d files", c.Path, len(folder))
	}

	// Both change the title.
	folder["mail/down.toml"].Data = []byte(strings.Replace(got, "Mail is down", "Mail was lost", 1))
	c = step("both changed it", again(t, folder, "Mail was down", "major", "4.json"), Kept, 1)
	if !strings.Contains(c.Conflicts[0].Source, "Mail was down") || !strings.Contains(string(folder["mail/down.toml"].Data), "Mail was lost") {
		t.Errorf("%+v\n%s", c.Conflicts, folder["mail/down.toml"].Data)
	}
	step("the same again", again(t, folder, "Mail was down", "major", "5.json"), Unchanged, 0)

	// A record that people broke is found and not lost.
	sound := folder["mail/down.toml"].Data
	folder["mail/down.toml"].Data = append([]byte("= broken\n"), sound...)
	c = step("broken", again(t, folder, "Mail was down", "critical", "6.json"), Updated, 0)
	if !bytes.HasPrefix(c.New, []byte("= broken\n")) || !bytes.Contains(c.New, []byte("sev1")) {
		t.Errorf("%s", c.New)
	}
	delete(folder, "mail/down.toml")
	step("people removed it", again(t, folder, "Mail was down", "critical", "7.json"), Removed, 0)
	delete(folder, ".imported/statuspage-a.toml")
	step("and the base", again(t, folder, "Mail was down", "critical", "8.json"), Created, 0)
	delete(folder, ".imported/statuspage-a.toml")
	c = step("the base alone", again(t, folder, "Other", "critical", "9.json"), Kept, 1)
	if !strings.Contains(string(c.New), "Mail was down") {
		t.Errorf("%s", c.New)
	}
}

// A record as fmt has it: a longer key and a wider value of the source move no line that people changed.
func TestMergeFormatted(t *testing.T) {
	const base = "id = \"a\"\ntitle = \"Down\"\nstarted = 2024-01-01T00:00:00Z  # imported: check\nseverity = \"sev3\"  # imported\n"
	const theirs = "id = \"a\"\ntitle = \"Down\"\nstarted = 2024-01-01T00:00:00Z  # imported: check\nseverity = \"major-but-not-worse-than-that\"  # imported\nacknowledged = 2024-01-01T00:05:00Z\n"
	ours := strings.Replace(string(formatted("record.toml", []byte(base))), "Down", "Mail was down", 1)
	got, conflicts := mergeFormatted([]byte(base), []byte(ours), []byte(theirs))
	want := string(formatted("record.toml", []byte(strings.Replace(theirs, "Down", "Mail was down", 1))))
	if string(got) != want || len(conflicts) > 0 {
		t.Errorf("%v\n%s", conflicts, got)
	}
	if ours == base || !strings.Contains(want, "title        = ") {
		t.Errorf("nothing is aligned:\n%s", want)
	}
}

// A mapping, an export and a folder of records cannot be led outside of the folder.
func TestOpen(t *testing.T) {
	dir := t.TempDir()
	for name, data := range map[string]string{"a.json": "{}", "b.txt": "x", ".hidden.json": "{}", "sub/c.JSON": "{}"} {
		at := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	files, err := Open(os.DirFS(dir), []string{"."}, []string{".json"})
	if err != nil || len(files) != 2 || files[0].Name != "a.json" || files[1].Name != "sub/c.JSON" {
		t.Errorf("%v %v", files, err)
	}
	if files, err = Open(os.DirFS(dir), []string{"b.txt"}, []string{".json"}); err != nil || len(files) != 1 {
		t.Errorf("a file that is named is not read: %v %v", files, err)
	}
	if _, err = Open(os.DirFS(dir), []string{"none"}, nil); err == nil {
		t.Error("a file that is not there is no error")
	}
}
