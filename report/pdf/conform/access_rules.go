package conform

import (
	"regexp"
	"strings"

	"example.com/postmortem/report/pdf/file"
)

var accessRules = []Rule{
	{"language", "UA 7.2", "the file has a language", checkLanguage},
	{"languages", "A 6.7.4", "languages are named as the world names them", checkLanguages},
	{"title", "UA 7.1", "the file has a title", checkTitle},
	{"title-shown", "UA 7.1", "which readers show", checkTitleShown},
	{"headings", "UA 7.4.2", "headings begin with the first level and skip none", checkHeadings},
	{"figures", "UA 7.3", "figures are said in words", checkFigures},
	{"figure-box", "PDF 14.8.5.4", "and have a place", checkFigureBox},
	{"tables", "UA 7.5", "tables are rows of cells", checkTables},
	{"table-shape", "UA 7.5", "as many in every row", checkTableShape},
	{"table-heads", "UA 7.5", "and cells that head others say which", checkTableHeads},
	{"cells-headed", "UA 7.5", "every cell that has others beside it has a head, above it or before it", checkCellsHeaded},
	{"table-parts", "UA 7.2", "a table has one head and one foot at most, and its caption first or last", checkTableParts},
	{"lists", "UA 7.6", "lists are items of a label and a body", checkLists},
	{"list-labels", "UA 7.6", "and lists with labels say what these are", checkListLabels},
	{"contents", "PDF 14.8.4.2", "tables of contents are entries", checkContents},
	{"notes", "UA 7.9", "notes have names of their own", checkNotes},
	{"links-tagged", "UA 7.18.5", "links are links in the structure too", checkLinksTagged},
	{"links-described", "UA 7.18.5", "and say where they lead", checkLinksDescribed},
	{"links-alone", "UA 7.18.5", "and no link stands in another", checkLinksAlone},
	{"heading-kinds", "UA 7.4.4", "headings are all numbered", checkHeadingKinds},
	{"tab-order", "UA 7.18.3", "one goes from link to link in the order of reading", checkTabs},
}

func checkLanguage(d *document) (b broken) {
	b.must(d.f.Text(d.catalog.Get("Lang")) != "", "the file has no language")
	return b
}

var tag = regexp.MustCompile(`^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$`)

func checkLanguages(d *document) (b broken) {
	langs := []any{d.catalog.Get("Lang")}
	for _, e := range d.elems {
		if l := e.d.Get("Lang"); l != nil {
			langs = append(langs, l)
		}
	}
	for _, l := range langs {
		b.must(l == nil || tag.MatchString(d.f.Text(l)), "%q names no language", d.f.Text(l))
	}
	return b
}

func checkTitle(d *document) (b broken) {
	b.must(strings.TrimSpace(d.property("dc:title")) != "", "the file has no title")
	return b
}

func checkTitleShown(d *document) (b broken) {
	b.must(d.f.Dict(d.catalog.Get("ViewerPreferences")).Get("DisplayDocTitle") == true, "readers show the name of the file, not its title")
	return b
}

func checkHeadings(d *document) (b broken) {
	last := 0
	for _, e := range d.elems {
		if len(e.kind) == 2 && e.kind[0] == 'H' && e.kind[1] >= '1' && e.kind[1] <= '6' {
			level := int(e.kind[1] - '0')
			b.must(level <= last+1, "a heading of level %d follows one of level %d", level, last)
			last = level
		}
	}
	return b
}

func checkFigures(d *document) (b broken) {
	for _, e := range d.elems {
		if e.kind == "Figure" {
			b.must(strings.TrimSpace(d.f.Text(e.d.Get("Alt"))+d.f.Text(e.d.Get("ActualText"))) != "", "figure %d is not said in words", e.ref)
		}
	}
	return b
}

func checkFigureBox(d *document) (b broken) {
	for _, e := range d.elems {
		if e.kind == "Figure" {
			r := d.f.Array(d.attribute(e, "BBox"))
			b.must(len(r) == 4 && number(r[0]) < number(r[2]) && number(r[1]) < number(r[3]), "figure %d has no place", e.ref)
		}
	}
	return b
}

// below checks that elements of a kind have kids of some kinds only, and stand in one of some.
func (d *document) below(b *broken, kind, kids, parents string) {
	for _, e := range d.elems {
		if e.kind != kind {
			continue
		}
		for _, k := range e.kids {
			b.must(kids == "" || strings.Contains(" "+kids+" ", " "+k.kind+" "), "%s %d has a %s", kind, e.ref, k.kind)
		}
		above := ""
		if e.parent != nil {
			above = e.parent.kind
		}
		b.must(parents == "" || strings.Contains(" "+parents+" ", " "+above+" "), "%s %d stands in a %s", kind, e.ref, above)
	}
}

func checkTables(d *document) (b broken) {
	d.below(&b, "Table", "TR THead TBody TFoot Caption", "")
	d.below(&b, "TR", "TH TD", "Table THead TBody TFoot")
	d.below(&b, "TH", "", "TR")
	d.below(&b, "TD", "", "TR")
	return b
}

func checkTableShape(d *document) (b broken) {
	for _, e := range d.elems {
		if e.kind != "Table" {
			continue
		}
		for _, row := range e.kids {
			b.must(len(row.kids) == len(e.kids[0].kids), "table %d has rows of %d and of %d cells", e.ref, len(e.kids[0].kids), len(row.kids))
		}
	}
	return b
}

func checkTableHeads(d *document) (b broken) {
	for _, e := range d.elems {
		if e.kind == "TH" {
			s := d.attribute(e, "Scope")
			b.must(s == file.Name("Column") || s == file.Name("Row") || s == file.Name("Both"), "a head %d of a table does not say what it heads", e.ref)
		}
	}
	return b
}

func checkLists(d *document) (b broken) {
	d.below(&b, "L", "LI Caption L", "")
	d.below(&b, "LI", "Lbl LBody", "L")
	d.below(&b, "LBody", "", "LI")
	return b
}

func checkListLabels(d *document) (b broken) {
	for _, e := range d.elems {
		if e.kind != "L" {
			continue
		}
		for _, item := range e.kids {
			if len(item.kids) > 0 && item.kids[0].kind == "Lbl" && d.attribute(e, "ListNumbering") == nil {
				b.add("list %d has labels and does not say of what kind", e.ref)
				break
			}
		}
	}
	return b
}

func checkContents(d *document) (b broken) {
	d.below(&b, "TOC", "TOCI TOC Caption", "")
	d.below(&b, "TOCI", "", "TOC")
	return b
}

func checkNotes(d *document) (b broken) {
	seen := map[string]bool{}
	for _, e := range d.elems {
		if e.kind == "Note" {
			id := d.f.Text(e.d.Get("ID"))
			b.must(id != "" && !seen[id], "note %d has the name %q, which is none, or another's", e.ref, id)
			seen[id] = true
		}
	}
	return b
}

func checkLinksTagged(d *document) broken {
	tree := d.parentTree()
	return eachAnnotation(d, func(b *broken, n int, ref file.Ref, a *file.Dict) {
		key, ok := a.Get("StructParent").(int)
		owner, _ := tree[key].(file.Ref)
		e := d.byElem[owner]
		if !ok || e == nil {
			b.add("a link on page %d is not in the structure", n)
			return
		}
		has := false
		for _, o := range e.objects {
			has = has || o == ref
		}
		b.must(e.kind == "Link" && has || a.Get("Subtype") == file.Name("Widget"), "a link on page %d belongs to a %s", n, e.kind)
	})
}

func checkLinksDescribed(d *document) broken {
	return eachAnnotation(d, func(b *broken, n int, _ file.Ref, a *file.Dict) {
		b.must(strings.TrimSpace(d.f.Text(a.Get("Contents"))) != "", "a link on page %d does not say where it leads", n)
	})
}

func checkTabs(d *document) (b broken) {
	for i, p := range d.pages {
		b.must(p.d.Get("Tabs") == file.Name("S"), "page %d does not go by the structure", i+1)
	}
	return b
}
