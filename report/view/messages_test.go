package view

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"example.com/postmortem/report/lang"
	"example.com/postmortem/templates"
)

// TestMessagesExist: every message that the code names in full is in the catalogue; one that only a rare page needs is missed by no other
// test. Of a name that is put together at run time only its beginning is here, up to a point or a hyphen.
func TestMessagesExist(t *testing.T) {
	en, err := lang.Load(templates.FS, "en")
	if err != nil {
		t.Fatal(err)
	}
	files, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	named := 0
	for _, f := range files {
		if !strings.HasSuffix(f.Name(), ".go") || strings.HasSuffix(f.Name(), "_test.go") {
			continue
		}
		for at, id := range messagesOf(t, f.Name()) {
			if named++; !en.Has(id) && !strings.HasSuffix(id, ".") && !strings.HasSuffix(id, "-") {
				t.Errorf("%s: no message %q", at, id)
			}
		}
	}
	if named < 500 {
		t.Errorf("only %d messages are named: the test sees too little", named)
	}
}

// messagesOf are the messages that a file of code names, by their place: what say and t are given, the columns of tables, and every text
// that looks like a message of the quarter's.
func messagesOf(t *testing.T, name string) map[string]string {
	t.Helper()
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, name, nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	add := func(e ast.Expr) {
		if lit, ok := e.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			id, _ := strconv.Unquote(lit.Value)
			found[fset.Position(lit.Pos()).String()] = strings.TrimPrefix(id, "#")
		}
	}
	ofQuarter := regexp.MustCompile(`^"#?quarter(\.[a-z-]+)+"$`)
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BasicLit:
			if ofQuarter.MatchString(n.Value) {
				add(n)
			}
		case *ast.CallExpr:
			if f, ok := n.Fun.(*ast.SelectorExpr); ok && len(n.Args) > 0 {
				switch f.Sel.Name {
				case "say", "t", "T":
					add(n.Args[0])
				case "newTable":
					for _, a := range n.Args[1:] {
						add(a)
					}
				}
			}
		}
		return true
	})
	return found
}
