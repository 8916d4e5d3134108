package lang

import (
	"fmt"
	"strings"
)

// mostPieces is how many pieces a text may come to.
func mostPieces(src string) int {
	if n := strings.Count(src, "{{"); n > 0 {
		return 1 + 2*n
	}
	return 0
}

// compile reads a text with {{.name}} and {{josa .name "은/는"}} in it. It appends its pieces to an empty list.
func compile(pieces []piece, src string) (text, error) {
	words, rest, found := strings.Cut(src, "{{")
	if !found {
		return text{is: true, words: src}, nil
	}
	for found {
		if words != "" {
			pieces = append(pieces, piece{words: words})
		}
		action, after, closed := strings.Cut(rest, "}}")
		if !closed {
			return text{}, fmt.Errorf("%q is not closed", "{{"+rest)
		}
		p, err := compileAction(strings.TrimSpace(action))
		if err != nil {
			return text{}, err
		}
		pieces = append(pieces, p)
		words, rest, found = strings.Cut(after, "{{")
	}
	if words != "" {
		pieces = append(pieces, piece{words: words})
	}
	return text{is: true, pieces: pieces}, nil
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
