package lang

// A sound is how a word ends in Korean.
type sound uint8

const (
	unsure    sound = iota // cannot be known
	vowel                  // no final consonant
	rieul                  // ㄹ
	consonant              // any other final consonant
)

func lastSound(word string) sound { return unsure }
