package pdf

import (
	"crypto/md5"
	"errors"
	"fmt"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"example.com/postmortem/report/pdf/file"
)

// What the files inside a file may be.
const (
	mostAttachments = 10_000
	largestAttached = 64 << 20 // bytes
	longestName     = 255
)

// Attachments are the files inside a PDF. Names that could lead out of a folder, that two files have, or that are a folder of another
// are errors, and so is a file whose bytes are not those that were attached.
func Attachments(f *file.File) ([]*Attachment, error) {
	r := &attachedReader{f: f, names: map[string]bool{}, seen: map[file.Ref]bool{}}
	root := f.Dict(f.Dict(f.Catalog().Get("Names")).Get("EmbeddedFiles"))
	if root == nil {
		return nil, nil
	}
	if err := r.tree(root, 0); err != nil {
		return nil, err
	}
	for _, a := range r.all {
		for dir := path.Dir(a.Name); dir != "."; dir = path.Dir(dir) {
			if r.names[sameName(dir)] {
				return nil, fmt.Errorf("attachment %q is in a folder that another one is", a.Name)
			}
		}
	}
	return r.all, nil
}

type attachedReader struct {
	f     *file.File
	names map[string]bool // as sameName has them
	seen  map[file.Ref]bool
	all   []*Attachment
}

// tree reads a tree of names.
func (r *attachedReader) tree(d *file.Dict, depth int) error {
	if depth > 16 {
		return errors.New("the names of the attachments are a tree of too many levels")
	}
	names := r.f.Array(d.Get("Names"))
	for i := 1; i < len(names); i += 2 {
		if len(r.all) == mostAttachments {
			return fmt.Errorf("there are more than %d attachments", mostAttachments)
		}
		a, err := r.attachment(r.f.Dict(names[i]))
		if err != nil {
			return err
		}
		r.all = append(r.all, a)
	}
	for _, kid := range r.f.Array(d.Get("Kids")) {
		ref, ok := kid.(file.Ref)
		if !ok || r.seen[ref] {
			return errors.New("the names of the attachments are no tree")
		}
		r.seen[ref] = true
		if err := r.tree(r.f.Dict(ref), depth+1); err != nil {
			return err
		}
	}
	return nil
}

func (r *attachedReader) attachment(spec *file.Dict) (*Attachment, error) {
	name := r.f.Text(spec.Get("UF"))
	if name == "" {
		name = r.f.Text(spec.Get("F"))
	}
	if err := soundName(name); err != nil {
		return nil, err
	}
	if key := sameName(name); r.names[key] {
		return nil, fmt.Errorf("two attachments are called %q", name)
	} else {
		r.names[key] = true
	}
	ref, ok := r.f.Dict(spec.Get("EF")).Get("F").(file.Ref)
	if !ok {
		return nil, fmt.Errorf("attachment %q has no file", name)
	}
	o, err := r.f.Object(ref)
	if err != nil {
		return nil, fmt.Errorf("attachment %q: %w", name, err)
	}
	data, err := r.f.Data(o, largestAttached)
	if err != nil {
		return nil, fmt.Errorf("attachment %q: %w", name, err)
	}
	d, _ := o.Value.(*file.Dict)
	if sum, ok := r.f.Dict(d.Get("Params")).Get("CheckSum").(file.String); ok {
		if got := md5.Sum(data); string(got[:]) != string(sum) {
			return nil, fmt.Errorf("attachment %q is not what was attached: its checksum differs", name)
		}
	}
	media, _ := d.Get("Subtype").(file.Name)
	relation, _ := spec.Get("AFRelationship").(file.Name)
	return &Attachment{Name: name, MediaType: string(media), Relation: string(relation), Description: r.f.Text(spec.Get("Desc")), Data: data}, nil
}

// sameName is the same for names that are one on any system.
func sameName(name string) string { return norm.NFC.String(strings.ToLower(name)) }

// soundName refuses names that are no relative paths, on any system.
func soundName(name string) error {
	bad := name == "" || len(name) > longestName || path.Clean(name) != name || path.IsAbs(name) || name == "." || name == ".." ||
		strings.HasPrefix(name, "../") || strings.ContainsAny(name, `\:*?"<>|`) || strings.ContainsFunc(name, func(c rune) bool {
		return unicode.IsControl(c) || unicode.Is(unicode.Bidi_Control, c) || c == unicode.ReplacementChar
	})
	for part := range strings.SplitSeq(name, "/") {
		base, _, _ := strings.Cut(strings.ToLower(part), ".")
		bad = bad || strings.HasSuffix(part, ".") || strings.HasSuffix(part, " ") || reserved(strings.TrimRight(base, " "))
	}
	if bad {
		return fmt.Errorf("an attachment is called %.80q, which is no name for a file", name)
	}
	return nil
}

// reserved tells whether Windows opens a device for a file of this name.
func reserved(base string) bool {
	switch base {
	case "con", "prn", "aux", "nul", "conin$", "conout$":
		return true
	}
	number, ok := strings.CutPrefix(base, "com")
	if !ok {
		number, ok = strings.CutPrefix(base, "lpt")
	}
	return ok && utf8.RuneCountInString(number) == 1 && strings.Contains("0123456789¹²³", number)
}
