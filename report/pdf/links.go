package pdf

import (
	"fmt"
	"strconv"
	"strings"

	"example.com/postmortem/report/chart"
	"example.com/postmortem/report/pdf/file"
)

// A destination is a place that links lead to.
type destination struct {
	page int
	y    float64
}

// destinations are the places of a list by name, "#" in front; the first of a name counts.
func (l *List) destinations() map[string]destination {
	all := map[string]destination{}
	for i := range l.pages {
		for k := range l.pages[i].ops {
			o := &l.pages[i].ops[k]
			if o.kind != opDest {
				continue
			}
			id := "#" + string(l.text(o))
			if _, twice := all[id]; !twice {
				all[id] = destination{i, l.pages[i].h - o.y}
			}
		}
	}
	return all
}

// annotate adds an annotation for every link, and returns them in the order of boxes; 0 where a link leads nowhere. Pages are told
// of theirs.
func (l *List) annotate(f *file.File, pages []file.Ref, t *tagger) []file.Ref {
	places := l.destinations()
	var refs []file.Ref
	for i := range l.pages {
		p := &l.pages[i]
		var own file.Array
		for k := range p.ops {
			o := &p.ops[k]
			if o.kind != opLink {
				continue
			}
			action := l.action(o, places, pages)
			ref := file.Ref(0)
			if action != nil {
				b := append(make([]byte, 0, 320), "<</Type/Annot/Subtype/Link/Rect["...)
				b = appendRect(b, o.x, p.h-o.y-o.h, o.x+o.w, p.h-o.y)
				b = append(b, "]/Border[0 0 0]/F 4"...)
				if t != nil && o.node != 0 {
					b = strconv.AppendInt(append(b, "/StructParent "...), int64(len(pages)+len(t.links)), 10)
					b = append(b, "/Contents"...)
					b = file.AppendText(b, t.describe(o))
				}
				ref = f.Add(&file.Object{Value: file.Raw(append(append(b, action...), ">>"...)), Packed: true})
				own = append(own, ref)
			}
			if t != nil && o.node != 0 {
				refs = append(refs, ref)
				t.links = append(t.links, linkBox{int32(i), t.elems[t.target(o.node)].link})
			}
		}
		if own != nil {
			f.Dict(pages[i]).Set("Annots", own)
		}
	}
	return refs
}

// action is what a link does, nil if it leads nowhere.
func (l *List) action(o *op, places map[string]destination, pages []file.Ref) []byte {
	to := l.links[o.ref]
	if strings.HasPrefix(to, "#") {
		d, ok := places[to]
		if !ok {
			return nil
		}
		return fmt.Appendf(nil, "/Dest[%d 0 R/XYZ 0 %g null]", pages[d.page], float64(chart.Hundredths(d.y))/100)
	}
	if len(to) > 4*longest {
		return nil
	}
	return append(file.Append([]byte("/A<</S/URI/URI"), file.String(to)), ">>"...)
}

// describe says a link in words: those that it is set in, and where it leads if that is outside and not said by them.
func (t *tagger) describe(o *op) string {
	words := strings.TrimSpace(string(t.words[t.elems[t.target(o.node)].link]))
	to := t.list.links[o.ref]
	switch {
	case strings.HasPrefix(to, "#") || strings.Contains(to, words) && words != "":
	case words == "":
		words = to
	default:
		words += " — " + to
	}
	if words == "" {
		words = "→"
	}
	return shorten(words)
}
