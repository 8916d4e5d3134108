package lang

import (
	"strings"
	"unicode/utf8"
)

// number is the sound of a word that ends in a digit, read the Sino-Korean way: 1,500 is 천오백, 100000 is 십만, 3.50 is 삼 점 오영.
// Dates and times of day end in their unit (일, 월, 시, 분, 초), and amounts of money in theirs.
func number(w string) sound {
	start := len(w)
	for start > 0 && strings.IndexByte("0123456789.,:-", w[start-1]) >= 0 {
		start--
	}
	if sign, _ := utf8.DecodeLastRuneInString(strings.TrimRight(w[:start], " ")); strings.ContainsRune("₩¥$€£", sign) {
		return symbol(sign)
	}
	tail := strings.TrimLeft(w[start:], ".,:-")
	for _, date := range []string{"0000-00-00", "0000.00.00", "0000-00"} {
		if shaped(tail, date) {
			return rieul // 일, 월
		}
	}
	tail = tail[strings.LastIndexByte(tail, '-')+1:]
	switch {
	case shaped(tail, "00:00:00"):
		return vowel // 초
	case shaped(tail, "00:00") || shaped(tail, "0:00"):
		if strings.HasSuffix(tail, "00") {
			return vowel // 시
		}
		return consonant // 분
	}
	tail = tail[strings.LastIndexByte(tail, ':')+1:]
	if strings.Contains(tail, ".") {
		return digit(tail[len(tail)-1])
	}
	return whole(strings.ReplaceAll(tail, ",", ""))
}

// whole is the sound of a whole number: that of its last digit, or of the power of ten that its zeros make.
func whole(digits string) sound {
	zeros := len(digits) - len(strings.TrimRight(digits, "0"))
	if zeros == 0 || digits[0] == '0' { // 007 is read digit by digit
		return digit(digits[len(digits)-1])
	}
	switch {
	case zeros < 12: // 십, 백, 천, 만, 억
		return consonant
	case zeros < 16: // 조
		return vowel
	case zeros < 20: // 경
		return consonant
	case zeros < 24: // 해
		return vowel
	}
	return unsure
}

// digit is the sound of 영, 일, 이, 삼, 사, 오, 육, 칠, 팔, 구.
func digit(d byte) sound {
	switch d {
	case '1', '7', '8':
		return rieul
	case '0', '3', '6':
		return consonant
	}
	return vowel
}

// shaped reports whether s is written like shape, where 0 stands for any digit.
func shaped(s, shape string) bool {
	if len(s) != len(shape) {
		return false
	}
	for i := range len(s) {
		isDigit := s[i] >= '0' && s[i] <= '9'
		if isDigit != (shape[i] == '0') || !isDigit && s[i] != shape[i] {
			return false
		}
	}
	return true
}
