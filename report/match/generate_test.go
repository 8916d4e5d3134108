package match

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
)

// A vocabulary writes texts as people write them: a few words very often, most words rarely, half of the texts Korean with particles,
// half English with inflections, service names and numbers in both. Every fifth text tells an earlier story again in part.
type vocabulary struct {
	draw    *rand.Rand
	rank    *rand.Zipf
	english []string
	korean  []string
}

const vocabularySize = 20_000

func newVocabulary(seed uint64) *vocabulary {
	draw := rand.New(rand.NewPCG(seed, 7))
	v := &vocabulary{draw: draw, rank: rand.NewZipf(draw, 1.08, 8, vocabularySize-1)}
	starts := strings.Fields("re de con in trans out up over under pro auto cache data web auth pay mess serv net rout clus stor fail time lat que sess tok cert disk load")
	middles := strings.Fields("fig ploy ver era tri bu la ni cal sta ter der min con ro vi ser pli mo du lo po gra ti")
	ends := strings.Fields("tion er ing ed s ment ance ity or al ive age out down ure ory y")
	syllables := []rune("가간감강개객거건결경계고공과관교구권규그기긴길나내네노능다단달당대데도동등디라락래량러레력로료류리립링마만망매메명모목무문물미반발방배백버번별보복본부분불비사산상생서선설성세소속송수순스시식신실심아안알압애야약어업에역연열영예오온완외요용우운원위유율은음응의이인일임입자작장재저적전절점접정제조족존종주중지직진집차착참처청체초최추출충취측치카캐커컨코크클타태터템토통트특파판패페편평포폭표품프플필하한할합항해행향허현형호화확환활황회획효후")
	for range vocabularySize {
		v.english = append(v.english, pick(draw, starts)+pick(draw, middles)+pick(draw, middles)+pick(draw, ends))
		word := []rune{}
		for range 2 + draw.IntN(3) {
			word = append(word, syllables[draw.IntN(len(syllables))])
		}
		v.korean = append(v.korean, string(word))
	}
	return v
}

func pick(draw *rand.Rand, from []string) string { return from[draw.IntN(len(from))] }

func (v *vocabulary) sentence(korean bool, words int) string {
	var b strings.Builder
	for i := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		switch k := v.draw.IntN(12); {
		case k == 0:
			fmt.Fprintf(&b, "%d", v.draw.IntN(3000))
		case k == 1:
			fmt.Fprintf(&b, "%s-%02d", v.english[v.rank.Uint64()%300], v.draw.IntN(40))
		case korean:
			b.WriteString(v.korean[v.rank.Uint64()])
			b.WriteString(pick(v.draw, []string{"", "", "이", "가", "을", "를", "은", "에서", "으로", "의", "되었다", "했다"}))
		case k < 6:
			b.WriteString(pick(v.draw, []string{"the", "of", "to", "and", "in", "was", "for", "a", "on", "after"}))
		default:
			b.WriteString(v.english[v.rank.Uint64()])
		}
	}
	return b.String() + "."
}

// documents are n incidents of some years.
func documents(n int) []Doc {
	v := newVocabulary(1)
	docs := make([]Doc, 0, n)
	start := time.Date(2015, 1, 1, 0, 0, 0, 0, time.UTC)
	for i := range n {
		korean := v.draw.IntN(2) == 0
		d := Doc{ID: fmt.Sprintf("INC-%06d", i), Time: start.Add(time.Duration(i) * 37 * time.Minute), Title: v.sentence(korean, 5)}
		var body []string
		for range 3 + v.draw.IntN(9) {
			body = append(body, v.sentence(korean, 6+v.draw.IntN(10)))
		}
		if i > 0 && v.draw.IntN(5) == 0 {
			old := docs[v.draw.IntN(i)]
			d.Title = old.Title
			body = append(strings.SplitAfter(old.Body, ". ")[:1], body...)
		}
		d.Body = strings.Join(body, " ")
		d.Fields = map[string][]string{
			"service":   {fmt.Sprint("service-", v.rank.Uint64()%20)},
			"component": {fmt.Sprint("component-", v.rank.Uint64()%200)},
			"site":      {fmt.Sprint("site-", v.draw.IntN(4))},
			"trigger":   {pick(v.draw, []string{"deploy", "config", "power", "capacity", "external"})},
		}
		if v.draw.IntN(3) > 0 {
			d.Fields["cause"] = []string{fmt.Sprintf("area-%d/leaf-%d", v.draw.IntN(8), v.draw.IntN(6))}
		}
		docs = append(docs, d)
	}
	return docs
}
