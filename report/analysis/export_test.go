package analysis

// IDs are the incidents that the audience may see, in order of their start.
func (a *Analysis) IDs() []string {
	var ids []string
	for _, in := range a.incidents {
		ids = append(ids, in.ID)
	}
	return ids
}
