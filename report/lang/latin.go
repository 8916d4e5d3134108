package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// latin is the sound of a word that ends in Latin letters. In this order:
//
//   - after a number, a unit: 10 km is 킬로미터, 5 GB is 기가바이트;
//   - a word with a reading of its own (exception);
//   - capitals, and letters without a vowel, by the letter's name: SQL is 엘, eBPF is 에프, dns is 에스. Five capitals
//     or more that could be a word are read as one: NAVER, SLACK;
//   - anything else by how loanwords with that ending are written in Hangul (spelled), the last part only of names like KakaoTalk.
func latin(w string) sound {
	start := len(w)
	for start > 0 {
		r, size := utf8.DecodeLastRuneInString(w[:start])
		if !unicode.Is(unicode.Latin, r) && r != 'μ' && !unicode.Is(unicode.Mn, r) {
			break
		}
		start -= size
	}
	before := strings.TrimRight(w[:start], " ")
	if before != "" && before[len(before)-1] >= '0' && before[len(before)-1] <= '9' {
		if s := unit(w[start:]); s != unsure {
			return s
		}
	}
	run, ok := plain(w[start:])
	if !ok {
		return unsure
	}
	if s := exception(strings.ToLower(run)); s != unsure {
		return s
	}
	last := run[len(run)-1]
	switch upper := strings.ToUpper(run); {
	case run == upper && len(run) >= 5 && strings.ContainsAny(run, "AEIOU"):
		return spelled(strings.ToLower(run))
	case isCapital(last) || !strings.ContainsAny(upper, "AEIOUY"):
		return letter(last)
	}
	part := strings.ToLower(run[max(strings.LastIndexFunc(run, unicode.IsUpper), 0):])
	switch s := exception(part); {
	case s != unsure:
		return s
	case len(part) == 1:
		return letter(last)
	}
	return spelled(part)
}

// plain takes the accents off Latin letters: é is e. Letters like ø, which are not another letter with an accent, are not ok.
func plain(s string) (string, bool) {
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		if unicode.Is(unicode.Mn, r) || r == 'μ' {
			continue
		}
		if r >= utf8.RuneSelf {
			return "", false
		}
		b.WriteRune(r)
	}
	return b.String(), b.Len() > 0
}

// letter is the sound of a letter's name: 엘, 엠, 엔, 알; all others end in a vowel.
func letter(b byte) sound {
	switch b {
	case 'L', 'l', 'R', 'r':
		return rieul
	case 'M', 'm', 'N', 'n':
		return consonant
	}
	return vowel
}

func isCapital(b byte) bool { return b >= 'A' && b <= 'Z' }

// unit is the sound of a unit after a number, where it is not that of its last letter (5 GB and 30 s end in a vowel either way).
func unit(s string) sound {
	switch s {
	case "m", "km", "cm", "mm", "μm", "nm", "L", "l", "mL", "ml": // 미터, 리터
		return vowel
	case "d", "px", "dB": // 일, 픽셀, 데시벨
		return rieul
	case "h", "g", "kg", "mg", "t", "KRW": // 시간, 그램, 톤, 원
		return consonant
	}
	return unsure
}

// exception is the sound of words that the rules would get wrong: acronyms that people write small, names, and short words
// that took a vowel on their way into Korean.
func exception(word string) sound {
	switch word {
	case "ip", "it", "iot", "idc", "vip", "ok", // by letter: 아이피
		"airbnb", "set", "bit", "hit", "kit", "jet", "check", "loop", "walk":
		return vowel
	case "web", "app", "line", "zone", "time", "home", "game", "type", "ldap", "imap", "soap", "tmap", // in capitals, too
		"tweet", "club", "pub", "big":
		return consonant
	}
	return unsure
}
