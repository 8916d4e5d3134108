package lang

import "strings"

// A particle is the forms of a Korean particle.
type particle struct {
	closed string // after a final consonant
	open   string // after a vowel
	rieul  string // after ㄹ
	unsure string // where the last sound is not known
}

// after is the form that fits after a word.
func (p *particle) after(word string) string {
	switch lastSound(word) {
	case vowel:
		return p.open
	case consonant:
		return p.closed
	case rieul:
		return p.rieul
	}
	return p.unsure
}

// parseParticle reads a particle given in both its forms, in either order: 은/는, 이/가, 을/를, 과/와, 아/야, 으로/로 (after ㄹ it is 로) and
// what begins with it (으로서/로서), 이라/라, 이나/나, 이든/든 and every other pair where the longer form begins with 이 or 으; (으)로 and
// (이)라 are read as well. Where the last sound of a word cannot be known the particle is written the way Korean does then: 은(는), (으)로.
func parseParticle(pair string) (*particle, bool) {
	if p, ok := irregular(pair); ok {
		return p, true
	}
	closed, open, ok := strings.Cut(pair, "/")
	if !ok { // (으)로
		var inner string
		inner, open, ok = strings.Cut(strings.TrimPrefix(pair, "("), ")")
		closed = inner + open
		ok = ok && strings.HasPrefix(pair, "(")
	}
	if len(closed) < len(open) {
		closed, open = open, closed
	}
	lead, rest := strings.CutSuffix(closed, open)
	if !ok || !rest || open == "" || lead != "이" && lead != "으" {
		return nil, false
	}
	p := &particle{closed: closed, open: open, rieul: closed, unsure: "(" + lead + ")" + open}
	if lead == "으" && strings.HasPrefix(open, "로") {
		p.rieul = open
	}
	return p, true
}

// irregular are the pairs whose forms do not contain each other.
func irregular(pair string) (*particle, bool) {
	switch pair {
	case "은/는", "는/은":
		return &particle{"은", "는", "은", "은(는)"}, true
	case "이/가", "가/이":
		return &particle{"이", "가", "이", "이(가)"}, true
	case "을/를", "를/을":
		return &particle{"을", "를", "을", "을(를)"}, true
	case "과/와", "와/과":
		return &particle{"과", "와", "과", "과(와)"}, true
	case "아/야", "야/아":
		return &particle{"아", "야", "아", "아(야)"}, true
	}
	return nil, false
}
