package record

// ClockNames are the clocks of an incident, in the order in which they usually strike.
var ClockNames = []string{"triggered", "started", "detected", "acknowledged", "declared", "announced", "mitigated", "resolved", "fixed"}

// Named returns the clock of that name, nil if there is none.
func (c *Clock) Named(name string) *Point {
	switch name {
	case "triggered":
		return &c.Triggered
	case "started":
		return &c.Started
	case "detected":
		return &c.Detected
	case "acknowledged":
		return &c.Acknowledged
	case "declared":
		return &c.Declared
	case "announced":
		return &c.Announced
	case "mitigated":
		return &c.Mitigated
	case "resolved":
		return &c.Resolved
	case "fixed":
		return &c.Fixed
	}
	return nil
}
