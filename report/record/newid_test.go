package record

import (
	"strings"
	"testing"
	"time"
)

func TestNextID(t *testing.T) {
	day := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	for _, c := range []struct{ pattern, title, taken, want string }{
		{"INC-{year}-{seq:3}", "x", "", "INC-2026-001"},
		{"INC-{year}-{seq:3}", "x", "INC-2026-001 INC-2026-014 INC-2025-099 INC-2026-3x INC-2026-", "INC-2026-015"},
		{"INC-{year}-{seq:3}", "x", "INC-2026-999", "INC-2026-1000"},
		{"INC-{year}-{seq:3}", "x", "INC-2026-99999999999999999999", "INC-2026-001"},
		{"INC-{seq}", "x", "INC-9 inc-10 INC-09", "INC-11"},
		{"{year}/{month}-{seq:2}-{slug}", "Mail was slow", "2026/11-04-disk 2026/10-07-net", "2026/11-05-mail-was-slow"},
		{"{slug}-{seq}", "Mail", "mail-1 mail-2", "mail-3"},
		{"KAKAO-{date}", "x", "", "KAKAO-2026-11-22"},
		{"KAKAO-{date}", "x", "KAKAO-2026-11-22", "KAKAO-2026-11-22-2"},
		{"KAKAO-{date}", "x", "KAKAO-2026-11-22 kakao-2026-11-22-2", "KAKAO-2026-11-22-3"},
		{DefaultIDs, "메시지 수발신이 지연되었다!", "", "2026-11-22-메시지-수발신이-지연되었다"},
		{DefaultIDs, "Café “1.5” — ../etc/passwd: C:\\x", "", "2026-11-22-café-1-5-etc-passwd-c-x"},
		{DefaultIDs, "🔥", "", "2026-11-22-incident"},
		{DefaultIDs, strings.Repeat("long ", 30), "", "2026-11-22-long-long-long-long-long-long-long-long"},
		{"{day}", strings.Repeat("x", 99), "", "22"},
	} {
		p, err := ParseIDPattern(c.pattern)
		if err != nil {
			t.Errorf("%q: %v", c.pattern, err)
			continue
		}
		got := p.Next(day, c.title, strings.Fields(c.taken))
		if got != c.want || !isID(got) {
			t.Errorf("%q of %q beside %q: %q, wanted %q", c.pattern, c.title, c.taken, got, c.want)
		}
	}
	for pattern, want := range map[string]string{
		"INC-{yaer}": "there is no {yaer}", "INC-{seq:x}": "there is no {seq:x}", "INC-{year": "has no }", "INC {seq}": "which are none", "": "which are none", "../{seq}": "which are none",
	} {
		if _, err := ParseIDPattern(pattern); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, wanted %q", pattern, err, want)
		}
	}
}
