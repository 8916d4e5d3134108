package lang_test

import (
	"regexp"
	"testing"
)

// bare is an argument with a particle, or a copula, whose form depends on the argument's last sound.
var bare = regexp.MustCompile(`\{\{\.[a-z_]+\}\}(?:은|는|이|가|을|를|과|와|로|으로|이나|나|이라|라|이다|다|이며|며|이고|고)(?:[ .,:;()~]|$)`)

// TestBareParticles finds Korean particles written behind an argument as if its last sound were known: "앞선 네 분기와" is right and "앞선 네
// 달와" is not. Such a message says {{josa .name "과/와"}}.
func TestBareParticles(t *testing.T) {
	for id, text := range written(t, "ko") {
		if found := bare.FindString(text); found != "" {
			t.Errorf("%s = %q: %q should be {{josa …}}", id, text, found)
		}
	}
}
