package match

import (
	"fmt"
	"math"
	"slices"
	"sync"
)

// Options say how documents are matched. The zero value is the default.
type Options struct {
	Glossary *Glossary
	Fields   []Field // nil: DefaultFields
	Links    []Link
	Rho      float64 // assumed share of documents that repeat an earlier one; 0: DefaultRho
	Workers  int     // goroutines; 0: one for every core. Results do not depend on it
}

// DefaultRho is a judgement.
const DefaultRho = .2

// A Register is a set of documents, compared. It does not change and may be used by several goroutines.
type Register struct {
	docs      []Doc // in order of time
	number    map[string]int
	rho       float64
	workers   int
	decisions []decision
	decided   map[[2]int][]LinkKind // later, earlier
	columns   []*column
	rows      []row
	glossary  *Glossary
	index     *index
	chance    chance
	scale     *scale
	fit       *Calibration
	nearby    [][]int       // by later document: what is compared whatever its text
	pairs     [][]candidate // by later document, with strengths once asked for
	asked     []sync.Once   // by later document
	pool      sync.Pool     // searches not in use
	wordings  sync.Pool     // those not in use
}

// New indexes documents, each to be compared with the earlier ones most like it when somebody asks. Identifiers must be unique, and links must be among the documents.
func New(docs []Doc, o Options) (*Register, error) {
	r := &Register{docs: slices.Clone(docs), rho: o.Rho, workers: workersOr(o.Workers), glossary: o.Glossary}
	if r.rho <= 0 {
		r.rho = DefaultRho
	}
	slices.SortFunc(r.docs, func(a, b Doc) int { return before(&a, &b) })
	if err := r.take(o); err != nil {
		return nil, err
	}
	texts := make([]text, len(r.docs))
	for i, d := range r.docs {
		texts[i] = text{d.Title, d.Body}
	}
	r.index = newIndex(texts, o.Glossary, r.workers, depthFor(len(texts)))
	r.search()
	r.calibrate()
	return r, nil
}

// take reads everything but the texts.
func (r *Register) take(o Options) error {
	r.number = make(map[string]int, len(r.docs))
	for i, d := range r.docs {
		if _, twice := r.number[d.ID]; twice {
			return fmt.Errorf("two documents with id %q", d.ID)
		}
		r.number[d.ID] = i
	}
	decisions, err := decide(o.Links, r.number)
	if err != nil {
		return err
	}
	r.decisions, r.decided = decisions, make(map[[2]int][]LinkKind)
	for _, d := range decisions {
		r.decided[[2]int{d.later, d.earlier}] = append(r.decided[[2]int{d.later, d.earlier}], d.kind)
	}
	fields := o.Fields
	if fields == nil {
		fields = DefaultFields()
	}
	for _, f := range fields {
		r.columns = append(r.columns, newColumn(f, r.docs))
	}
	learn(fields, r.columns, decisions)
	r.makeRows()
	return nil
}

// needed is the bits at which a repetition is as likely as not, if rho of the documents repeat an earlier one.
func needed(earlier int, rho float64) float64 { return math.Log2(float64(earlier) / rho) }
