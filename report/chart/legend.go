package chart

// A key is an entry of a legend: a sample and its word.
type key struct {
	word   string
	sample func(x, y float64) // draws in 14 × 8 points from x, around y
}

const (
	sampleWidth = 14.0
	legendLine  = 13.0
)

// legend writes the keys from left to right, as many lines as needed, from y on; it returns the y below. Keys without a word are left out.
func (s *sheet) legend(y float64, keys ...key) float64 {
	x, line := 0.0, 0
	for _, k := range keys {
		word := s.cut(clean(k.word), small, s.w-sampleWidth-4, false)
		if word == "" {
			continue
		}
		w := sampleWidth + 4 + s.wide(word, small, false)
		if line == 0 {
			line, y = 1, y+legendLine
		} else if x+w > s.w {
			x, y = 0, y+legendLine
		}
		k.sample(x, y-2.7)
		s.note(LabelMuted, x+sampleWidth+4, y, Start, word)
		x += w + 14
	}
	if line > 0 {
		y += 3
	}
	return y
}

func (s *sheet) uncertainKey(word string) key {
	return key{word, func(x, y float64) { s.uncertain(x, x+sampleWidth, y, 6) }}
}

func (s *sheet) ongoingKey(word string) key {
	return key{word, func(x, y float64) {
		s.horizontal(Ongoing, x, x+sampleWidth-2, y)
		s.arrow(Ongoing, x+sampleWidth, y, 3)
	}}
}
