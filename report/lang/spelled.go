package lang

import "strings"

// spelled is the sound of an English or romanised word in small letters, guessed from its ending the way loanwords are
// written in Hangul (외래어 표기법): a short vowel closes the syllable (앱, 봇, 블록), a long one or a consonant opens another (노드, 루트,
// 테스트, 링크). It is right for the vocabulary of the trade, which the test lists, and cannot be right for every word.
func spelled(w string) sound {
	switch w[len(w)-1] {
	case 'l':
		return rieul
	case 'm', 'n':
		return consonant
	case 'e':
		return silentE(w)
	case 'b', 'c', 'g', 'k', 'p', 't':
		return stopped(w[:len(w)-1], w)
	}
	return vowel // 서버, 클라우드, 레디스, 캐시, 데브, 리눅스, 에러
}

// silentE is the sound of words in -e: 구글, 파일 · 타임, 존, 라인 · 타입 · all others keep a vowel: 노드, 서비스, 스토리지, 코어.
func silentE(w string) sound {
	switch {
	case strings.HasSuffix(w, "le"):
		return rieul
	case strings.HasSuffix(w, "type"):
		return consonant
	case len(w) > 2 && strings.ContainsAny(w[len(w)-2:len(w)-1], "mn") && isVowel(w[len(w)-3]):
		return consonant
	}
	return vowel
}

// stopped is the sound of words that end in a stop; stem is the word without it, and not empty.
func stopped(stem, w string) sound {
	short := isVowel(stem[len(stem)-1]) && !isLong(stem)
	closed := false
	switch w[len(w)-1] {
	case 'g': // 핑 · 로그
		closed = strings.HasSuffix(stem, "n")
	case 'b': // 웹, 랩 · 허브, 튜브 · 봄(b is silent)
		closed = short && !strings.HasSuffix(stem, "u") || strings.HasSuffix(stem, "m")
	case 'c': // 퍼블릭 · 싱크
		closed = isVowel(stem[len(stem)-1])
	case 'p': // 앱, 슬립, 그룹 · 헬프, 덤프, 루프
		closed = (isVowel(stem[len(stem)-1]) || strings.HasSuffix(stem, "p")) && !strings.HasSuffix(w, "loop")
	case 'k': // 블록, 웹훅, 톡 · 네트워크, 링크, 피크
		closed = short || strings.HasSuffix(stem, "c") || strings.HasSuffix(stem, "oo") || strings.HasSuffix(w, "talk")
	case 't': // 봇, 패킷, 아웃 · 루트, 테스트, 기가비트
		closed = short && !strings.HasSuffix(w, "abit")
	}
	if closed {
		return consonant
	}
	return vowel
}

// isLong reports whether a stem ends in two letters that make a long vowel: root, sheet, heart-beat, float, await.
func isLong(stem string) bool {
	if len(stem) < 2 {
		return false
	}
	switch stem[len(stem)-2:] {
	case "oo", "ee", "ea", "oa", "ai", "ei", "ie", "oi", "au":
		return true
	}
	return false
}

func isVowel(b byte) bool { return strings.IndexByte("aeiouy", b) >= 0 }
