package match

import (
	"math"
	"slices"
	"strings"
)

// A column is one field over all documents.
type column struct {
	Field
	number map[string]int
	name   []string
	count  []int     // documents with the value
	u      []float64 // the chance that a document has the value
	agree  []float64 // bits of sharing the value
	parent []int     // number of the value's parent, -1: none
	known  int       // documents with any value
	values [][]int   // by document: sorted numbers

	differs  float64 // bits when both are known and share nothing
	sameRoot float64 // bits when only a parent is shared
}

func newColumn(f Field, docs []Doc) *column {
	c := &column{Field: f, number: make(map[string]int), values: make([][]int, len(docs))}
	for i := range docs {
		c.values[i] = c.enter(docs[i].Fields[f.Name])
		for _, v := range c.values[i] {
			c.count[v]++
		}
		if len(c.values[i]) > 0 {
			c.known++
		}
	}
	c.estimate()
	return c
}

// enter numbers the values of a document of the register.
func (c *column) enter(values []string) []int {
	return numbered(values, func(name string) int {
		v, known := c.number[name]
		if !known {
			v = len(c.name)
			c.number[name] = v
			c.name, c.count = append(c.name, name), append(c.count, 0)
		}
		return v
	})
}

// lookUp numbers the values of any document; -1 stands for those that the register does not have.
func (c *column) lookUp(values []string) []int {
	return numbered(values, func(name string) int {
		if v, known := c.number[name]; known {
			return v
		}
		return -1
	})
}

// numbered is the sorted numbers of the values that are not blank.
func numbered(values []string, number func(name string) int) []int {
	var numbers []int
	for _, name := range values {
		if name = strings.TrimSpace(name); name != "" {
			numbers = append(numbers, number(name))
		}
	}
	slices.Sort(numbers)
	return slices.Compact(numbers)
}

// estimate computes the chance rates from the register's own counts: (count + 1/2)/(known + K/2).
func (c *column) estimate() {
	k := float64(max(c.Values, len(c.name)))
	add, total := .5, float64(c.known)+k/2
	if c.known < fewKnown {
		add, total = add+fewKnown/k, total+fewKnown
	}
	c.u, c.agree, c.parent = make([]float64, len(c.name)), make([]float64, len(c.name)), make([]int, len(c.name))
	var leaves float64
	for v, n := range c.count {
		c.u[v] = (float64(n) + add) / total
		c.agree[v] = clamp(agreementBits(c.M, c.u[v]), 0, mostBits)
		leaves += c.u[v] * c.u[v]
	}
	c.differs = clamp(disagreementBits(c.M, leaves), leastBits, 0)
	c.sameRoot = clamp(agreementBits(parentM, c.parents()-leaves), leastBits, mostBits)
}

// parents finds the parents of the values and returns the chance that two documents share one.
func (c *column) parents() float64 {
	number := make(map[string]int)
	var u []float64
	for v, name := range c.name {
		root := name
		if cut := strings.LastIndexByte(name, '/'); cut > 0 && c.Shape == Tree {
			root = name[:cut]
		}
		p, known := number[root]
		if !known {
			p = len(u)
			number[root], u = p, append(u, 0)
		}
		c.parent[v] = p
		u[p] += c.u[v]
	}
	var sum float64
	for _, u := range u {
		sum += u * u
	}
	return sum
}

// agreementBits is what agreement is worth: m of the recurrences agree, u of chance pairs (Fellegi & Sunter 1969).
func agreementBits(m, u float64) float64 { return math.Log2(m / max(u, 1e-9)) }

// disagreementBits is what disagreement is worth, mostly less than nothing.
func disagreementBits(m, u float64) float64 { return math.Log2((1 - m) / max(1-u, 1e-9)) }

func clamp(x, lo, hi float64) float64 { return max(lo, min(hi, x)) }
