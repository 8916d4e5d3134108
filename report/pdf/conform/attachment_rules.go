package conform

import (
	"crypto/md5"
	"slices"
	"strings"

	"example.com/postmortem/report/pdf/file"
)

var attachmentRules = []Rule{
	{"file-names", "A 6.8", "a file inside has a name for old readers and for new ones", checkFileNames},
	{"file-relation", "A 6.8", "and says how it belongs to the document", checkRelation},
	{"file-associated", "A 6.8", "which lists it among its own", checkAssociated},
	{"file-listed", "A 6.8", "no file is inside that nobody can find", checkFileListed},
	{"file-kind", "A 6.8", "its media type is known", checkFileKind},
	{"file-checks", "PDF 7.11.4", "so are its size and its checksum", checkFileParams},
	{"file-description", "UA 7.11", "it is described in words", checkFileDescription},
	{"file-order", "PDF 7.9.6", "and files can be found by their names", checkFileOrder},
}

type attached struct {
	key  string
	ref  any
	spec *file.Dict
	o    *file.Object // nil: there is none
}

func (d *document) attached() (all []attached) {
	names := d.f.Array(d.f.Dict(d.f.Dict(d.catalog.Get("Names")).Get("EmbeddedFiles")).Get("Names"))
	for i := 0; i+1 < len(names); i += 2 {
		key, _ := names[i].(file.String)
		spec := d.f.Dict(names[i+1])
		all = append(all, attached{string(key), names[i+1], spec, d.object(d.f.Dict(spec.Get("EF")).Get("F"))})
	}
	return all
}

func eachAttached(d *document, check func(b *broken, name string, a attached)) (b broken) {
	for _, a := range d.attached() {
		check(&b, d.f.Text(a.spec.Get("UF")), a)
	}
	return b
}

func checkFileNames(d *document) broken {
	return eachAttached(d, func(b *broken, name string, a attached) {
		b.must(name != "" && d.f.Text(a.spec.Get("F")) != "" && a.spec.Get("Type") == file.Name("Filespec"), "file %q has not all its names", name)
		b.must(a.o != nil && a.o.IsStream, "file %q is not inside", name)
	})
}

func checkRelation(d *document) broken {
	return eachAttached(d, func(b *broken, name string, a attached) {
		r, _ := a.spec.Get("AFRelationship").(file.Name)
		b.must(slices.Contains([]file.Name{"Source", "Data", "Alternative", "Supplement", "Unspecified"}, r), "file %q has the relation %q", name, r)
	})
}

func checkAssociated(d *document) broken {
	own := d.f.Array(d.catalog.Get("AF"))
	return eachAttached(d, func(b *broken, name string, a attached) {
		b.must(slices.Contains(own, a.ref), "file %q is not among the files of the document", name)
	})
}

// checkFileListed wants every embedded file among those of the document.
func checkFileListed(d *document) (b broken) {
	listed := map[any]bool{}
	for _, a := range d.attached() {
		listed[a.ref] = true
	}
	for _, o := range d.objects {
		spec, _ := objectValue(o).(*file.Dict)
		b.must(spec.Get("EF") == nil || listed[o.n], "object %d is a file that the document does not list", o.n)
		b.must(spec.Get("EF") == nil || spec.Get("EF") != nil && d.f.Dict(spec.Get("EF")).Get("UF") == d.f.Dict(spec.Get("EF")).Get("F"), "object %d is two files", o.n)
	}
	return b
}

func objectValue(o object) any {
	if o.err != nil {
		return nil
	}
	return o.o.Value
}

func checkFileKind(d *document) broken {
	return eachAttached(d, func(b *broken, name string, a attached) {
		if a.o == nil {
			return
		}
		kind, _ := d.f.Dict(a.o.Value).Get("Subtype").(file.Name)
		b.must(strings.Count(string(kind), "/") == 1, "file %q has the media type %q", name, kind)
	})
}

func checkFileParams(d *document) broken {
	return eachAttached(d, func(b *broken, name string, a attached) {
		if a.o == nil {
			return
		}
		p := d.f.Dict(d.f.Dict(a.o.Value).Get("Params"))
		data, err := d.f.Data(a.o, 64<<20)
		b.must(err == nil && p.Get("Size") == len(data), "file %q has %d bytes and says %v", name, len(data), p.Get("Size"))
		sum := md5.Sum(data)
		b.must(p.Get("CheckSum") == file.String(sum[:]), "file %q has another checksum than it says", name)
		b.must(p.Get("ModDate") != nil || d.info.Get("ModDate") == nil, "file %q has no date, though the document has", name)
	})
}

func checkFileDescription(d *document) broken {
	return eachAttached(d, func(b *broken, name string, a attached) {
		b.must(d.f.Text(a.spec.Get("Desc")) != "", "file %q has no description", name)
	})
}

func checkFileOrder(d *document) (b broken) {
	all := d.attached()
	for i := 1; i < len(all); i++ {
		b.must(all[i-1].key < all[i].key, "the names of files are not in order")
	}
	return b
}
