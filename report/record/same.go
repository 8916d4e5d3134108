package record

import "fmt"

// same reports whether two decoded values are the same. Times are compared with their zones, which say how they were written.
func same(a, b any) bool {
	switch a := a.(type) {
	case map[string]any:
		b, ok := b.(map[string]any)
		if !ok || len(a) != len(b) {
			return false
		}
		for k, v := range a {
			if w, ok := b[k]; !ok || !same(v, w) {
				return false
			}
		}
		return true
	case []map[string]any:
		b, ok := b.([]map[string]any)
		return ok && len(a) == len(b) && sameList(len(a), func(i int) bool { return same(a[i], b[i]) })
	case []any:
		b, ok := b.([]any)
		return ok && len(a) == len(b) && sameList(len(a), func(i int) bool { return same(a[i], b[i]) })
	}
	return fmt.Sprintf("%T %#v", a, a) == fmt.Sprintf("%T %#v", b, b) // which NaN passes too
}

func sameList(n int, is func(i int) bool) bool {
	for i := range n {
		if !is(i) {
			return false
		}
	}
	return true
}
