package record

// Text is a word, a sentence or prose by language tag ("ko", "en"). A plain string in a record is in the register's first language.
type Text map[string]string

// In returns the text in the first of the given languages that it has, and which one that is.
// If it has none of them, it returns the one whose tag sorts first; an empty Text gives two empty strings.
func (t Text) In(langs ...string) (text, lang string) {
	for _, l := range langs {
		if s, ok := t[l]; ok && s != "" {
			return s, l
		}
	}
	for l, s := range t {
		if s != "" && (text == "" || l < lang) {
			text, lang = s, l
		}
	}
	return text, lang
}

// IsZero reports whether there is no text in any language.
func (t Text) IsZero() bool {
	text, _ := t.In()
	return text == ""
}
