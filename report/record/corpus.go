package record

import (
	"fmt"
	"sync"
)

// A Corpus is a folder of records as read: the register and every incident without an error, in order of their start, then id.
type Corpus struct {
	Register  *Register
	Incidents []*Incident
	Files     []*File // every file read, in order of path, those with errors too
	Unread    bool    // the register cannot be read, and no record with it: in the wrong zone times would be wrong
}

// A File is one file as read.
type File struct {
	Path   string
	Src    []byte
	Digest [32]byte // SHA-256 of Src
	Said   bool     // it says what people say about a period, and is no incident

	once  sync.Once
	lines []int // where the lines begin; made when the first position is asked for

	treeOnce sync.Once
	tree     *node // made when somebody asks Where something is
}

// Position is a place in a file. Line and Col count from 1, Col in characters.
type Position struct {
	File      string
	Line, Col int
}

// String is "incidents/x.toml:14:8", as editors and compilers write it.
func (p Position) String() string {
	if p.Line == 0 {
		return p.File
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col)
}

// Level says how much a diagnostic matters.
type Level uint8

// The levels, mildest first.
const (
	Note Level = iota
	Warning
	Error
)

// String is the level's name.
func (l Level) String() string { return [...]string{"note", "warning", "error"}[l] }

// A Diagnostic is one complaint about a file.
type Diagnostic struct {
	At, End Position
	Level   Level
	Rule    string // "unknown-key"
	Message string // what is wrong, and what was wanted
	Hint    string // what would help, if the program can tell
}
