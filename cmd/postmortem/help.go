package main

import (
	"fmt"
	"strings"
)

// helpList is the part of a help text that tells what a list has: a name a line, and what it is for.
func helpList[T any](list []T, of func(T) (name, doc string)) string {
	width := 0
	for _, x := range list {
		name, _ := of(x)
		width = max(width, len(name))
	}
	var b strings.Builder
	for _, x := range list {
		name, doc := of(x)
		fmt.Fprintf(&b, "  %-*s  %s\n", width, name, doc)
	}
	return b.String()
}
