package record

import (
	"cmp"
	"crypto/sha256"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// Options says which records Load reads, and against which register.
type Options struct {
	Patterns []string // files or folders below the file system; default "."
	Register string   // path of the register; default: the nearest register.toml upward
	Jobs     int      // files read at once; default: one per processor
	Brief    bool     // keep of each incident what tells what recurs, and forget its file: see brevity

	// Whole, if Brief, is asked once the register is read which incidents stay whole. Pages of these tell of others: then titles, actions
	// and who decided on relations stay of all.
	Whole func(*Register) func(*Incident) bool
}

// Load reads records and the register that they share. It returns every record without an error, every file that it
// read, and all that is wrong with them, in order of path and place. Its error is about reading itself: a pattern or a
// register that does not exist. One bad file never hides the others.
//
// Records are the *.toml below the patterns, except register.toml, names beginning with "_" or ".", and folders called
// quarters. A file that a pattern names is read whatever its name; one in a folder called quarters is checked as what it is.
func Load(fsys fs.FS, o Options) (*Corpus, []Diagnostic, error) {
	found, err := findRecords(fsys, o.Patterns)
	if err != nil {
		return nil, nil, err
	}
	if o.Register == "" {
		o.Register = found.register(fsys)
	}
	found.others(o.Register)
	l := &loader{fsys: fsys, g: newGrammar(), registerDir: path.Dir(o.Register)}
	register := make(chan error, 1)
	records := make(chan []*result)
	go func() { records <- l.readAll(found.paths, cmp.Or(o.Jobs, runtime.GOMAXPROCS(0)), register) }()
	err = l.readRegister(o.Register)
	if o.Brief && err == nil {
		l.brief = newBrevity(o, l.reg)
	}
	register <- err
	read := <-records
	if err != nil {
		return nil, nil, err
	}
	l.results = append(append(l.results, found.results...), read...)
	l.siblings = found.roots[0]
	if o.Register != "" {
		l.siblings = path.Dir(o.Register)
	}
	return l.corpus()
}

// LoadBytes reads one record that is in no file system, such as one on standard input, against the register that o names
// or the nearest one above o's first pattern. The file system may be nil if o names no register.
func LoadBytes(fsys fs.FS, name string, src []byte, o Options) (*Corpus, []Diagnostic, error) {
	l := &loader{fsys: fsys, g: newGrammar()}
	if o.Register == "" && fsys != nil {
		root := "."
		if len(o.Patterns) > 0 {
			root = path.Clean(o.Patterns[0])
		}
		o.Register = nearestRegister(fsys, root)
	}
	if err := l.readRegister(o.Register); err != nil {
		return nil, nil, err
	}
	if o.Register != "" {
		l.siblings = path.Dir(o.Register)
	}
	l.results = append(l.results, l.finish(l.begin(newFile(name, src))))
	return l.corpus()
}

// loader is one run of Load.
type loader struct {
	fsys        fs.FS
	g           *grammar
	v           *vocabulary
	reg         *Register
	unusable    bool     // the register cannot be read: no record is resolved with the wrong zone and names
	registerDir string   // its folder
	siblings    string   // folder of the records that may be referred to without being loaded
	brief       *brevity // nil: incidents stay whole
	results     []*result
}

// result is what became of one file.
type result struct {
	file     *File
	path     string
	findings []finding
	id       string
	idAt     extent
	idLost   bool // a syntax error may hide the id
	record   bool
	refs     []incidentRef
	incident *Incident
}

func newFile(name string, src []byte) *File {
	return &File{Path: name, Src: src, Digest: sha256.Sum256(src)}
}

// readAll reads files side by side; results stand in the order of paths. While the register is not read, each of the goroutines begins a
// file and waits; where it cannot be read, that was all.
func (l *loader) readAll(paths []string, jobs int, register <-chan error) []*result {
	out := make([]*result, len(paths))
	var next atomic.Int64
	known := sync.OnceValue(func() bool { return <-register == nil })
	var wg sync.WaitGroup
	for range min(jobs, len(paths)) {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(paths); i = int(next.Add(1)) - 1 {
				b := l.beginPath(paths[i])
				if !known() {
					return
				}
				out[i] = l.finish(b)
			}
		})
	}
	wg.Wait()
	return out
}

// begun is a record before anything of the register is asked.
type begun struct {
	*result
	root    *node // nil: there is nothing to finish
	partial bool
	decoded map[string]any // of a file whose syntax is right
	err     error
}

func (l *loader) beginPath(name string) begun {
	src, complaint := readFile(l.fsys, name)
	if complaint != nil {
		return begun{result: &result{path: name, file: newFile(name, nil), findings: []finding{*complaint}, record: true, idLost: true, id: defaultID(name)}}
	}
	f := newFile(name, src)
	if l.isSaid(name) {
		f.Said = true
		return begun{result: &result{path: name, file: f}}
	}
	return l.begin(f)
}

// isSaid reports whether a file says what people say about a period: it stands in quarters, and quarters is no folder of records with
// a register of its own.
func (l *loader) isSaid(name string) bool { return isSaid(name) && path.Dir(name) != l.registerDir }

// begin takes a record apart.
func (l *loader) begin(f *File) begun {
	b := begun{result: &result{path: f.Path, file: f, record: true}}
	if b.root, b.partial = b.parse(f); b.root == nil {
		b.id, b.idLost = defaultID(f.Path), true
		return b
	}
	b.identify(b.root, b.partial || misspelt(b.root, l.g.incident, "id"))
	if !hasError(b.findings) {
		b.decoded, b.err = decode(f.Src)
	}
	return b
}

// finish checks a record and, if it is sound, resolves it.
func (l *loader) finish(b begun) *result {
	r, f := b.result, b.file
	if f.Said {
		_, r.findings = readQuarter(f, l.reg)
		return r
	}
	if b.root == nil {
		return r
	}
	c := &checker{g: l.g, root: l.g.incident, rootNode: b.root, first: firstByte(f.Src), v: l.v.with(b.root, l.g.incident, b.partial), partial: b.partial}
	c.table(b.root, c.root)
	r.findings, r.refs = append(r.findings, c.findings...), c.refs
	if hasError(r.findings) || l.unusable {
		return r
	}
	if b.err != nil {
		r.findings = append(r.findings, decodeError(f.Src, b.err))
		return r
	}
	res := newResolver(l.reg)
	r.incident = res.incident(b.decoded, f, r.id)
	r.findings = append(r.findings, f.locate(b.root, res.problems)...)
	if l.brief != nil && len(r.findings) == 0 && l.brief.keep(r.incident) { // a complaint shows the line that it is about
		f.Src = []byte{}
	}
	return r
}

// parse makes the tree of a file that is a text of a bearable size; nil if it is not.
func (r *result) parse(f *File) (root *node, partial bool) {
	if bad := sound(f.Src); bad != nil {
		r.findings = append(r.findings, *bad)
		return nil, true
	}
	root, r.findings, partial = parse(f.Src)
	return root, partial
}

// identify finds the record's id. hidden says that a missing one may be there and cannot be read.
func (r *result) identify(root *node, hidden bool) {
	r.id = defaultID(r.path)
	if n := root.get("id"); n != nil {
		r.id, r.idAt = n.text, n.val
	} else {
		r.idLost = hidden
	}
}

// misspelt reports whether a table has an unknown key that looks like this one.
func misspelt(n *node, s *shape, key string) bool {
	return slices.ContainsFunc(n.sub, func(f *node) bool { return s.kids[f.name] == nil && Suggest(f.name, []string{key}) != "" })
}

// defaultID is the id of a record that gives none.
func defaultID(name string) string {
	if name == "-" {
		return "stdin"
	}
	return strings.TrimSuffix(path.Base(name), ".toml")
}

func firstByte(src []byte) int {
	if strings.HasPrefix(string(src[:min(len(src), 3)]), "\ufeff") {
		return 3
	}
	return 0
}

// corpus puts the results together: what concerns several files is checked, and everything is put in order.
func (l *loader) corpus() (*Corpus, []Diagnostic, error) {
	l.crossCheck()
	slices.SortStableFunc(l.results, func(a, b *result) int { return cmp.Compare(a.path, b.path) })
	c := &Corpus{Register: l.reg, Unread: l.unusable}
	var ds []Diagnostic
	for _, r := range l.results {
		if l.brief != nil && len(r.findings) > 0 {
			l.recall(r.file)
		}
		ds = append(ds, r.file.diagnostics(r.findings)...)
		if r.file.Src != nil {
			c.Files = append(c.Files, r.file)
		}
		if r.incident != nil && !hasError(r.findings) {
			c.Incidents = append(c.Incidents, r.incident)
		}
	}
	slices.SortStableFunc(c.Incidents, func(a, b *Incident) int {
		return cmp.Or(a.order().Compare(b.order()), cmp.Compare(a.ID, b.ID))
	})
	return c, ds, nil
}
