package report_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
)

const module = "example.com/postmortem/"

// allowed says which packages of ours each package may import, and which outside modules are fenced in. Data flows left to right along
// record → view → render → report → site → cmd, imports flow back; everything else is a leaf.
var allowed = map[string][]string{
	"report/record": {}, "report/lang": {}, "report/chart": {}, "report/markdown": {}, "report/stats": {}, "report/match": {}, "report/internal/gen": {},
	"report/pdf/sfnt": {}, "report/pdf/file": {}, "templates": {}, "incidents": {}, "report/internal/golden": {},
	"report/check":            {"report/record"},
	"report/importer":         {"report/record"},
	"report/export":           {"report/record", "report/markdown"},
	"report/analysis":         {"report/record", "report/match", "report/stats"},
	"report/analysis/quarter": {"report/analysis", "report/record", "report/stats"},
	"report/pdf/conform":      {"report/pdf/file"},
	"report/pdf":              {"report/pdf/sfnt", "report/pdf/file", "report/chart", "report/markdown"},
	"report/view":             {"report/analysis", "report/analysis/quarter", "report/match", "report/stats", "report/record", "report/lang", "report/chart", "report/markdown"},
	"report/render":           {"report/view", "report/lang", "report/chart", "report/markdown", "report/pdf"},
	"report":                  {"report/analysis", "report/check", "report/analysis/quarter", "report/record", "report/view", "report/render", "report/lang", "report/pdf", "templates"},
	"report/site":             {"report", "report/record", "report/view", "report/render", "report/lang", "report/pdf"},
}

// fenced are the outside modules that few may import.
var fenced = map[string][]string{
	"github.com/BurntSushi/toml":    {"report/record", "report/lang", "report/render", "report/importer"},
	"github.com/pelletier/go-toml":  {"report/record", "report/render"},
	"github.com/yuin/goldmark":      {"report/markdown", "report/pdf", "report/render"},
	"github.com/go-pdf/fpdf":        {"report/pdf"},
	"gonum.org/v1/gonum":            {"report/stats"},
	"github.com/spf13/cobra":        {"cmd/postmortem"},
	"github.com/klauspost/compress": {"report/pdf", "report/pdf/file"},
}

func TestImports(t *testing.T) {
	fpdf := 0
	used := map[string]bool{} // "PACKAGE imports PACKAGE"
	eachImport(t, func(file, imported string) {
		pkg := path.Dir(file)
		if ours, ok := strings.CutPrefix(imported, module); ok && pkg != "cmd/postmortem" {
			if list, known := allowed[pkg]; !known || !slices.Contains(list, ours) {
				t.Errorf("%s imports %s, which report/imports_test.go does not allow", file, ours)
			}
			used[pkg+" imports "+ours] = true
		}
		for prefix, who := range fenced {
			if (imported == prefix || strings.HasPrefix(imported, prefix+"/")) && !slices.Contains(who, pkg) {
				t.Errorf("%s imports %s: only %v may", file, imported, who)
			}
		}
		if imported == "github.com/go-pdf/fpdf" {
			fpdf++
		}
	})
	for pkg, list := range allowed {
		for _, ours := range list {
			if !used[pkg+" imports "+ours] {
				t.Errorf("%s may import %s and no longer does: take it from the list", pkg, ours)
			}
		}
	}
	if fpdf != 1 {
		t.Errorf("%d files import fpdf, want 1", fpdf)
	}
}

// eachImport calls do with every import of every file but tests.
func eachImport(t *testing.T, do func(file, imported string)) {
	t.Helper()
	root := os.DirFS("..")
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		src, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, src, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, i := range f.Imports {
			do(name, strings.Trim(i.Path.Value, `"`))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
