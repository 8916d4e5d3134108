package record

// Audience is who may see a record or a block of it, from everybody (Public) to a few (Restricted).
type Audience uint8

// The audiences, each narrower than the one before it.
const (
	AudienceUnset Audience = iota // a block without its own: that of its record; a record without its own: Internal
	Public
	Partner
	Internal
	Restricted
)

// Audiences are the names, widest first.
var Audiences = []string{"public", "partner", "internal", "restricted"}

// ParseAudience reads a name of Audiences.
func ParseAudience(name string) (Audience, bool) {
	for i, n := range Audiences {
		if n == name {
			return Audience(i + 1), true
		}
	}
	return AudienceUnset, false
}

// String is the name of the audience, and empty for AudienceUnset.
func (a Audience) String() string {
	if a == AudienceUnset || int(a) > len(Audiences) {
		return ""
	}
	return Audiences[a-1]
}

// MaySee reports whether a reader of audience a may see what is marked for audience mark.
// What carries no mark may be seen by whoever may see what contains it.
func (a Audience) MaySee(mark Audience) bool { return mark <= a }
