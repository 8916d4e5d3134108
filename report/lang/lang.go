package lang

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"
)

// A Lang is one language: its catalogue and its grammar. Goroutines may share it; all that ever changes is what Missing tells.
type Lang struct {
	tag      string
	plural   language.Tag
	messages map[string]*message
	months   [13]string // from 1, as time.Month
	weekdays [7]string  // from Sunday, as time.Weekday

	mu      sync.Mutex
	missing map[string]bool
}

// Load reads the catalogue lang/TAG.toml of fsys, and over it those of the same name in further layers: a layer need only hold the messages
// that it changes. An error about what a catalogue says begins with file and line.
func Load(fsys fs.FS, tag string, layers ...fs.FS) (*Lang, error) {
	parsed, err := language.Parse(tag)
	if err != nil {
		return nil, fmt.Errorf("language %q: %w", tag, err)
	}
	name := path.Join("lang", tag+".toml")
	src, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, err
	}
	messages, err := readCatalogue(name, src)
	if err != nil {
		return nil, err
	}
	for _, layer := range layers {
		if err := override(messages, layer, name); err != nil {
			return nil, err
		}
	}
	l := &Lang{tag: tag, plural: parsed, messages: messages, missing: map[string]bool{}}
	for m := 1; m <= 12; m++ {
		l.months[m] = l.T(fmt.Sprintf("month.%d", m))
	}
	for d := range l.weekdays {
		l.weekdays[d] = l.T(fmt.Sprintf("weekday.%d", d))
	}
	return l, nil
}

// override puts the messages of a layer's catalogue, if it has one, over those that are there.
func override(messages map[string]*message, layer fs.FS, name string) error {
	src, err := fs.ReadFile(layer, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	theirs, err := readCatalogue(name, src)
	if err != nil {
		return err
	}
	maps.Copy(messages, theirs)
	return nil
}

// Tags are the languages that fsys has a catalogue for, sorted.
func Tags(fsys fs.FS) ([]string, error) {
	files, err := fs.Glob(fsys, "lang/*.toml")
	if err != nil {
		return nil, err
	}
	var tags []string
	for _, f := range files {
		tags = append(tags, strings.TrimSuffix(path.Base(f), ".toml"))
	}
	slices.Sort(tags)
	return tags, nil
}

// Tag is the language's BCP 47 tag, as HTML's lang attribute wants it: "ko".
func (l *Lang) Tag() string { return l.tag }

// Name is the language in its own words: "한국어".
func (l *Lang) Name() string { return l.T("language.name") }

// Has reports whether the catalogue has a message.
func (l *Lang) Has(id string) bool { return l.messages[id] != nil }

// Missing lists what T was asked for and did not have, sorted: ids, and "id.argument" for arguments that were not given.
func (l *Lang) Missing() []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Sorted(maps.Keys(l.missing))
}

// miss notes what is missing and makes it visible on the page.
func (l *Lang) miss(what string) string {
	l.mu.Lock()
	l.missing[what] = true
	l.mu.Unlock()
	return "⟦" + what + "⟧"
}
