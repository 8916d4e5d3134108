package pdf

import (
	"bytes"
	"cmp"
	"crypto/md5"
	"fmt"
	"slices"
	"strings"
	"sync"

	"example.com/postmortem/report/pdf/file"
)

// An Attachment is a file inside a file: what a document was made of. It is shared by all documents that carry it, and compressed
// once for all of them.
type Attachment struct {
	Name        string // a relative path with slashes
	MediaType   string
	Relation    string // "Source", "Data", "Supplement", as PDF/A-3 calls them
	Description string
	Data        []byte

	once       sync.Once
	compressed []byte
	sum        [md5.Size]byte
}

// prepare compresses the data.
func (a *Attachment) prepare() {
	a.once.Do(func() {
		d := file.NewDeflater()
		defer d.Release()
		a.compressed = bytes.Clone(d.Compress(a.Data))
		a.sum = md5.Sum(a.Data)
	})
}

// attach adds the attachments as files that belong to the document.
func (l *List) attach(f *file.File, catalog *file.Dict) error {
	all := slices.Clone(l.attached)
	if l.recorded != nil {
		a, err := l.recorded.attachment()
		if err != nil {
			return err
		}
		all = append(all, a)
	}
	slices.SortStableFunc(all, func(a, b *Attachment) int { return cmp.Compare(utf16String(a.Name), utf16String(b.Name)) })
	if len(all) == 0 {
		return nil
	}
	var belong, names file.Array
	for _, a := range all {
		spec := l.attachment(f, a)
		belong = append(belong, spec)
		names = append(names, file.String(utf16String(a.Name)), spec)
	}
	catalog.Set("AF", belong)
	catalog.Set("Names", file.NewDict(file.Entry{Key: "EmbeddedFiles", Value: file.NewDict(file.Entry{Key: "Names", Value: names})}))
	return nil
}

func (l *List) attachment(f *file.File, a *Attachment) file.Ref {
	a.prepare()
	params := fmt.Appendf(nil, "<</Size %d/CheckSum<%X>", len(a.Data), a.sum)
	if !l.info.created.IsZero() {
		params = append(append(params, "/ModDate"...), date(l.info.created)...)
	}
	d := file.NewDict(file.Entry{Key: "Type", Value: file.Name("EmbeddedFile")}, file.Entry{Key: "Subtype", Value: file.Name(a.MediaType)},
		file.Entry{Key: "Params", Value: file.Raw(append(params, ">>"...))}, file.Entry{Key: "Filter", Value: file.Name("FlateDecode")})
	stream := f.Add(&file.Object{Value: d, Stream: a.compressed, IsStream: true})
	b := file.AppendText([]byte("<</Type/Filespec/F"), asciiName(a.Name))
	b = file.AppendText(append(b, "/UF"...), a.Name)
	b = file.AppendText(append(b, "/Desc"...), a.Description)
	b = file.Append(append(b, "/AFRelationship"...), file.Name(a.Relation))
	b = fmt.Appendf(b, "/EF<</F %d 0 R/UF %d 0 R>>>>", stream, stream)
	return f.Add(&file.Object{Value: file.Raw(b), Packed: true})
}

// asciiName is a name for readers that know no other letters.
func asciiName(name string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' {
			return '_'
		}
		return r
	}, name)
}
