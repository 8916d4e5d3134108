package conform_test

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"

	"example.com/postmortem/report/pdf/conform"
	"example.com/postmortem/report/pdf/file"
)

// ways break a good file, each so that the rule of its name must notice.
var ways = map[string]func(p patient){
	"encryption": nil, // those of bytes are below
	"header":     nil,
	"end":        nil,
	"identity":   nil,
	"readable":   func(p patient) { p.content("Q\n") },
	"references": func(p patient) { p.Catalog().Set("Collection", file.Ref(99999)) },
	"filters": func(p patient) {
		p.stream(p.page().Get("Contents")).Value.(*file.Dict).Set("Filter", file.Name("LZWDecode"))
	},
	"external-streams": func(p patient) { p.stream(p.page().Get("Contents")).Value.(*file.Dict).Set("F", file.String("x.bin")) },
	"strings":          func(p patient) { p.Catalog().Set("X", file.String(strings.Repeat("x", 40000))) },
	"names":            func(p patient) { p.Catalog().Set("X", file.Name(strings.Repeat("x", 128))) },
	"numbers":          func(p patient) { p.Catalog().Set("X", 1<<40) },
	"states":           func(p patient) { p.content(strings.Repeat("q ", 29) + strings.Repeat("Q ", 29)) },
	"page-size":        func(p patient) { p.page().Set("MediaBox", file.Array{0, 0, 2, 20000}) },
	"optional-content": func(p patient) { p.Catalog().Set("OCProperties", file.NewDict()) },
	"renditions":       func(p patient) { p.Catalog().Set("Requirements", file.Array{}) },

	"hex-strings":    func(p patient) { p.content("/Artifact BMC BT /F0 9 Tf <00010> Tj ET EMC\n") },
	"stream-form":    nil,
	"object-form":    nil,
	"content-limits": func(p patient) { p.content("9999999999 w\n") },
	"permissions":    func(p patient) { p.Catalog().Set("Perms", file.NewDict(file.Entry{Key: "UR", Value: true})) },
	"intents":        func(p patient) { p.content("/Bright ri\n") },

	"output-intent": func(p patient) { p.Catalog().Delete("OutputIntents") },
	"profile":       func(p patient) { p.replace(p.dict("OutputIntents 0").Get("DestOutputProfile"), "RGB ", "CMYK") },
	"colors":        func(p patient) { p.content("0 0 0 1 k\n") },
	"color-values":  func(p patient) { p.content("255 0 0 rg\n") },
	"operators":     func(p patient) { p.content("1 zz\n") },
	"resources":     func(p patient) { p.dict("Pages Kids 0 Resources Font").Delete("F0") },
	"transparency":  func(p patient) { p.page().Set("Group", file.NewDict()) },
	"images":        func(p patient) { p.content("/Artifact BMC /Im0 Do EMC\n") },

	"font-kind":       func(p patient) { p.font().Set("Subtype", file.Name("TrueType")) },
	"font-embedded":   func(p patient) { p.descriptor().Delete("FontFile2") },
	"font-names":      func(p patient) { p.descriptor().Set("FontName", file.Name("NotoSansKR")) },
	"font-encoding":   func(p patient) { p.font().Set("Encoding", file.Name("UniKS-UCS2-H")) },
	"font-collection": func(p patient) { p.cid().Delete("CIDSystemInfo") },
	"glyph-map":       func(p patient) { p.cid().Delete("CIDToGIDMap") },
	"font-descriptor": func(p patient) { p.descriptor().Delete("StemV") },
	"glyphs":          func(p patient) { p.content("/Artifact BMC BT /F0 9 Tf <EA60> Tj ET EMC\n") },
	"notdef":          func(p patient) { p.content("/Artifact BMC BT /F0 9 Tf <0000> Tj ET EMC\n") },
	"widths":          func(p patient) { p.Array(p.Array(p.cid().Get("W"))[1])[1] = 5 },
	"glyph-set":       func(p patient) { p.stream(p.descriptor().Get("CIDSet")).Stream[0] = 0 },
	"to-unicode":      func(p patient) { p.replace(p.font().Get("ToUnicode"), "<0001> <", "<0001> <FEFF>\n<FFF0> <") },
	"to-unicode-form": func(p patient) { p.replace(p.font().Get("ToUnicode"), " beginbfchar", "7 beginbfchar") },

	"font-length": func(p patient) { p.Dict(p.descriptor().Get("FontFile2")).Set("Length1", 7) },
	"font-flags":  func(p patient) { p.descriptor().Set("Flags", 36) },
	"glyph-set-exact": func(p patient) {
		o := p.stream(p.descriptor().Get("CIDSet"))
		o.Stream = append(o.Stream, 1)
	},
	"characters":  func(p patient) { p.character("D800") },
	"private-use": func(p patient) { p.character("E0A0") },

	"annotation-kind":  func(p patient) { p.annotation().Set("Subtype", file.Name("Movie")) },
	"annotation-flags": func(p patient) { p.annotation().Set("F", 2) },
	"annotation-place": func(p patient) { p.annotation().Delete("Rect") },
	"actions": func(p patient) {
		p.annotation().Set("A", file.NewDict(file.Entry{Key: "S", Value: file.Name("Launch")}))
	},
	"programs": func(p patient) {
		p.annotation().Set("A", file.NewDict(file.Entry{Key: "S", Value: file.Name("GoTo")}, file.Entry{Key: "Next", Value: file.NewDict(file.Entry{Key: "S", Value: file.Name("JavaScript")})}))
	},
	"triggers":     func(p patient) { p.Catalog().Set("OpenAction", file.NewDict()) },
	"forms":        func(p patient) { p.Catalog().Set("NeedsRendering", true) },
	"destinations": func(p patient) { p.annotation().Set("Dest", file.Array{file.Ref(1), file.Name("Fit")}) },
	"addresses": func(p patient) {
		p.annotation().Set("A", file.NewDict(file.Entry{Key: "S", Value: file.Name("URI")}, file.Entry{Key: "URI", Value: file.String("https://한국")}))
	},
	"outline": func(p patient) { p.dict("Outlines First").Set("Count", 7) },

	"metadata":     func(p patient) { p.Catalog().Delete("Metadata") },
	"metadata-xml": func(p patient) { p.replace(p.Catalog().Get("Metadata"), "</rdf:RDF>", "<rdf:RDF>") },
	"metadata-schemas": func(p patient) {
		p.replace(p.Catalog().Get("Metadata"), "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/", "<pdfaSchema:namespaceURI>http://example.com/")
	},
	"metadata-packet": func(p patient) {
		p.replace(p.Catalog().Get("Metadata"), "?xpacket begin=", "?xpacket bytes=\"9\" begin=")
	},
	"metadata-forms":     func(p patient) { p.replace(p.Catalog().Get("Metadata"), `xml:lang="x-default"`, `xml:lang="en"`) },
	"metadata-described": func(p patient) { p.replace(p.Catalog().Get("Metadata"), ">internal<", ">secret<") },
	"metadata-language":  func(p patient) { p.replace(p.Catalog().Get("Metadata"), "<rdf:li>en<", "<rdf:li>ko<") },

	"part":    func(p patient) { p.replace(p.Catalog().Get("Metadata"), "<pdfaid:part>3", "<pdfaid:part>2") },
	"ua-part": func(p patient) { p.replace(p.Catalog().Get("Metadata"), "<pdfuaid:part>1", "<pdfuaid:part>2") },
	"info":    func(p patient) { p.Dict(p.Trailer.Get("Info")).Set("Title", file.String("another")) },
	"dates":   func(p patient) { p.Dict(p.Trailer.Get("Info")).Set("ModDate", file.String("D:20260112090000Z")) },
	"title":   func(p patient) { p.replace(p.Catalog().Get("Metadata"), "제목", " ") },

	"file-names":      func(p patient) { p.spec().Delete("F") },
	"file-relation":   func(p patient) { p.spec().Delete("AFRelationship") },
	"file-associated": func(p patient) { p.Catalog().Delete("AF") },
	"file-listed": func(p patient) {
		p.Add(&file.Object{Value: file.NewDict(file.Entry{Key: "Type", Value: file.Name("Filespec")}, file.Entry{Key: "EF", Value: file.NewDict()})})
	},
	"file-kind":        func(p patient) { p.Dict(p.Dict(p.spec().Get("EF")).Get("F")).Set("Subtype", file.Name("toml")) },
	"file-checks":      func(p patient) { p.stream(p.Dict(p.spec().Get("EF")).Get("F")).Stream[0]++ },
	"file-description": func(p patient) { p.spec().Delete("Desc") },
	"file-order": func(p patient) {
		n := p.Array(p.dict("Names EmbeddedFiles").Get("Names"))
		n[0], n[1], n[2], n[3] = n[2], n[3], n[0], n[1]
	},

	"marked":          func(p patient) { p.Catalog().Delete("MarkInfo") },
	"tree":            func(p patient) { p.Catalog().Delete("StructTreeRoot") },
	"parents":         func(p patient) { p.element("TD").Set("P", p.Catalog().Get("StructTreeRoot")) },
	"types":           func(p patient) { p.dict("StructTreeRoot").Delete("RoleMap") },
	"content-tagged":  func(p patient) { p.content("0 0 9 9 re f\n") },
	"content-nesting": func(p patient) { p.content("/Artifact BMC /P <</MCID 0>> BDC EMC EMC\n") },
	"content-numbers": func(p patient) { p.content("/P <</MCID 0>> BDC EMC\n") },
	"content-owned":   func(p patient) { p.content("/P <</MCID 900>> BDC EMC\n") },
	"content-found":   func(p patient) { e := p.element("TD"); e.Set("K", append(p.Array(e.Get("K")), 901)) },
	"content-types":   func(p patient) { p.replace(p.last().Get("Contents"), "/TD<<", "/TH<<") },
	"page-parents":    func(p patient) { p.page().Set("StructParents", 77) },
	"ids":             func(p patient) { p.dict("StructTreeRoot").Delete("IDTree") },

	"language":        func(p patient) { p.Catalog().Delete("Lang") },
	"languages":       func(p patient) { p.Catalog().Set("Lang", file.String("en_US!")) },
	"title-shown":     func(p patient) { p.Catalog().Delete("ViewerPreferences") },
	"headings":        func(p patient) { p.element("H2").Set("S", file.Name("H3")) },
	"figures":         func(p patient) { p.element("Figure").Delete("Alt") },
	"figure-box":      func(p patient) { p.element("Figure").Delete("A") },
	"tables":          func(p patient) { p.element("TR").Set("S", file.Name("P")) },
	"table-shape":     func(p patient) { e := p.element("TR"); e.Set("K", p.Array(e.Get("K"))[:1]) },
	"table-heads":     func(p patient) { p.element("TH").Delete("A") },
	"cells-headed":    func(p patient) { p.element("TH").Set("S", file.Name("TD")) },
	"table-parts":     func(p patient) { p.second("TR").Set("S", file.Name("Caption")) },
	"links-alone":     func(p patient) { p.parent("Link").Set("S", file.Name("Link")) },
	"heading-kinds":   func(p patient) { p.element("H2").Set("S", file.Name("H")) },
	"lists":           func(p patient) { p.element("LBody").Set("S", file.Name("P")) },
	"list-labels":     func(p patient) { p.element("L").Delete("A") },
	"contents":        func(p patient) { p.element("TOCI").Set("S", file.Name("P")) },
	"notes":           func(p patient) { p.element("Note").Delete("ID") },
	"links-tagged":    func(p patient) { p.annotation().Delete("StructParent") },
	"links-described": func(p patient) { p.annotation().Delete("Contents") },
	"tab-order":       func(p patient) { p.page().Delete("Tabs") },
}

// bytewise break what writing a file would put right.
var bytewise = map[string]func(b []byte) []byte{
	"stream-form": func(b []byte) []byte { return bytes.Replace(b, []byte(">>\nstream\n"), []byte(">>stream\t\n"), 1) },
	"object-form": func(b []byte) []byte { return bytes.Replace(b, []byte("\n5 0 obj\n"), []byte("\n5 0 obj "), 1) },
	"header":      func(b []byte) []byte { return bytes.Replace(b, []byte("\n%\xe2"), []byte("\n%x"), 1) },
	"end":         func(b []byte) []byte { return append(b, "more"...) },
	"identity":    func(b []byte) []byte { return bytes.Replace(b, []byte("/ID ["), []byte("/IX ["), 1) },
	"encryption":  func(b []byte) []byte { return bytes.Replace(b, []byte("/ID ["), []byte("/Encrypt true/I ["), 1) },
}

func (p patient) cid() *file.Dict        { return p.Dict(p.Array(p.font().Get("DescendantFonts"))[0]) }
func (p patient) descriptor() *file.Dict { return p.Dict(p.cid().Get("FontDescriptor")) }

// character makes another character of the first glyph that the text shows.
func (p patient) character(hex string) {
	p.t.Helper()
	o := p.stream(p.font().Get("ToUnicode"))
	o.Stream = regexp.MustCompile(`<0001> <[0-9A-F]{4}>`).ReplaceAll(o.Stream, []byte("<0001> <"+hex+">"))
}

// second is the second element of a type.
func (p patient) second(kind file.Name) *file.Dict {
	p.t.Helper()
	first := p.element(kind)
	for n := 1; n < p.Size(); n++ {
		if d := p.Dict(file.Ref(n)); d.Get("S") == kind && d.Get("P") != nil && d != first {
			return d
		}
	}
	p.t.Fatalf("there is no second %s", kind)
	return nil
}

// parent is what the first element of a type stands in.
func (p patient) parent(kind file.Name) *file.Dict { return p.Dict(p.element(kind).Get("P")) }

func (p patient) spec() *file.Dict { return p.dict("Names EmbeddedFiles Names 1") }

// TestEveryRuleBreaks breaks every rule once, and wants that rule to say so.
func TestEveryRuleBreaks(t *testing.T) {
	rules := 0
	for _, group := range conform.Rules() {
		for _, r := range group {
			rules++
			way, known := ways[r.Name]
			if !known {
				t.Errorf("nothing breaks the rule %q", r.Name)
				continue
			}
			t.Run(r.Name, func(t *testing.T) {
				found, err := conform.Check(breakFile(t, r.Name, way))
				if err != nil {
					t.Fatal(err)
				}
				if !slices.ContainsFunc(found, func(f conform.Finding) bool { return f.Rule.Name == r.Name }) {
					t.Errorf("the rule does not notice; others do: %v", found)
				}
			})
		}
	}
	if rules != len(ways) || rules < 100 {
		t.Errorf("%d rules, %d ways to break them", rules, len(ways))
	}
}

func breakFile(t *testing.T, name string, way func(patient)) []byte {
	if way == nil {
		return bytewise[name](bytes.Clone(good()))
	}
	f, err := file.Open(good())
	if err != nil {
		t.Fatal(err)
	}
	way(patient{f, t})
	b, err := f.Write()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// FuzzCheck looks for files that the rules cannot bear.
func FuzzCheck(f *testing.F) {
	f.Add(good())
	f.Add([]byte("%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if _, err := conform.Check(b); err != nil && strings.TrimSpace(err.Error()) == "" {
			t.Error("an error says nothing")
		}
	})
}
