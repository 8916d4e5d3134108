package lang

import (
	"fmt"
	"strings"
)

// mostPieces is how many pieces a text may come to.
func mostPieces(src string) int { return 1 + 2*strings.Count(src, "{{") }

// compile reads a text with {{.name}} and {{josa .name "은/는"}} in it into an empty one.
func compile(t text, src string) (text, error) {
	for {
		words, rest, found := strings.Cut(src, "{{")
		if words != "" || (!found && len(t) == 0) {
			t = append(t, piece{words: words})
		}
		if !found {
			return t, nil
		}
		action, after, closed := strings.Cut(rest, "}}")
		if !closed {
			return nil, fmt.Errorf("%q is not closed", "{{"+rest)
		}
		p, err := compileAction(strings.TrimSpace(action))
		if err != nil {
			return nil, err
		}
		t, src = append(t, p), after
	}
}

// compileAction reads what stands between the braces.
func compileAction(action string) (piece, error) {
	name, isJosa := strings.CutPrefix(action, "josa ")
	var form string
	if isJosa {
		name, form, _ = strings.Cut(strings.TrimSpace(name), " ")
		form = strings.TrimSpace(form)
	}
	name, dot := strings.CutPrefix(name, ".")
	if !dot || !isName(name) {
		return piece{}, fmt.Errorf("{{%s}}: want {{.name}} or {{josa .name \"은/는\"}}", action)
	}
	if !isJosa {
		return piece{arg: name}, nil
	}
	if len(form) < 2 || form[0] != '"' || form[len(form)-1] != '"' {
		return piece{}, fmt.Errorf("{{%s}}: want a particle in quotes", action)
	}
	p, ok := parseParticle(form[1 : len(form)-1])
	if !ok {
		return piece{}, fmt.Errorf("{{%s}}: unknown particle %s", action, form)
	}
	return piece{arg: name, particle: p}, nil
}

// isName reports whether s may name an argument: a to z and underscores, as in Go's templates.
func isName(s string) bool {
	return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz_") == ""
}
