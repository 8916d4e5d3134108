package export

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"

	"example.com/postmortem/report/record"
)

// JSON is everything that the records say, in one document.
var JSON = &Format{Name: "json", Ext: ".json", Doc: "everything that the records say, in one document", Write: writeJSON}

// JSONLines is one incident a line, for programs that read as they go.
var JSONLines = &Format{Name: "jsonl", Ext: ".jsonl", Doc: "one incident a line", Write: writeJSONLines}

// jsonVersion is the version of the documents' form. A new field does not change it.
const jsonVersion = 1

func writeJSON(w io.Writer, d *Data) error {
	incidents := make([]any, len(d.Incidents))
	for i, in := range d.Incidents {
		incidents[i] = d.incident(in)
	}
	doc := object{
		{"format", "postmortem"}, {"version", jsonVersion}, {"as_of", stamp(d.AsOf)}, {"audience", d.Audience.String()}, {"left_out", d.Left},
		{"register", d.register()}, {"incidents", incidents},
	}
	return encode(w, doc, "  ")
}

func writeJSONLines(w io.Writer, d *Data) error {
	b := bufio.NewWriter(w)
	for _, in := range d.Incidents {
		if err := encode(b, d.incident(in), ""); err != nil {
			return err
		}
	}
	return b.Flush()
}

func encode(w io.Writer, v any, indent string) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", indent)
	return e.Encode(v)
}

// incident is a record as an object: its fields, and how long it lasted.
func (d *Data) incident(in *record.Incident) object {
	o := fieldsOf(*in)
	if e := in.Duration(d.AsOf); e.Known {
		o = append(o, member{"duration", elapsed(e)})
	}
	return o
}

func elapsed(e record.Elapsed) object {
	o := object{{"min_seconds", e.Lo.Seconds()}}
	if !e.Unbounded() {
		o = append(o, member{"max_seconds", e.Hi.Seconds()})
	}
	if e.Ongoing {
		o = append(o, member{"ongoing", true})
	}
	return o
}

// register is what the incidents refer to. Names that only hidden blocks use are not there.
func (d *Data) register() object {
	features, sites := map[string]bool{}, map[string]bool{}
	for _, in := range d.Incidents {
		for _, a := range in.Affected {
			features[a.Feature] = true
		}
		for _, x := range in.Dependencies {
			sites[x.Site] = true
			if x.Standby != nil {
				sites[x.Standby.Site] = true
			}
		}
	}
	names := func(id string, name record.Text) object {
		o := object{{"id", id}}
		if !name.IsZero() {
			o = append(o, member{"name", name})
		}
		return o
	}
	r := d.Register
	severities, fs, ss, causes := []object{}, []object{}, []object{}, []object{}
	for _, s := range r.Severities {
		severities = append(severities, names(s.ID, s.Name))
	}
	for _, f := range r.Features {
		if features[f.ID] {
			fs = append(fs, names(f.ID, f.Name))
		}
	}
	for _, s := range r.Sites {
		if sites[s.ID] {
			ss = append(ss, names(s.ID, s.Name))
		}
	}
	for _, c := range r.Causes {
		causes = append(causes, names(c.ID, c.Name))
	}
	return object{{"name", r.Name}, {"zone", r.Zone.String()}, {"languages", r.Languages}, {"severities", severities}, {"features", fs}, {"sites", ss}, {"causes", causes}}
}

// object is a JSON object whose members keep their order.
type object []member

type member struct {
	name  string
	value any
}

// MarshalJSON writes the members as they stand.
func (o object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		name, err := json.Marshal(m.name)
		if err != nil {
			return nil, err
		}
		b.Write(name)
		b.WriteByte(':')
		if err := encode(&b, m.value, ""); err != nil {
			return nil, err
		}
		b.Truncate(b.Len() - 1) // the encoder ends with a newline
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}
