package match

import "testing"

// TestShowable holds which shared words tell a reader anything.
func TestShowable(t *testing.T) {
	function := functionWords()
	for word, want := range map[string]bool{
		"것은": false, "못한": false, "자세한": false, "늦어지고": false, "공개되지": false, "시험했는지는": false, "일시적인": false, "밝혔다": false, "그": false, "2024": false,
		"메시지": true, "이미지": true, "로그인": true, "광고": true, "화면": true, "문서": true, "네트워크": true, "gateway": true, "s3": true, "pc": true,
	} {
		if got := showable(word, function); got != want {
			t.Errorf("%s: %v", word, got)
		}
	}
}

// TestNoun cuts particles only where that cannot cut a noun.
func TestNoun(t *testing.T) {
	words := map[string]bool{"전원이": true, "전원": true, "서버가": true, "서버를": true, "전문가": true, "로그인": true}
	seen := func(word []byte) bool { return words[string(word)] }
	for word, want := range map[string]string{
		"전원이": "전원", "서버가": "서버", "서버를": "서버", "전문가": "전문가", "내용은": "내용", "과정에서": "과정", "로그인": "로그인", "회의": "회의",
	} {
		if got := noun(word, seen); got != want {
			t.Errorf("%s: %s, want %s", word, got, want)
		}
	}
}
