package record

import (
	"bytes"
	"encoding/json"
)

// SchemaKinds are the kinds of files that have a schema.
var SchemaKinds = []string{"incident", "register", "quarter"}

// Schema returns the JSON Schema of a kind of file, one of SchemaKinds, made from the tables of fields; nil for any other kind. Editors complete and check TOML with it. It has the vocabulary of draft-07 only, which taplo and tombi both
// understand, and cannot say all that the checks do: ids that exist, and words that are a time.
func Schema(kind string) []byte {
	g := newGrammar()
	var root object
	switch kind {
	case "incident":
		root = g.incident.schema()
		root["title"] = "A postmortem record"
		root["allOf"] = demands(g.incident)
	case "register":
		root = g.register.schema()
		root["title"] = "The register of postmortem records"
	case "quarter":
		root = grow(quarterFields()).schema()
		root["title"] = "What people say about a period"
	default:
		return nil
	}
	root["$schema"] = "http://json-schema.org/draft-07/schema#"
	root["definitions"] = object{
		"text":    object{"anyOf": []any{object{"type": "string"}, languages()}},
		"source":  object{"anyOf": []any{object{"type": "string"}, listOf(object{"type": "string"})}},
		"instant": instant(),
		"time":    object{"anyOf": []any{reference("instant"), limits(g.time)}},
		"clock":   object{"anyOf": []any{reference("instant"), limits(g.clock)}},
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if e.Encode(root) != nil { // it holds nothing but maps, lists and strings
		return nil
	}
	return b.Bytes()
}

// object is a JSON object; encoding/json writes its keys in order.
type object = map[string]any

func listOf(items object) object { return object{"type": "array", "items": items} }

func languages() object {
	return object{"type": "object", "additionalProperties": false, "patternProperties": object{"^[a-z]{2,3}(-[A-Za-z0-9-]+)*$": object{"type": "string"}}}
}

// instant is the ways to write a time: as people do, or as one of the four that TOML has, which tombi tells apart by these formats.
// Validators of JSON see strings in all of them.
func instant() object {
	all := []any{object{"type": "string"}}
	for _, format := range []string{"date", "date-time", "date-time-local", "time-local"} {
		all = append(all, object{"type": "string", "format": format})
	}
	return object{"anyOf": all}
}

// limits is a time as a table, which needs at least one of its times.
func limits(s *shape) object {
	o := s.schema()
	o["anyOf"] = []any{required("at"), required("after"), required("before")}
	return o
}

func required(names ...string) object { return object{"required": names} }

// demands are the rules of a record that concern several keys: what only an unconfirmed record may lack, and short forms
// beside long ones.
func demands(root *shape) []any {
	doubtful := object{"properties": object{"confirmed": object{"const": false}}, "required": []string{"confirmed"}}
	inClock := func(name string) object {
		return object{"properties": object{"clock": required(name)}, "required": []string{"clock"}}
	}
	out := []any{object{"anyOf": []any{doubtful, object{"allOf": []any{required("severity"), object{"anyOf": []any{required("started"), inClock("started")}}}}}}}
	for _, s := range root.order {
		switch {
		case s.Long == "clock."+s.name:
			out = append(out, object{"not": object{"allOf": []any{required(s.name), inClock(s.name)}}})
		case s.Long != "":
			out = append(out, object{"not": required(s.name, s.Long)})
		}
	}
	return out
}

// schema is the JSON Schema of a table.
func (s *shape) schema() object {
	props := object{}
	var need []string
	for _, kid := range s.order {
		p := kid.value()
		if kid.Means != "" {
			p["description"] = kid.Means
		}
		props[kid.name] = p
		if kid.Required {
			need = append(need, kid.name)
		}
	}
	o := object{"type": "object", "properties": props, "additionalProperties": false}
	if need != nil {
		o["required"] = need
	}
	return o
}

// value is the JSON Schema of a field's value.
func (s *shape) value() object {
	str := object{"type": "string"}
	switch s.Type {
	case typeWords, typeMarkdown:
		return s.words()
	case typeTextList:
		return listOf(reference("text"))
	case typePlainList, typeRefList:
		return listOf(str)
	case typeWordList:
		return listOf(object{"type": "string", "enum": s.Values})
	case typeWord:
		return object{"type": "string", "enum": s.Values}
	case typeID:
		return object{"type": "string", "pattern": idPattern, "maxLength": maxID}
	case typeRef:
		return object{"type": "string", "minLength": 1}
	case typeHourOfDay:
		return object{"type": "string", "pattern": "^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$"}
	case typeSources:
		return reference("source")
	case typeTime, typeClockTime:
		return reference(string(s.Type))
	case typeInstant, typeSaid:
		return reference("instant")
	case typeBool:
		return object{"type": "boolean"}
	case typeCount:
		return object{"type": "integer", "minimum": 0, "maximum": int64(1) << 53}
	case typeShare:
		return object{"type": "number", "minimum": 0, "maximum": 1}
	case typeFreeTable:
		return object{"type": "object"}
	case typeFreeTables:
		return object{"type": "object", "additionalProperties": object{"type": "object"}}
	case typeTable, typeTableList:
		return s.structure()
	}
	return str // plain strings, durations, zones
}

// idPattern is isID as a regular expression that JavaScript, Rust and Go read alike.
const idPattern = `^[^\x00-\x20\x7f\\:*?"<>|./][^\x00-\x20\x7f\\:*?"<>|/]*(/[^\x00-\x20\x7f\\:*?"<>|./][^\x00-\x20\x7f\\:*?"<>|/]*)*$`

// words is a text, which must say something if the field is required.
func (s *shape) words() object {
	if !s.Required {
		return reference("text")
	}
	l := languages()
	l["minProperties"] = 1
	return object{"anyOf": []any{object{"type": "string", "pattern": `\S`}, l}}
}

// structure is a table or a list of tables, with its short forms.
func (s *shape) structure() object {
	table := s.schema()
	if s.Type == typeTable {
		if s.Short {
			return object{"anyOf": []any{object{"type": "string", "minLength": 1}, table}}
		}
		return table
	}
	if s.Short {
		return listOf(object{"anyOf": []any{object{"type": "string", "minLength": 1}, table}})
	}
	if len(s.Values) > 0 {
		return object{"anyOf": []any{object{"enum": s.Values}, listOf(table)}}
	}
	return listOf(table)
}

// reference is a $ref; draft-07 ignores what stands beside one, so it is wrapped to keep the description.
func reference(name string) object {
	return object{"allOf": []any{object{"$ref": "#/definitions/" + name}}}
}
