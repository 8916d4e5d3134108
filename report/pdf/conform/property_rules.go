package conform

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
)

// propertyRules look at the form of the metadata.
var propertyRules = []Rule{
	{"metadata-packet", "A 6.6.2.1", "the packet leaves its size and its encoding to the file", checkPacket},
	{"metadata-forms", "A 6.6.2.3", "properties are of the names and forms that their schemas say", checkPropertyForms},
	{"metadata-described", "A 6.6.2.3", "schemas that are described are described in full", checkDescribed},
	{"metadata-language", "UA 7.2", "the metadata name the language of the file", checkMetadataLanguage},
}

func checkPacket(d *document) (b broken) {
	head, _, _ := bytes.Cut(d.xmp, []byte("?>"))
	b.must(!bytes.Contains(head, []byte("bytes=")) && !bytes.Contains(head, []byte("encoding=")), "the packet says %q", head)
	return b
}

// A node is an element of the metadata, by local names.
type node struct {
	XMLName xml.Name
	Attrs   []xml.Attr `xml:",any,attr"`
	Kids    []node     `xml:",any"`
	Text    string     `xml:",chardata"`
}

func (n *node) kid(name string) *node {
	if n != nil {
		for i := range n.Kids {
			if n.Kids[i].XMLName.Local == name {
				return &n.Kids[i]
			}
		}
	}
	return nil
}

// properties are the elements right below descriptions.
func (d *document) properties() (all []node, err error) {
	var meta node
	dec := xml.NewDecoder(bytes.NewReader(d.xmp))
	if err := dec.Decode(&meta); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	rdf := meta.kid("RDF")
	if rdf == nil {
		return nil, errors.New("they describe nothing")
	}
	for _, description := range rdf.Kids {
		all = append(all, description.Kids...)
	}
	return all, nil
}

// forms are those of the properties that files of this project have.
var forms = map[string]string{
	"pdfaid:part": "", "pdfaid:conformance": "", "pdfuaid:part": "", "dc:format": "", "dc:title": "Alt", "dc:description": "Alt", "dc:creator": "Seq",
	"dc:language": "Bag", "pdf:Keywords": "", "pdf:Producer": "", "xmp:CreatorTool": "", "xmp:CreateDate": "", "xmp:ModifyDate": "", "pdfaExtension:schemas": "Bag",
}

func checkPropertyForms(d *document) (b broken) {
	all, err := d.properties()
	if err != nil {
		b.add("the metadata cannot be read: %v", err)
	}
	seen := map[string]bool{}
	for _, p := range all {
		name := prefixes[p.XMLName.Space] + ":" + p.XMLName.Local
		form, known := forms[name]
		b.must(known, "the metadata have the property %s, which is not known here", name)
		b.must(!seen[name], "the metadata have the property %s twice", name)
		seen[name] = true
		if form == "" {
			b.must(len(p.Kids) == 0, "the property %s is no plain value", name)
			continue
		}
		if list := p.kid(form); known && (list == nil || len(list.Kids) == 0) {
			b.add("the property %s is no %s", name, form)
		} else if form == "Alt" {
			usual := slices.ContainsFunc(list.Kids[0].Attrs, func(a xml.Attr) bool { return a.Name.Local == "lang" && a.Value == "x-default" })
			b.must(usual, "the property %s does not say which language is the usual one", name)
		}
	}
	return b
}

func checkDescribed(d *document) (b broken) {
	all, _ := d.properties()
	for _, p := range all {
		if p.XMLName.Local != "schemas" || p.kid("Bag") == nil {
			continue
		}
		for _, schema := range p.kid("Bag").Kids {
			for _, field := range []string{"schema", "namespaceURI", "prefix"} {
				b.must(schema.kid(field) != nil && strings.TrimSpace(schema.kid(field).Text) != "", "a described schema has no %s", field)
			}
			list := schema.kid("property").kid("Seq")
			if list == nil || len(list.Kids) == 0 {
				b.add("a described schema has no properties")
				continue
			}
			for _, property := range list.Kids {
				for _, field := range []string{"name", "valueType", "category", "description"} {
					b.must(property.kid(field) != nil && property.kid(field).Text != "", "a described property has no %s", field)
				}
				category := property.kid("category")
				b.must(category == nil || category.Text == "internal" || category.Text == "external", "a described property is of a category of its own")
			}
		}
	}
	return b
}

func checkMetadataLanguage(d *document) (b broken) {
	b.must(d.property("dc:language") == d.f.Text(d.catalog.Get("Lang")), "the metadata name the language %q, and the file %q", d.property("dc:language"), d.f.Text(d.catalog.Get("Lang")))
	return b
}
