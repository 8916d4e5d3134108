package record

// Schema returns the JSON Schema of a kind of file: "incident" or "register"; nil for any other kind.
func Schema(kind string) []byte { return nil }
