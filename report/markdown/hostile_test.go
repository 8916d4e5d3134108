package markdown

// hostile are texts that a careless writer or reader breaks on.
var hostile = []string{
	"", " ", "\n\n", "plain", "  two  spaces  ",
	"a | b", "| a |\n| - |\n| `x|y` \\| z |", "`", "``", "` `` `", "`a` `` b`` `", "<script>alert(1)</script>", "<div>\n\nx",
	"[[x]]", "{{x}}", "{{ .Secret }}", "a\\b", "C:\\Users\\x", "ends in \\", "\\*", "\\\\*a*",
	"# heading", "#hashtag", "C#", "# C #", "# a {#b}", "# a \\{#b}", "a\n=", "a\n===", "a\n---", "---", "***", "___", "- - -", "* * *",
	"- a\n- b", "+ a", "1. a\n2. b", "1) a", "10. a", "9999999999. a", "2022. 10. 15. 판교", "> q", "> > q\n> r", ">",
	"::: note\nx\n:::", ":::", "::: {lang=ko}\n가\n:::", "::: a\n::: b\nx\n:::\n:::\nz", "::: note\n- a\n  ::: b\n:::", "::: note\n```\n:::\n```\n:::",
	"**bold**", "**(판교)**에서", "서비스**(카카오)**는", "*a***b**", "***a***", "***a** b*", "**a *b***", "*a **b***", "~~x~~", "~x~", "9:00~12:00, 10~20%", "a~b~c", "~~~", "~~~\nx\n~~~",
	"**카카오(주)**는 \"**장애**\"라고", "~~(취소)~~됨", "서비스**\"중단\"**과 *(일부)*는", "**a(b)**c", "a**(b)**", "- ::: note\n  x\n  :::\n  y",
	"** 0*0*", "<0@0>", "<http://localhost:80/x>",
	"snake_case_word", "_a_", "__init__", "a_b_", "2*3*4", "a * b * c", "**", "****", "* ", "*",
	"https://example.com", "https://example.com/a_b_(c)?d=e&f=g.", "(https://example.com)", "see https://example.com, or", "사이트https://example.com에서", "https\\://example.com", "www.example.com", "www\\.example.com", "a@b.co", "a\\@b.co", "<https://example.com>", "<a@b.co>", "<javascript:alert(1)>", "vector<std::string>",
	"[a](http://b)", "[a](<http://b c>)", "[a](http://b(c))", "[a](http://b \"t\\\"i\")", "[a]()", "[](http://b)", "![a](chart:x)", "![a](http://b/c.png)", "[![a](http://b/c.png)](http://d)", "[a](javascript:x)", "[a]( javascript:x)", "[a](&#106;avascript:x)", "[a](data:x)", "[a](incident:X-1)", "[가](lang:ko)", "[a](b.md)", "[a](#b)",
	"[a]: http://b\n\n[a] [c][a]", "[a]: x", "[^1]", "a[^1]\n\n[^1]: b", "[^1]: b\n\na[^1] c[^2]\n\n[^2]: d[^1]\n\n    e", "a[^x]\n\n[^x]:", "a![^1]\n\n[^1]: b", "> a[^1]\n>\n> [^1]: b",
	"a  \nb", "a\\\nb", "a\nb", "a&#10;b", "&amp;", "&amp;amp;", "&lt;b>", "\\&amp;", "&#0;", "&nbsp;", "**&nbsp;**", "**&#32;a**", "&#8203;", "&#x1F600;", "&foo;",
	"    code", "\tcode", "```go\nx\n```", "````\n```\n````", "```", "``` a`b", "~~~ a`b\nx\n~~~", "- ```\n  x\n\n  y\n  ```", "> ```\n> \tx", "```\n\n   \n\tx\n```", "``` a\\b &amp; \\*\nx\n```",
	"- [ ] a\n- [x] b", "- [ ]", "- \\[ ] a", "[ ] a", "- [ ]a", "-", "- \n- b", "-\n\n  a", "- - - a", "- # h", "- > q", "- ---", "- ***", "1. - a\n   - b\n\n   c\n2. d", "- a\n\n- b", "- a\n\n  b\n- c", "- a\n- b\n\n\n- c", "- a\n\n* b", "1. a\n\n1) b", "- a\n  - b\n\n    c\n- d", "- a\n  > b\n  c", "- | a |\n  | - |\n  b",
	"| a | b |\n|:--|--:|\n| c |", "a | b\n- | -\nc | d\n\n", "| a |\n| :-: |", "x\n| a |\n| - |", "| |\n|-|", "|a|\n|-|\n|`\\|`|", "|a\\\\|b|\n|-|-|", "a\n-|-", "a\n:-", "a\n|", "a\n\\:-", "| a |\n| - |\n| **b|c** |", "| 서비스 | 상태 |\n|---|---|\n| 카카오톡 | 복구 |",
	"가나다", "카카오톡\n장애", "\u1100\u1161", "漢字", "😀", "👨‍👩‍👧", "שלום", "a\u202Eb", "a\u0000b", "a\u200Bb", "\ufeffa", "a\rb", "a\r\nb", "\xff", "a\u00a0b", "a\u3000b", "*\u00a0a*", "a\u2028b", "\t- a", "a\tb",
	"!", "![", "!\\[a](b)", "a!\n[b](http://c)", "[", "]", "[a](", "[a][b]", "a]: b", "[a]\\: b", "[a\\]](http://b)", "](http://x)", "[*a](http://b)*", "*[a*](http://b)", "**a `**` b**", "`a\nb`", "`` ` ``", "` a `", "\\`a`", "`a`b`", "<!-- x -->", "<?php ?>", "<![CDATA[x]]>", "</p>", "a<b", "a <b", "a < b", "<", "1 < 2 > 1",
}
