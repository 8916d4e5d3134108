package check

import (
	"cmp"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"time"

	"example.com/postmortem/report/record"
)

// Options say how a corpus is checked, and which findings are wanted.
type Options struct {
	AsOf  time.Time       // from when on the records are looked at: what is overdue, what lies in the future
	Rules []string        // names; empty: all
	Level record.Level    // milder findings are dropped
	Part  bool            // the corpus is not all of the register: silences may match elsewhere
	Jobs  int             // records checked at once; 0: one a processor
	Files map[string]bool // the paths of the records that rules are applied to, and those that silences name; nil: all
}

// maxFindings is how many findings of rules one file shows, as many as report/record shows of structure.
const maxFindings = 100

// Run applies all rules to a corpus, adds what reading it found, applies the register's silences and returns the findings
// that are wanted, in order of file and place.
func Run(c *record.Corpus, found []record.Diagnostic, o Options) []record.Diagnostic {
	all := slices.Clone(found)
	for _, ds := range eachIncident(c, o) {
		all = append(all, ds...)
	}
	all = silence(c, all, o.Part)
	all = slices.DeleteFunc(all, func(d record.Diagnostic) bool {
		return d.Level < o.Level || len(o.Rules) > 0 && !slices.Contains(o.Rules, d.Rule)
	})
	slices.SortStableFunc(all, func(a, b record.Diagnostic) int {
		return cmp.Or(cmp.Compare(a.At.File, b.At.File), cmp.Compare(a.At.Line, b.At.Line), cmp.Compare(a.At.Col, b.At.Col),
			cmp.Compare(a.End.Line, b.End.Line), cmp.Compare(a.End.Col, b.End.Col))
	})
	return all
}

// eachIncident applies the rules to the records, several at once; the findings stand in order of the records.
func eachIncident(c *record.Corpus, o Options) [][]record.Diagnostic {
	index := newIndex(c, o.AsOf)
	asked := o.asked(c)
	out := make([][]record.Diagnostic, len(asked))
	next := make(chan int)
	var wg sync.WaitGroup
	for range min(cmp.Or(o.Jobs, runtime.GOMAXPROCS(0)), len(asked)) {
		wg.Go(func() {
			for i := range next {
				p := &Pass{Incident: asked[i], Register: c.Register, AsOf: o.AsOf, index: index}
				out[i] = p.run()
			}
		})
	}
	for i := range asked {
		next <- i
	}
	close(next)
	wg.Wait()
	return out
}

// asked are the incidents that rules are applied to. What a silence names is among them: whether it matches is not known otherwise.
func (o *Options) asked(c *record.Corpus) []*record.Incident {
	if o.Files == nil {
		return c.Incidents
	}
	named := map[string]bool{}
	for _, s := range c.Register.Silences {
		named[s.Record] = true
	}
	var asked []*record.Incident
	for _, in := range c.Incidents {
		if o.Files[in.File.Path] || named[in.ID] {
			asked = append(asked, in)
		}
	}
	return asked
}

// run applies every rule, in order. All are applied even if few are wanted: what one finds decides what others say.
func (p *Pass) run() []record.Diagnostic {
	for _, r := range Rules {
		if r.Check != nil {
			p.rule = r
			r.Check(p)
		}
	}
	if left := len(p.found) - maxFindings; left > 0 {
		last := p.found[maxFindings-1]
		p.found = append(p.found[:maxFindings], record.Diagnostic{At: last.At, End: last.End, Level: record.Note, Rule: "too-many-findings",
			Message: fmt.Sprintf("%d more findings in this file are not shown", left)})
	}
	return p.found
}
