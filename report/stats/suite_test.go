package stats

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"testing"
)

// TestReferenceSuite proves the hash that reports print.
func TestReferenceSuite(t *testing.T) {
	h := sha256.New()
	for _, name := range suiteFiles {
		src, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		h.Write(src)
	}
	if got := hex.EncodeToString(h.Sum(nil)); got != ReferenceSuite {
		t.Errorf("the reference cases have the hash %s, and reports print %q", got, ReferenceSuite)
	}
}
