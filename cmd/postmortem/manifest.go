package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"

	"example.com/postmortem/report/record"
)

// manifestFile tells the next run what earlier ones made. It is the last file to be written, and the first: see [output.begin].
const manifestFile = ".postmortem.json"

// A manifest lists the files of a folder that are ours, with their SHA-256, by the command that made them: what render left is none of
// quarter's business, and both fill one folder. A file that two commands make is listed under both.
type manifest struct {
	Audience   string                       `json:"audience"`
	Unfinished bool                         `json:"unfinished,omitempty"` // there may be more files, which a run made that nobody saw end
	Made       map[string]map[string]string `json:"made"`                 // by command and path
}

// The commands that fill folders, as manifests call them; quarter adds its period, since the reports of several stand side by side.
const (
	byRender     = "render"
	byChoice     = "render of chosen records"
	byRecurrence = "recurrence report"
	byQuarter    = "quarter "
	byUnknown    = "" // listed when manifests did not say by what
)

// readManifest reads what earlier runs made; nothing where there was none, or where it is not ours to understand. In older ones files
// are in one list: they go when an audience must not find them, and nothing else takes them for its own leftovers.
func readManifest(dir string) manifest {
	var m struct {
		manifest
		Files map[string]string `json:"files"`
	}
	text, err := os.ReadFile(filepath.Join(dir, manifestFile))
	if err != nil || json.Unmarshal(text, &m) != nil {
		return manifest{}
	}
	if len(m.Files) > 0 {
		m.Made = map[string]map[string]string{byUnknown: m.Files}
	}
	return m.manifest
}

func (m manifest) write(dir string) error {
	text, err := json.MarshalIndent(m, "", " ")
	if err != nil {
		return err
	}
	_, err = replace(filepath.Join(dir, manifestFile), append(text, '\n'))
	return err
}

// holds reports whether any command made a file.
func (m manifest) holds(name string) bool {
	for _, files := range m.Made {
		if files[name] != "" {
			return true
		}
	}
	return false
}

// narrower is the audience of files for two: none of them may stay where a later run is for the other. One that nobody knows is the narrowest.
func narrower(a, b string) string {
	if a != "" && circle(a) > circle(b) {
		return a
	}
	return b
}

func circle(audience string) int {
	if i := slices.Index(record.Audiences, audience); i >= 0 {
		return i
	}
	return len(record.Audiences)
}
