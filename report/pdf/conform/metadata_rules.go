package conform

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"example.com/postmortem/report/pdf/file"
)

var metadataRules = []Rule{
	{"metadata", "A 6.6.2.1", "the file has metadata that anyone can find", checkMetadata},
	{"metadata-xml", "A 6.6.2.1", "in well-formed XML, in UTF-8, in its packet", checkMetadataXML},
	{"metadata-schemas", "A 6.6.2.3", "of schemas that are known or described", checkSchemas},
	{"part", "A 6.6.4", "they promise PDF/A-3a", checkPart},
	{"ua-part", "UA 5", "and PDF/UA-1, with the schema that says so", checkUAPart},
	{"info", "A 6.6.3", "the information dictionary says the same", checkInfo},
	{"dates", "A 6.6.3", "dates too", checkDates},
}

// metadata are properties by name, as "dc:title".
type metadata struct {
	properties map[string]string
	spaces     map[string]bool // namespaces of properties
	described  map[string]bool // namespaces that an extension schema describes
}

var prefixes = map[string]string{
	"http://www.aiim.org/pdfa/ns/id/": "pdfaid", "http://www.aiim.org/pdfua/ns/id/": "pdfuaid", "http://purl.org/dc/elements/1.1/": "dc",
	"http://ns.adobe.com/xap/1.0/": "xmp", "http://ns.adobe.com/pdf/1.3/": "pdf", "http://www.aiim.org/pdfa/ns/extension/": "pdfaExtension",
}

// readMetadata reads the properties that stand right below descriptions, and the namespaces that are described.
func readMetadata(xmp []byte) *metadata {
	m := &metadata{properties: map[string]string{}, spaces: map[string]bool{}, described: map[string]bool{}}
	dec := xml.NewDecoder(bytes.NewReader(xmp))
	var path []xml.Name
	for {
		tok, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			path = append(path, tok.Name)
			if len(path) == 4 {
				m.spaces[tok.Name.Space] = true
			}
		case xml.EndElement:
			path = path[:len(path)-1]
		case xml.CharData:
			if len(path) < 4 || strings.TrimSpace(string(tok)) == "" {
				continue
			}
			m.properties[prefixes[path[3].Space]+":"+path[3].Local] += string(tok)
			if path[len(path)-1].Local == "namespaceURI" {
				m.described[string(tok)] = true
			}
		}
	}
	return m
}

func (d *document) property(name string) string {
	if d.meta == nil {
		return ""
	}
	return d.meta.properties[name]
}

func checkMetadata(d *document) (b broken) {
	o := d.object(d.catalog.Get("Metadata"))
	if o == nil || !o.IsStream {
		b.add("the catalog has no metadata")
		return b
	}
	m := d.f.Dict(o.Value)
	b.must(m.Get("Type") == file.Name("Metadata") && m.Get("Subtype") == file.Name("XML"), "the metadata do not say what they are")
	b.must(m.Get("Filter") == nil, "the metadata are compressed")
	return b
}

func checkMetadataXML(d *document) (b broken) {
	b.must(d.meta != nil && len(d.meta.properties) > 0, "the metadata are not well-formed")
	b.must(utf8.Valid(d.xmp), "the metadata are not in UTF-8")
	b.must(bytes.HasPrefix(d.xmp, []byte("<?xpacket begin=")) && bytes.HasSuffix(d.xmp, []byte(`<?xpacket end="w"?>`)), "the metadata are in no packet")
	return b
}

func checkSchemas(d *document) (b broken) {
	if d.meta == nil {
		return nil
	}
	for space := range d.meta.spaces {
		predefined := prefixes[space] != "" && prefixes[space] != "pdfuaid"
		b.must(predefined || d.meta.described[space], "the metadata use %q and do not describe it", space)
	}
	return b
}

func checkPart(d *document) (b broken) {
	b.must(d.property("pdfaid:part") == "3" && d.property("pdfaid:conformance") == "A", "the metadata promise PDF/A-%s%s", d.property("pdfaid:part"), d.property("pdfaid:conformance"))
	return b
}

func checkUAPart(d *document) (b broken) {
	b.must(d.property("pdfuaid:part") == "1", "the metadata promise PDF/UA %q", d.property("pdfuaid:part"))
	return b
}

func checkInfo(d *document) (b broken) {
	for _, e := range []struct {
		key  file.Name
		name string
	}{{"Title", "dc:title"}, {"Author", "dc:creator"}, {"Subject", "dc:description"}, {"Keywords", "pdf:Keywords"}, {"Creator", "xmp:CreatorTool"}, {"Producer", "pdf:Producer"}} {
		info := d.f.Text(d.info.Get(e.key))
		b.must(info == d.property(e.name), "%s is %.60q, but %s is %.60q", e.key, info, e.name, d.property(e.name))
	}
	return b
}

func checkDates(d *document) (b broken) {
	for _, e := range []struct {
		key  file.Name
		name string
	}{{"CreationDate", "xmp:CreateDate"}, {"ModDate", "xmp:ModifyDate"}} {
		info, written := d.f.Text(d.info.Get(e.key)), d.property(e.name)
		if info == "" && written == "" {
			continue
		}
		x, err1 := time.Parse("2006-01-02T15:04:05-07:00", written)
		i, err2 := time.Parse("D:20060102150405Z07'00'", info)
		if err2 != nil {
			i, err2 = time.Parse("D:20060102150405Z", info)
		}
		b.must(err1 == nil && err2 == nil && x.Equal(i), "%s is %q, but %s is %q", e.key, info, e.name, written)
	}
	return b
}
