package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A sound is how a word ends when it is read aloud in Korean.
type sound uint8

const (
	unsure    sound = iota // cannot be known: other scripts, hanja, emoji
	vowel                  // no final consonant
	rieul                  // ㄹ
	consonant              // any other final consonant
)

// lastSound reads the end of a word. What is not read aloud (punctuation, quotes, markup) is passed over, and so is a bracket at the end:
// the particle agrees with the word before it, as in 카카오(Kakao)는. Full-width and compatibility characters
// (ＫＴ, ㎞, ㈜, NFD Hangul) are read as what they stand for.
func lastSound(word string) sound {
	w := spoken(word)
	if !norm.NFKC.IsNormalString(w) {
		w = spoken(norm.NFKC.String(w))
	}
	r, _ := utf8.DecodeLastRuneInString(w)
	switch {
	case r >= '가' && r <= '힣':
		return final((r - '가') % 28)
	case r >= 'ᄀ' && r <= 'ᇿ':
		return jamo(r)
	case r >= '0' && r <= '9':
		return number(w)
	case unicode.Is(unicode.Latin, r):
		return latin(w)
	}
	return symbol(r)
}

// final is the sound of a syllable by the place of its final consonant in Unicode's order; 8 is ㄹ.
func final(place rune) sound {
	switch place {
	case 0:
		return vowel
	case 8:
		return rieul
	}
	return consonant
}

// jamo is the sound of a letter of Hangul that stands alone. Consonants are read by name: 기역, 니은, 리을.
func jamo(r rune) sound {
	switch {
	case r == 'ᄅ' || r == 'ᆯ':
		return rieul
	case r >= 'ᅡ' && r <= 'ᆧ':
		return vowel
	}
	return consonant
}

// symbol is the sound of a sign that has a name.
func symbol(r rune) sound {
	switch r {
	case '%', '°', '+', '$', '€', '£': // 퍼센트, 도, 플러스, 달러, 유로, 파운드
		return vowel
	case '‰': // 퍼밀
		return rieul
	case '#', '₩', '¥': // 샵, 원, 엔
		return consonant
	}
	return unsure
}

// spoken cuts a word after the last character that is read aloud. Where all of it is in brackets, what is inside them is read.
func spoken(word string) string {
	depth := 0
	for end := len(word); end > 0; {
		r, size := utf8.DecodeLastRuneInString(word[:end])
		switch {
		case strings.ContainsRune(")]}）］", r):
			depth++
		case strings.ContainsRune("([{（［", r):
			depth = max(depth-1, 0)
		case depth == 0 && isRead(r):
			return word[:end]
		}
		end -= size
	}
	return strings.TrimRightFunc(word, func(r rune) bool { return !isRead(r) })
}

// isRead reports whether a character is read aloud, or may be.
func isRead(r rune) bool {
	switch {
	case strings.ContainsRune("%‰#@&", r):
		return true
	case strings.ContainsRune("`~|<>^²³™®©", r): // m² is 제곱미터: the sign is read first
		return false
	}
	return unicode.In(r, unicode.L, unicode.N, unicode.S)
}
