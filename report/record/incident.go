package record

// An Incident is one record: what one file says, with short forms expanded, words read as intervals, and defaults applied.
// What the file leaves out is the zero value; what it calls "unknown" says so (Moment.Unknown, Cause.State, Dependency.Site).
type Incident struct {
	File *File // where it stands, for positions and the digest

	ID        string
	Title     Text
	Severity  string // an id of the register; empty only where Confirmed is false
	Status    Status
	Kind      Kind
	Confirmed bool
	Audience  Audience
	Summary   Text // prose
	Impact    Text // prose
	Controls  []string

	Review       Review
	Clock        Clock
	Stated       Span // the duration as written at the top of the record, if it was
	Claims       []Claim
	Cause        Cause
	Affected     []Affected
	Dependencies []Dependency
	Timeline     []Entry
	Actions      []Action
	Signals      []Signal
	Notices      []Notice
	Lessons      Lessons
	Related      []Relation
	Sources      []Source
	Revisions    []Revision
	Imported     Imported
}

// Review says whether people stand behind the record. Until State is approved (or not-required), pages are drafts.
type Review struct {
	State   ReviewState
	By      string
	On      Moment
	Because Text // why no review is required
}

// Clock holds the times of an incident. A time that the record leaves out is the zero Point.
type Clock struct {
	Triggered    Point // what set it off happened
	Started      Point // impact on users began
	Detected     Point // the operator knew
	Acknowledged Point
	Declared     Point
	Announced    Point // the public was told
	Mitigated    Point // impact mostly over
	Resolved     Point // impact over
	Fixed        Point // the cause itself was removed
}

// A Point is one clock of an incident.
type Point struct {
	Moment
	Precision Precision
	Source    []string
	By        string // who noticed: monitoring · users · vendor · staff
}

// A Claim is what a party states about a clock or the duration, where parties differ or it is worth keeping.
type Claim struct {
	About    string // "duration", or the name of a clock
	Says     string // as written
	Moment   Moment // what it says, if About is a clock
	Span     Span   // what it says, if About is the duration
	By       Text
	Source   []string
	Use      bool // the figures compute with this claim
	Audience Audience
}

// Cause is what is thought of the cause, and what was thought before.
type Cause struct {
	State     CauseState
	Category  string // a leaf of the register's taxonomy
	Trigger   string
	Summary   Text // prose
	AnswerDue Moment
	Was       []Thought // oldest first
	Factors   []Factor
	Source    []string
	Audience  Audience
}

// A Thought is a state of knowledge that held until something better was known.
type Thought struct {
	State    CauseState
	Category string
	Summary  Text
	Until    Moment
	Source   []string
}

// A Factor is a contributing factor.
type Factor struct {
	Category string
	Summary  Text // prose
	Source   []string
	Audience Audience
}

// Affected is one feature that the incident touched. Zero times mean the incident's own.
type Affected struct {
	Feature  string
	Impact   string // down · degraded · delayed · data-loss; empty: not stated
	Users    float64
	HasUsers bool // Users is stated
	Started  Moment
	Restored Moment
	Symptom  Text
	Source   []string
	Audience Audience
}

// A Dependency is the data center (or cloud region, network, vendor) that the incident went through.
type Dependency struct {
	Site     string // an id of the register, or "unknown": somebody looked and does not know
	Role     string // primary · standby · active
	Lost     *bool  // nil: not stated
	Standby  *Standby
	Why      Text // prose: why the standby did not help, or why this site was hit
	Source   []string
	Audience Audience
}

// Standby tells what stood ready to take over, and whether it did. Empty words and nil mean not stated.
type Standby struct {
	Existed   string // yes · no · partial
	Site      string
	Triggered string // automatic · manual · none
	Worked    *bool
	LastDrill Moment
	Source    []string
}

// An Entry is one line of the timeline.
type Entry struct {
	At       Moment
	What     Text // prose, one line
	Kind     string
	Source   []string
	Audience Audience
}

// An Action is an action item: what was promised, by whom, by when, and whether it was done.
type Action struct {
	ID        string
	Title     Text
	Kind      string // prevent · detect · mitigate · process
	Owner     Text
	Created   Moment
	Due       Moment
	Closed    Moment
	State     ActionState
	Because   Text // why it was rejected
	Addresses []string
	Incidents []string
	Evidence  string
	Source    []string
	Audience  Audience
}

// A Signal is what was seen outside: social posts, tickets, claims for damages.
type Signal struct {
	What     Text
	Count    int
	HasCount bool
	At       Moment
	Source   []string
	Audience Audience
}

// A Notice is what users were told.
type Notice struct {
	At       Moment
	Channel  string
	Text     Text
	By       Text
	Source   []string
	Audience Audience
}

// Lessons are what went well, what went wrong and where one was lucky.
type Lessons struct {
	WentWell  []Text
	WentWrong []Text
	Lucky     []Text
	Audience  Audience
}

// A Relation is a decision of people about how this incident relates to an earlier one.
type Relation struct {
	Incident string
	Relation string // recurrence · not-recurrence · part-of · same-factor
	Because  Text
	By       Text
	On       Moment
	Source   []string
	Audience Audience
}

// A Source is where a fact was published.
type Source struct {
	ID        string
	Title     Text
	Publisher Text
	Date      Moment
	URL       string
	Note      Text
	Audience  Audience
}

// A Revision is a line of the record's own history for people.
type Revision struct {
	On       Moment
	Was      string
	Because  Text
	Source   []string
	Audience Audience
}

// Imported tells where `import` took a record from.
type Imported struct{ System, ID, URL, File, Digest string }

// Status is how far the work on an incident has come.
type Status string

// Open reports whether the incident is not over: open, or mitigated only.
func (s Status) Open() bool { return s == Open || s == Mitigated }

// Over reports whether the impact has ended: resolved or closed.
func (s Status) Over() bool { return s == Resolved || s == Closed }

// Kind is what sort of incident it was.
type Kind string

// ReviewState is whether people stand behind the record.
type ReviewState string

// CauseState is how sure people are of the cause.
type CauseState string

// ActionState is whether an action item was done.
type ActionState string

// Precision is how a time came about: exact, estimated by people, or derived from other times.
type Precision string

// The words of the record. The table of fields lists them all; these are the ones that the program reasons with.
const (
	Open      Status = "open"
	Mitigated Status = "mitigated"
	Resolved  Status = "resolved"
	Closed    Status = "closed"

	Outage      Kind = "outage"
	Degradation Kind = "degradation"
	NearMiss    Kind = "near-miss"
	Maintenance Kind = "maintenance"

	ReviewDraft       ReviewState = "draft"
	ReviewInReview    ReviewState = "in-review"
	ReviewApproved    ReviewState = "approved"
	ReviewNotRequired ReviewState = "not-required"

	CauseUnknown   CauseState = "unknown"
	CauseSuspected CauseState = "suspected"
	CauseConfirmed CauseState = "confirmed"
	CauseDisputed  CauseState = "disputed"

	ActionOpen     ActionState = "open"
	ActionDone     ActionState = "done"
	ActionRejected ActionState = "rejected"
	ActionUnknown  ActionState = "unknown" // somebody looked and does not know: an outsider's view of what was promised

	Exact     Precision = "exact"
	Estimated Precision = "estimated"
	Derived   Precision = "derived"
)
