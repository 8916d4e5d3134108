package record

import "time"

// A Register holds what the records of one organisation share: names of features and sites, severities, causes, accounting.
type Register struct {
	File *File // nil for the built-in register

	Name             Text
	Zone             *time.Location
	Languages        []string // at least one; a plain string in a record is in the first
	Starts           Moment   // exposure begins
	SeverityFloor    string
	SeverityRule     Text // prose: who assigned severities, and by what rule
	IDs              string
	FiscalYearStarts int
	Classification   Text
	TaxonomyVersion  string

	Accounting Accounting
	Analysis   map[string]any // overrides of the analysis' defaults, by key
	Severities []Severity     // worst first
	Services   []Service      // named ones; a feature may name others where there are none
	Features   []Feature
	Sites      []Site
	Causes     []Category
	Sources    []Source // what the facts about sites and features cite
	Silences   []Silence
	Publish    map[string]map[string]any // for programs that publish the pages; nothing here looks into it
}

// Accounting is how downtime is counted.
type Accounting struct {
	Hours       []Hours // empty: 24x7
	Partial     string  // any-impact · weighted
	Maintenance string  // excluded · included
	Blind       []Blind
}

// Blind is a period in which nobody recorded.
type Blind struct {
	From, To Moment
	Because  Text
}

// A Severity is one level, with its meaning.
type Severity struct {
	ID    string
	Name  Text
	Means Text
}

// A Service is what features are part of.
type Service struct {
	ID   string
	Name Text
}

// A Feature is something users do with a service, and can lose.
type Feature struct {
	ID      string
	Name    Text
	Service string
	Aliases []string
	SLO     float64 // 0: none declared
	Users   int     // 0: not stated
	Needs   []string
	RunsAt  []Placement
}

// A Placement is where a feature runs.
type Placement struct {
	Site       string
	Role       string // primary · standby · active
	Share      float64
	NeedsSites int
	Switchover Span
	LastDrill  Moment
}

// A Site is a data center, cloud region, network or vendor.
type Site struct {
	ID        string
	Name      Text
	Kind      string
	Operator  Text
	Ownership string
	Region    Text
	Hosts     []string // shared fate: what else dies with it
	Note      Text     // prose
	Source    []string
}

// A Category is a node of the cause taxonomy; "power/fire" is a leaf below "power".
type Category struct {
	ID   string
	Name Text
}

// A Silence lowers or silences a rule, for one record or for all.
type Silence struct {
	Rule    string
	Record  string // empty: all
	Level   string // empty: silent
	Because Text
}

// Severity returns the severity with this id.
func (r *Register) Severity(id string) (Severity, bool) {
	return find(r.Severities, func(s Severity) bool { return s.ID == id })
}

// Service returns the service with this id.
func (r *Register) Service(id string) (Service, bool) {
	return find(r.Services, func(s Service) bool { return s.ID == id })
}

// Feature returns the feature with this id.
func (r *Register) Feature(id string) (Feature, bool) {
	return find(r.Features, func(f Feature) bool { return f.ID == id })
}

// Site returns the site with this id.
func (r *Register) Site(id string) (Site, bool) {
	return find(r.Sites, func(s Site) bool { return s.ID == id })
}

// Category returns the category with this id.
func (r *Register) Category(id string) (Category, bool) {
	return find(r.Causes, func(c Category) bool { return c.ID == id })
}

func find[T any](list []T, is func(T) bool) (T, bool) {
	for _, x := range list {
		if is(x) {
			return x, true
		}
	}
	var zero T
	return zero, false
}
