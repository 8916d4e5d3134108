package match

import "fmt"

// A LinkKind is what people have said about two documents.
type LinkKind int

const (
	Recurrence    LinkKind = iota // the later one is the earlier one's problem again
	NotRecurrence                 // it is not: never suggested again
	PartOf                        // both are one episode
)

// A Link is a decision of people about two documents, in either order. Links decide; everything else is a suggestion.
type Link struct {
	A, B string // identifiers
	Kind LinkKind
}

// A decision is a link by document numbers, the later one first.
type decision struct {
	later, earlier int
	kind           LinkKind
}

// decide resolves links to documents.
func decide(links []Link, number map[string]int) ([]decision, error) {
	var decisions []decision
	for _, l := range links {
		a, okA := number[l.A]
		b, okB := number[l.B]
		switch {
		case !okA:
			return nil, fmt.Errorf("link from %q to %q: there is no document %q", l.A, l.B, l.A)
		case !okB:
			return nil, fmt.Errorf("link from %q to %q: there is no document %q", l.A, l.B, l.B)
		case a == b:
			return nil, fmt.Errorf("link from %q to itself", l.A)
		}
		decisions = append(decisions, decision{max(a, b), min(a, b), l.Kind})
	}
	return decisions, nil
}

const (
	priorLinks  = 10 // the weight of an assumed share of agreement, in links
	enoughLinks = 10 // from here on the declared recurrences correct it
)

// learn corrects the shares of recurrences that agree on a field by the declared ones: (10 m + agreements)/(10 + links), over the links
// with the field known on both sides. Tags are left alone: theirs is a share per tag.
func learn(fields []Field, columns []*column, decisions []decision) {
	if recurrences(decisions) < enoughLinks {
		return
	}
	for f, c := range columns {
		if c.Shape == Tags {
			continue
		}
		agreements, compared := 0, 0
		for _, d := range decisions {
			if d.kind != Recurrence {
				continue
			}
			switch outcome, _ := c.compare(c.values[d.later], c.values[d.earlier]); outcome {
			case Agrees:
				agreements++
				compared++
			case Partly, Differs:
				compared++
			}
		}
		c.M = (fields[f].M*priorLinks + float64(agreements)) / float64(priorLinks+compared)
		c.estimate()
	}
}

// recurrences counts the declared ones.
func recurrences(decisions []decision) (n int) {
	for _, d := range decisions {
		if d.kind == Recurrence {
			n++
		}
	}
	return n
}
