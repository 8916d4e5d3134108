package record

import (
	"fmt"
	"io/fs"
	"testing"
	"testing/fstest"
)

// counted counts the records that are read.
type counted struct {
	fstest.MapFS
	read map[string]int
}

func (c counted) Open(name string) (fs.File, error) {
	if info, err := c.Stat(name); err == nil && !info.IsDir() {
		c.read[name]++
	}
	return c.MapFS.Open(name)
}

// TestSiblings: of records that were not asked for, those named after their ids are found by name; the others are all read, with the same
// result.
func TestSiblings(t *testing.T) {
	const body = "title = \"x\"\nstarted = \"2024-01-0%d 10:00\"\nduration = \"5m\"\nseverity = \"sev3\"\naffected = [\"a\"]\n"
	for _, test := range []struct {
		name, id string // of the record that is named
		refers   string
		others   bool // are read
		found    int
	}{
		{"old.toml", "old", "old", false, 0},
		{"sub/old.toml", "old", "old", false, 0},
		{"2022-10-15-fire.toml", "KAKAO-2022-10-15", "KAKAO-2022-10-15", false, 0},
		{"2022-10-15-fire.toml", "KAKAO-2022-10-16", "KAKAO-2022-10-15", true, 1},
		{"2022-10-151.toml", "KAKAO-2022-10-15", "KAKAO-2022-10-15", true, 0},
		{"old.toml", "other", "other", true, 0},
		{"old.toml", "other", "old", true, 1},
		{"_old.toml", "_old", "_old", true, 1}, // is no record
	} {
		c := counted{fstest.MapFS{}, map[string]int{}}
		add := func(name, text string) { c.MapFS[name] = &fstest.MapFile{Data: []byte(text)} }
		add("new.toml", fmt.Sprintf(body, 3)+"[[related]]\nincident = \""+test.refers+"\"\nrelation = \"recurrence\"\nbecause = \"y\"\n")
		add(test.name, "id = \""+test.id+"\"\n"+fmt.Sprintf(body, 2))
		add("beside.toml", fmt.Sprintf(body, 1))
		_, found, err := Load(c, Options{Patterns: []string{"new.toml"}})
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, d := range found {
			if d.Rule == "unknown-incident" {
				n++
			}
		}
		if n != test.found || c.read["beside.toml"] > 0 != test.others {
			t.Errorf("%q of id %q, named as %q: %d unknown, beside.toml read %d times: %v", test.name, test.id, test.refers, n, c.read["beside.toml"], found)
		}
	}
}
