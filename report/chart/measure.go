package chart

import (
	"strings"
	"unicode"
)

// Approximate measures a text without a font: Hangul and hanja 0.92 em, Latin letters by class, as in Noto Sans KR. It is for those
// who have no font at hand; a few percent of error are covered by the layout.
func Approximate(text string, size float64, bold bool) float64 {
	em := 0.0
	for _, r := range text {
		if r >= 0xac00 && r <= 0xd7a3 {
			em += hangulEm
			continue
		}
		em += approximateEm(r)
	}
	if bold {
		em *= 1.05
	}
	return em * size
}

const hangulEm = 0.92

func approximateEm(r rune) float64 {
	switch {
	case r >= 0x1100 && r <= 0x11ff, r >= 0x2e80 && r <= 0xd7ff, r >= 0xf900 && r <= 0xfaff, r >= 0xff00 && r <= 0xff60:
		return hangulEm
	case r >= 0x1f000:
		return 1.3
	case unicode.Is(unicode.Mn, r):
		return 0
	case r == ' ':
		return 0.23
	case strings.ContainsRune("ijl.,:;'|!I", r):
		return 0.28
	case strings.ContainsRune("ftr()-/[]", r):
		return 0.38
	case strings.ContainsRune("ckszvxy", r):
		return 0.51
	case strings.ContainsRune("mwMW@%—", r):
		return 0.9
	case r >= 'A' && r <= 'Z':
		return 0.67
	case r == '…':
		return 0.95
	case r < 0x80:
		return 0.57
	}
	return 0.62
}
