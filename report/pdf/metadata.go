package pdf

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"time"

	"example.com/postmortem/report/pdf/file"
)

// info is what a file says about itself: once in its information dictionary, for old readers, and once in its metadata. Both are
// written from here, so that they never differ.
type info struct {
	title, subject, author, keywords, lang, producer string
	created                                          time.Time
	standard                                         Standard
}

// newInfo takes over what a document says about itself. What archives and readers for the blind insist on is never empty.
func newInfo(d *Doc) info {
	text := func(s string) string { return shorten(clean(s)) }
	i := info{text(d.Title), text(d.Subject), text(d.Author), text(d.Keywords), d.Lang, text(d.Producer), d.Created, d.Standard}
	if i.standard != Plain {
		if i.title == "" {
			i.title = "—"
		}
		if i.lang == "" {
			i.lang = "und"
		}
	}
	return i
}

func (i *info) dict() *file.Dict {
	d := file.NewDict()
	for _, e := range []struct {
		key   file.Name
		value string
	}{{"Title", i.title}, {"Subject", i.subject}, {"Author", i.author}, {"Keywords", i.keywords}, {"Creator", i.producer}, {"Producer", i.producer}} {
		if e.value != "" {
			d.Set(e.key, file.TextString(e.value))
		}
	}
	if !i.created.IsZero() {
		d.Set("CreationDate", date(i.created))
		d.Set("ModDate", date(i.created))
	}
	return d
}

// date is a PDF date with its zone.
func date(t time.Time) file.Raw {
	_, offset := t.Zone()
	minutes := offset / 60
	if minutes == 0 {
		return file.Raw("(D:" + t.Format("20060102150405") + "Z)")
	}
	sign := '+'
	if minutes < 0 {
		sign, minutes = '-', -minutes
	}
	return fmt.Appendf(nil, "(D:%s%c%02d'%02d')", t.Format("20060102150405"), sign, minutes/60, minutes%60)
}

// archive adds what every PDF/A has: metadata, and what its colours mean.
func (l *List) archive(f *file.File, catalog *file.Dict) {
	name := func(key, value file.Name) file.Entry { return file.Entry{Key: key, Value: value} }
	meta := f.Add(&file.Object{Value: file.NewDict(name("Type", "Metadata"), name("Subtype", "XML")), Stream: l.info.xmp(), IsStream: true, Bare: true})
	profile := f.Add(&file.Object{
		Value:  file.NewDict(file.Entry{Key: "N", Value: 3}, name("Alternate", "DeviceRGB"), name("Filter", "FlateDecode")),
		Stream: compressedSRGB(), IsStream: true,
	})
	intent := f.Add(&file.Object{Value: file.Raw(fmt.Appendf(nil,
		"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)/DestOutputProfile %d 0 R>>", profile)), Packed: true})
	catalog.Set("Metadata", meta)
	catalog.Set("OutputIntents", file.Array{intent})
}

const (
	xmpHead = "<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n" +
		`<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">`
	// PDF/A wants every schema explained that it does not know itself.
	xmpUA = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">` +
		`<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>` +
		`<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of PDF/UA that the file conforms to</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>` +
		"</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>\n"
	xmpFoot = "</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>"
)

// xmp writes the metadata.
func (i *info) xmp() []byte {
	var b bytes.Buffer
	b.Grow(3000)
	element := func(name, before, text, after string) {
		if text != "" {
			fmt.Fprintf(&b, "\n<%s>%s", name, before)
			_ = xml.EscapeText(&b, []byte(text)) // a buffer takes everything
			fmt.Fprintf(&b, "%s</%s>", after, name)
		}
	}
	b.WriteString(xmpHead)
	part, conformance := i.standard.part()
	element("pdfaid:part", "", part, "")
	element("pdfaid:conformance", "", conformance, "")
	if i.standard == A3A {
		element("pdfuaid:part", "", "1", "")
	}
	const alt, altEnd = `<rdf:Alt><rdf:li xml:lang="x-default">`, "</rdf:li></rdf:Alt>"
	element("dc:format", "", "application/pdf", "")
	element("dc:title", alt, i.title, altEnd)
	element("dc:description", alt, i.subject, altEnd)
	element("dc:creator", "<rdf:Seq><rdf:li>", i.author, "</rdf:li></rdf:Seq>")
	element("dc:language", "<rdf:Bag><rdf:li>", i.lang, "</rdf:li></rdf:Bag>")
	element("pdf:Keywords", "", i.keywords, "")
	element("pdf:Producer", "", i.producer, "")
	element("xmp:CreatorTool", "", i.producer, "")
	if !i.created.IsZero() {
		when := i.created.Format("2006-01-02T15:04:05-07:00")
		element("xmp:CreateDate", "", when, "")
		element("xmp:ModifyDate", "", when, "")
	}
	b.WriteString("\n</rdf:Description>\n")
	if i.standard == A3A {
		b.WriteString(xmpUA)
	}
	b.WriteString(xmpFoot)
	return b.Bytes()
}
