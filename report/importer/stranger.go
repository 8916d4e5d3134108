package importer

import (
	"fmt"
	"slices"

	"example.com/postmortem/report/record"
)

// strangers are the files in another format than the one that people named: not one of the drafts that came of them has a title that the
// source gives, or, where the title is no fixed field, neither that nor any time. Such drafts would be empty forms that look like incidents.
func (r *Reading) strangers(m *Importer) (out []*File) {
	loose := m.Mapped || m == Markdown
	for i := range r.Files {
		f, n, sound := &r.Files[i], 0, false
		for _, d := range r.drafts {
			if d.in.Imported.File == f.ref() {
				n++
				sound = sound || d.titled || loose && (d.in.Clock.Started.Known() || len(d.in.Timeline) > 0)
			}
		}
		if n > 0 && !sound {
			out = append(out, f)
		}
	}
	return out
}

// without reads again all files but the strangers, whose words must not get into the register, and complains of these.
func without(strangers []*File, m *Importer, files []File, o Options) *Result {
	files = slices.DeleteFunc(slices.Clone(files), func(f File) bool {
		return slices.ContainsFunc(strangers, func(s *File) bool { return s.ref() == f.ref() })
	})
	res := Import(m, files, o)
	for _, f := range strangers {
		res.Problems = append(res.Problems, record.Diagnostic{At: record.Position{File: f.Name}, End: record.Position{File: f.Name}, Level: record.Error,
			Rule: "import", Message: fmt.Sprintf("nothing in it has the title of an incident as %s has it", m.Name), Hint: "name the format that it is in"})
	}
	return res
}
