package conform

import (
	"maps"
	"slices"
	"strings"

	"example.com/postmortem/report/pdf/file"
)

var graphicsRules = []Rule{
	{"output-intent", "A 6.2.3", "what colours mean is said once, for the whole file", checkIntent},
	{"profile", "A 6.2.3", "by an ICC profile of three colours", checkProfile},
	{"colors", "A 6.2.4.3", "and every colour is one of those", checkColors},
	{"color-values", "PDF 8.6.4", "colours are between 0 and 1", checkColorValues},
	{"operators", "A 6.2.2", "content uses operators that the standard knows", checkOperators},
	{"resources", "A 6.2.2", "and fonts that the page names", checkResources},
	{"transparency", "A 6.2.10", "nothing is transparent, and no state is unknown", checkTransparency},
	{"images", "A 6.2.8", "there are no images or forms, of which these rules know nothing", checkXObjects},
}

func checkIntent(d *document) (b broken) {
	intents := d.f.Array(d.catalog.Get("OutputIntents"))
	b.must(len(intents) == 1, "the file has %d output intents", len(intents))
	for _, x := range intents {
		i := d.f.Dict(x)
		b.must(i.Get("S") == file.Name("GTS_PDFA1"), "the output intent is of the kind %v", i.Get("S"))
		b.must(d.f.Text(i.Get("OutputConditionIdentifier")) != "", "the output intent has no identifier")
		b.must(d.data(i.Get("DestOutputProfile")) != nil, "the output intent has no profile")
	}
	return b
}

func checkProfile(d *document) (b broken) {
	for _, x := range d.f.Array(d.catalog.Get("OutputIntents")) {
		ref := d.f.Dict(x).Get("DestOutputProfile")
		data := d.data(ref)
		if len(data) < 132 {
			b.add("the profile is no profile")
			continue
		}
		size := int(data[0])<<24 | int(data[1])<<16 | int(data[2])<<8 | int(data[3])
		b.must(size == len(data), "the profile has %d bytes and says %d", len(data), size)
		b.must(string(data[36:40]) == "acsp" && data[8] <= 4, "the profile has no signature, or is of version %d", data[8])
		class := string(data[12:16])
		b.must(class == "mntr" || class == "prtr", "the profile is of class %q", class)
		b.must(string(data[16:20]) == "RGB " && d.f.Dict(ref).Get("N") == 3, "the profile is of the colours %q", data[16:20])
	}
	return b
}

func checkColors(d *document) (b broken) {
	for i, p := range d.pages {
		for _, op := range []string{"k", "K", "cs", "CS", "sc", "SC", "scn", "SCN", "sh"} {
			b.must(p.operators[op] == 0, "page %d uses %s: colours that the output intent does not define", i+1, op)
		}
	}
	return b
}

func checkColorValues(d *document) (b broken) {
	for i, p := range d.pages {
		for _, c := range p.colors {
			for _, v := range c {
				b.must(v >= 0 && v <= 1, "page %d has a colour of %g", i+1, v)
			}
			b.must(len(c) == 1 || len(c) == 3, "page %d has a colour of %d numbers", i+1, len(c))
		}
	}
	return b
}

const known = " b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l m M MP n q Q re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \" "

func checkOperators(d *document) (b broken) {
	for i, p := range d.pages {
		for _, op := range slices.Sorted(maps.Keys(p.operators)) {
			b.must(strings.Contains(known, " "+op+" "), "page %d uses the operator %q", i+1, op)
		}
	}
	return b
}

func checkResources(d *document) (b broken) {
	for i, p := range d.pages {
		fonts := d.f.Dict(d.f.Dict(p.d.Get("Resources")).Get("Font"))
		for name := range p.shown {
			b.must(d.f.Dict(fonts.Get(name)) != nil, "page %d uses the font %q, which it does not name", i+1, name)
		}
	}
	return b
}

func checkTransparency(d *document) (b broken) {
	for i, p := range d.pages {
		r := d.f.Dict(p.d.Get("Resources"))
		b.must(p.d.Get("Group") == nil && r.Get("ExtGState") == nil && p.operators["gs"] == 0, "page %d has a group or a graphics state", i+1)
	}
	return b
}

func checkXObjects(d *document) (b broken) {
	for i, p := range d.pages {
		r := d.f.Dict(p.d.Get("Resources"))
		b.must(p.operators["Do"]+p.operators["BI"] == 0 && len(d.f.Dict(r.Get("XObject")).Entries()) == 0, "page %d has an image or a form", i+1)
	}
	return b
}
