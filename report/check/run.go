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
	AsOf  time.Time    // from when on the records are looked at: what is overdue, what lies in the future
	Rules []string     // names; empty: all
	Level record.Level // milder findings are dropped
	Part  bool         // the corpus is not all of the register: silences may match elsewhere
	Jobs  int          // records checked at once; 0: one a processor
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
	out := make([][]record.Diagnostic, len(c.Incidents))
	next := make(chan int)
	var wg sync.WaitGroup
	for range min(cmp.Or(o.Jobs, runtime.GOMAXPROCS(0)), len(c.Incidents)) {
		wg.Go(func() {
			for i := range next {
				p := &Pass{Incident: c.Incidents[i], Register: c.Register, AsOf: o.AsOf, index: index}
				out[i] = p.run()
			}
		})
	}
	for i := range c.Incidents {
		next <- i
	}
	close(next)
	wg.Wait()
	return out
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
