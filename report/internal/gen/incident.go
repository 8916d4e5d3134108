package gen

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"time"
)

// incident is what is drawn before a record is written.
type incident struct {
	id, severity  string
	story         *story
	feature, site named
	start, end    time.Time
	detected      time.Time
	users         int         // per cent
	before        []*incident // the last ones like it
}

// likeness is what two incidents share that people will ask about: is this the same problem again?
func (in *incident) likeness() []string {
	return []string{in.story.category + " " + in.site.id, in.story.category + " " + in.feature.id}
}

// draw makes the incident number i, which begins within step after from.
func draw(r *rand.Rand, i int, from time.Time, step time.Duration) *incident {
	in := &incident{id: fmt.Sprintf("INC-%05d", i), story: &stories[r.IntN(len(stories))], feature: pick(r, features), site: pick(r, sites)}
	in.start = from.Add(time.Duration(r.Int64N(int64(step)))).Truncate(time.Minute)
	// Lengths of outages are near to lognormal: a median of half an hour, one in forty longer than five hours.
	length := math.Exp(math.Log(32) + 1.15*r.NormFloat64())
	length = min(max(length, 2), 7000)
	in.end = in.start.Add(time.Duration(length) * time.Minute)
	if in.end.After(AsOf) {
		in.end = AsOf
	}
	in.detected = in.start.Add(time.Duration(r.Float64() * min(length/2, 25) * float64(time.Minute))).Truncate(time.Minute)
	in.users = 1 + r.IntN(100)
	switch {
	case length >= 240:
		in.severity = "sev1"
	case length >= 45:
		in.severity = "sev2"
	default:
		in.severity = "sev3"
	}
	return in
}

// reviewed is the day on which people looked back on the incident.
func (in *incident) reviewed() time.Time { return in.end.AddDate(0, 0, 9) }

// fresh reports whether the incident is too young for a review as of AsOf.
func (in *incident) fresh() bool { return in.reviewed().After(AsOf) }

func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

// fill puts the figures of the incident into a sentence of its story.
func (in *incident) fill(t text) text {
	length := int(in.end.Sub(in.start).Minutes())
	ko := strings.NewReplacer("{feature}", in.feature.ko, "{site}", in.site.ko, "{minutes}", fmt.Sprint(length), "{users}", fmt.Sprint(in.users))
	en := strings.NewReplacer("{feature}", in.feature.en, "{site}", in.site.en, "{minutes}", fmt.Sprint(length), "{users}", fmt.Sprint(in.users))
	return text{ko.Replace(t.ko), en.Replace(t.en)}
}

// some draws n sentences of a list, in their order, and joins them.
func (in *incident) some(r *rand.Rand, n int, list []text) text {
	var ko, en []string
	keep := r.Perm(len(list))[:min(n, len(list))]
	for i, t := range list {
		for _, k := range keep {
			if k == i {
				t = in.fill(t)
				ko, en = append(ko, t.ko), append(en, t.en)
			}
		}
	}
	return text{strings.Join(ko, "\n"), strings.Join(en, "\n")}
}

// at is the moment when a part p of the incident has passed.
func (in *incident) at(p float64) time.Time {
	return in.start.Add(time.Duration(p * float64(in.end.Sub(in.start)))).Truncate(time.Minute)
}
