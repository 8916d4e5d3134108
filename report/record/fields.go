package record

// field is one key that a file may have. The tables of fields are the only description of the files: the checks of
// their structure, the JSON Schemas and FIELDS.md are made from them.
type field struct {
	Path     string // "timeline[].at"; [] for each item of a list
	Type     fieldType
	Means    string   // one sentence
	Values   []string // the words that are allowed (of a Word); for other types, words that are allowed besides
	Names    string   // what an id is the id of: feature, site, cause, severity, source, incident
	Required bool
	Short    bool   // a table or a list of tables that may also be an id of Names, or a list of them
	Long     string // the path of the long form, which must not be there as well
	Example  string // TOML
	Since    string // the version that brought it; empty: the first
}

// fieldType is what a value may be.
type fieldType string

// The types.
const (
	typeWords      fieldType = "text"  // a string, or a table by language
	typeMarkdown   fieldType = "prose" // the same, with Markdown in it
	typeTextList   fieldType = "list of texts"
	typePlain      fieldType = "string"
	typePlainList  fieldType = "list of strings"
	typeID         fieldType = "id"         // a new id
	typeRef        fieldType = "reference"  // the id of something
	typeRefList    fieldType = "references" // a list of them
	typeSources    fieldType = "sources"    // the id of a source, a URL, or a list of them
	typeWord       fieldType = "word"       // one of Values
	typeWordList   fieldType = "list of words"
	typeBool       fieldType = "true or false"
	typeCount      fieldType = "count"         // a whole number from 0
	typeShare      fieldType = "share"         // a number from 0 to 1
	typeInstant    fieldType = "point in time" // a TOML date or time, or a string as people write it
	typeTime       fieldType = "time"          // the same, or a table with limits
	typeClockTime  fieldType = "clock"         // the same, or a table that also has a source and who noticed
	typeLength     fieldType = "duration"
	typeSaid       fieldType = "time or duration" // of a claim: what it is about decides
	typeHourOfDay  fieldType = "hour of the day"  // "09:00"
	typeZoneName   fieldType = "time zone"        // of the IANA database
	typeTable      fieldType = "table"
	typeTableList  fieldType = "list of tables"
	typeFreeTable  fieldType = "free table"  // any keys
	typeFreeTables fieldType = "free tables" // tables of any keys, by name
)

// shape is the tables of fields as a tree, to walk beside the tree of a file.
type shape struct {
	field
	name  string
	kids  map[string]*shape
	order []*shape
}

// grammar is the shapes of the kinds of files.
type grammar struct{ incident, register, time, clock *shape }

// newGrammar builds the shapes, once for each Load: that costs less than reading one record.
func newGrammar() *grammar {
	return &grammar{incident: grow(incidentFields()), register: grow(registerFields()), time: grow(timeFields()), clock: grow(clockFields())}
}

func grow(fields []field) *shape {
	root := &shape{field: field{Type: typeTable}, kids: map[string]*shape{}}
	for _, f := range fields {
		s := root
		rest := f.Path
		for rest != "" {
			var name string
			name, rest = cutPath(rest)
			kid := s.kids[name]
			if kid == nil {
				kid = &shape{name: name, kids: map[string]*shape{}}
				s.kids[name] = kid
				s.order = append(s.order, kid)
			}
			s = kid
		}
		s.field = f
	}
	return root
}

// cutPath cuts the first key off a path; the [] of lists does not matter here.
func cutPath(path string) (name, rest string) {
	for i := 0; i < len(path); i++ {
		switch path[i] {
		case '.':
			return path[:i], path[i+1:]
		case '[':
			return path[:i], path[min(i+3, len(path)):]
		}
	}
	return path, ""
}

func (s *shape) names() []string {
	names := make([]string, 0, len(s.order))
	for _, k := range s.order {
		names = append(names, k.name)
	}
	return names
}

// timeFields are the keys of a time written as a table.
func timeFields() []field {
	return []field{
		{Path: "at", Type: typeInstant, Means: "The time that people name.", Example: `"2022-10-15 15:30"`},
		{Path: "after", Type: typeInstant, Means: "It was not before this.", Example: `"2022-10-15 15:27"`},
		{Path: "before", Type: typeInstant, Means: "It was not after this.", Example: `"2022-10-15 15:33"`},
		{Path: "precision", Type: typeWord, Values: []string{"exact", "estimated", "derived"}, Means: "How it came about. An estimated time without limits counts as “about”.", Example: `"estimated"`},
	}
}

// clockFields are the keys of a clock written as a table.
func clockFields() []field {
	return append(timeFields(),
		field{Path: "source", Type: typeSources, Means: "Where it was published.", Example: `"msit"`},
		field{Path: "by", Type: typeWord, Values: []string{"monitoring", "users", "vendor", "staff"}, Means: "Who noticed.", Example: `"monitoring"`},
	)
}
