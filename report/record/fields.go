package record

// A Field is one key that a file may have. The tables of fields are the only description of the files: the checks of
// their structure, the JSON Schemas and FIELDS.md are made from them.
type Field struct {
	Path     string   // "timeline[].at"; [] for each item of a list
	Type     Type     //
	Means    string   // one sentence
	Values   []string // the words that are allowed (of a Word); for other types, words that are allowed besides
	Names    string   // what an id is the id of: feature, site, cause, severity, source, incident
	Required bool
	Short    bool   // a table or a list of tables that may also be an id of Names, or a list of them
	Long     string // the path of the long form, which must not be there as well
	Example  string // TOML
	Since    string // the version that brought it; empty: the first
}

// A Type is what a value may be.
type Type string

// The types.
const (
	Words      Type = "text"             // a string, or a table by language
	Markdown   Type = "prose"            // the same, with Markdown in it
	TextList   Type = "list of texts"    //
	Plain      Type = "string"           //
	PlainList  Type = "list of strings"  //
	ID         Type = "id"               // a new id
	Ref        Type = "reference"        // the id of something
	RefList    Type = "references"       // a list of them
	Sources    Type = "sources"          // the id of a source, a URL, or a list of them
	Word       Type = "word"             // one of Values
	WordList   Type = "list of words"    //
	Bool       Type = "true or false"    //
	Count      Type = "count"            // a whole number from 0
	Share      Type = "share"            // a number from 0 to 1
	Instant    Type = "point in time"    // a TOML date or time, or a string as people write it
	Time       Type = "time"             // the same, or a table with limits
	ClockTime  Type = "clock"            // the same, or a table that also has a source and who noticed
	Length     Type = "duration"         //
	Said       Type = "time or duration" // of a claim: what it is about decides
	HourOfDay  Type = "hour of the day"  // "09:00"
	ZoneName   Type = "time zone"        // of the IANA database
	Table      Type = "table"            //
	TableList  Type = "list of tables"   //
	FreeTable  Type = "free table"       // any keys
	FreeTables Type = "free tables"      // tables of any keys, by name
)

// shape is the tables of fields as a tree, to walk beside the tree of a file.
type shape struct {
	Field
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

func grow(fields []Field) *shape {
	root := &shape{Field: Field{Type: Table}, kids: map[string]*shape{}}
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
		s.Field = f
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
func timeFields() []Field {
	return []Field{
		{Path: "at", Type: Instant, Means: "The time that people name.", Example: `"2022-10-15 15:30"`},
		{Path: "after", Type: Instant, Means: "It was not before this.", Example: `"2022-10-15 15:27"`},
		{Path: "before", Type: Instant, Means: "It was not after this.", Example: `"2022-10-15 15:33"`},
		{Path: "precision", Type: Word, Values: []string{"exact", "estimated", "derived"}, Means: "How it came about. An estimated time without limits counts as “about”.", Example: `"estimated"`},
	}
}

// clockFields are the keys of a clock written as a table.
func clockFields() []Field {
	return append(timeFields(),
		Field{Path: "source", Type: Sources, Means: "Where it was published.", Example: `"msit"`},
		Field{Path: "by", Type: Word, Values: []string{"monitoring", "users", "vendor", "staff"}, Means: "Who noticed.", Example: `"monitoring"`},
	)
}

// clockNames are the clocks of an incident, in the order in which they usually strike.
var clockNames = []string{"triggered", "started", "detected", "acknowledged", "declared", "announced", "mitigated", "resolved", "fixed"}
