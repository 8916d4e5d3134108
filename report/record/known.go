package record

// Known are the ids that the register has of a sort: "severity", "feature", "site" or "cause", in its order; none of any other sort.
// Where it has none, records may name any.
func (r *Register) Known(sort string) (ids []string) {
	switch sort {
	case "severity":
		for _, s := range r.Severities {
			ids = append(ids, s.ID)
		}
	case "feature":
		for _, f := range r.Features {
			ids = append(ids, f.ID)
		}
	case "site":
		for _, s := range r.Sites {
			ids = append(ids, s.ID)
		}
	case "cause":
		for _, c := range r.Causes {
			ids = append(ids, c.ID)
		}
	}
	return ids
}
