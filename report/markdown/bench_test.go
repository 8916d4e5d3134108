package markdown

import (
	"bytes"
	"strings"
	"testing"
)

// samplePage is a page of about 6 KB with everything that a report has.
func samplePage() []byte {
	part := strings.TrimLeft(`
## 영향 {#impact}

카카오톡 메시지 전송이 **약 127시간 30분** 동안 중단되었다. 자세한 내용은 [공지](https://example.com/notice?id=1)와 *공식 발표*를 참고.
See `+"`kakao-api`"+` and https://example.com/status for the numbers[^1].

| 서비스 | 시작 | 끝 | Users affected |
|:--|--:|:-:|--|
| 카카오톡 | 15:30 | 19:00 | about 10\~20% |
| Daum mail (legacy) | 15:33 | — | not published |
| KakaoT | 15:33 | 10-16 02:00 | snake_case_name |

1. The UPS room caught fire; the operator cut the power.
2. Traffic moved to Anyang:
   - caches were cold
   - the deployment tools lived in the same data center
3. Recovery began.

> "We had no standby for the tools", said the report (2022-12-07).

- [x] Move the tools
- [ ] Drill the switch

::: {lang=ko}
이중화가 되어 있지 않았다.
:::
`, "\n")
	return []byte("# Title\n\n" + strings.Repeat(part, 6) + "\n[^1]: As of 2022-10-20.\n")
}

func BenchmarkParse(b *testing.B) {
	src := samplePage()
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		Parse(src)
	}
}

func BenchmarkParseAndWrite(b *testing.B) {
	src := samplePage()
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		var out bytes.Buffer
		if err := Write(&out, Parse(src), src, WriteOptions{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkProse(b *testing.B) {
	src := "카카오톡 메시지 전송이 **약 127시간** 동안 중단되었다.\n\n- 원인: `UPS` 화재\n- see [notice](https://example.com)\n"
	b.ReportAllocs()
	for b.Loop() {
		Prose(src, 2)
	}
}
