package gen

import (
	"fmt"
	"math/rand/v2"
	"time"
)

// toml writes the record of the incident.
func (in *incident) toml(r *rand.Rand) string {
	w := &writer{}
	w.str("id", in.id)
	w.both("title", in.fill(pick(r, in.story.titles)))
	w.str("severity", in.severity)
	w.str("status", map[bool]string{true: "resolved", false: "closed"}[in.fresh()])
	w.str("kind", pick(r, []string{"outage", "outage", "degradation"}))
	w.str("audience", "internal")
	w.prose("summary", in.some(r, 3, in.story.summary))
	w.prose("impact", in.some(r, 2, impact))
	in.review(w)
	in.clock(w, r)
	in.cause(w, r)
	in.places(w, r)
	in.timeline(w, r)
	if !in.fresh() {
		in.actions(w, r)
		in.lessons(w, r)
	}
	in.related(w, r)
	return w.String()
}

func (in *incident) review(w *writer) {
	w.head("[review]")
	if in.fresh() {
		w.str("state", "draft")
		return
	}
	w.str("state", "approved")
	w.str("by", "reliability board")
	w.line("on = %s", day(in.reviewed()))
}

func (in *incident) clock(w *writer, r *rand.Rand) {
	w.head("[clock]")
	w.str("started", minute(in.start))
	w.line("detected = { at = %q, by = %q }", minute(in.detected), pick(r, []string{"monitoring", "monitoring", "users", "staff"}))
	w.str("acknowledged", minute(in.detected.Add(2*time.Minute)))
	w.str("announced", minute(in.detected.Add(time.Duration(5+r.IntN(20))*time.Minute)))
	w.str("resolved", minute(in.end))
	if r.IntN(3) == 0 {
		w.head("[[claim]]")
		w.str("about", "duration")
		w.str("says", fmt.Sprintf("%dm", int(in.end.Sub(in.start).Minutes())))
		w.both("by", text{"상황실", "operations desk"})
	}
}

func (in *incident) cause(w *writer, r *rand.Rand) {
	w.head("[cause]")
	w.str("state", "confirmed")
	w.str("category", in.story.category)
	w.str("trigger", in.story.trigger)
	w.prose("summary", in.some(r, 3, in.story.cause))
	for _, f := range pickSome(r, 1+r.IntN(2), factors) {
		w.head("[[cause.factor]]")
		w.str("category", f.category)
		w.both("summary", f.text)
	}
}

func (in *incident) places(w *writer, r *rand.Rand) {
	w.head("[[affected]]")
	w.str("feature", in.feature.id)
	w.str("impact", pick(r, []string{"down", "degraded", "delayed"}))
	w.line("users = %.2f", float64(in.users)/100)
	w.both("symptom", in.fill(pick(r, symptoms)))
	w.head("[[dependency]]")
	w.str("site", in.site.id)
	w.str("role", "primary")
	w.line("lost = %t", in.story.category == "power/distribution" && r.IntN(2) == 0)
	w.both("why", in.fill(pick(r, whys)))
}

func (in *incident) timeline(w *writer, r *rand.Rand) {
	steps := append([]step{{0, "event", pick(r, in.story.begins)}}, in.story.steps...)
	for _, s := range steps {
		w.head("[[timeline]]")
		w.str("at", minute(in.at(s.part)))
		w.str("kind", s.kind)
		w.both("what", in.fill(s.text))
	}
}

func (in *incident) actions(w *writer, r *rand.Rand) {
	for i, a := range pickSome(r, 2+r.IntN(2), in.story.actions) {
		created := in.end.AddDate(0, 0, 5)
		due := created.AddDate(0, 0, 30+r.IntN(60))
		w.head("[[action]]")
		w.str("id", fmt.Sprintf("A%d", i+1))
		w.both("title", in.fill(a.text))
		w.str("kind", a.kind)
		w.both("owner", pick(r, owners))
		w.line("created = %s", day(created))
		w.line("due = %s", day(due))
		if closed := due.AddDate(0, 0, -r.IntN(20)); closed.Before(AsOf) {
			w.line("closed = %s", day(closed))
			w.str("state", "done")
			w.str("evidence", fmt.Sprintf("https://tickets.example/%s/%d", in.id, i+1))
		} else {
			w.line("state = \"open\"")
		}
		w.line("addresses = [%q]", in.story.category)
	}
}

func (in *incident) lessons(w *writer, r *rand.Rand) {
	w.head("[lessons]")
	w.texts("went_well", pickSome(r, 1+r.IntN(2), wentWell))
	w.texts("went_wrong", pickSome(r, 1+r.IntN(2), wentWrong))
	if r.IntN(3) == 0 {
		w.texts("lucky", pickSome(r, 1, lucky))
	}
}

func (in *incident) related(w *writer, r *rand.Rand) {
	for _, other := range in.before {
		w.head("[[related]]")
		w.str("incident", other.id)
		if again := r.IntN(4) == 0; again {
			w.str("relation", "recurrence")
			w.both("because", text{"같은 조치가 끝나기 전에 다시 일어났다.", "It came again before the same measure was complete."})
		} else {
			w.str("relation", "not-recurrence")
			w.both("because", text{"원인의 갈래는 같으나 고장 난 부분이 다르다.", "The class of cause is the same, the part that failed is another."})
		}
		if !in.fresh() {
			w.str("by", "reliability board")
			w.line("on = %s", day(in.reviewed()))
		}
	}
}

// pickSome draws n of a list, in their order.
func pickSome[T any](r *rand.Rand, n int, list []T) []T {
	keep := map[int]bool{}
	for _, i := range r.Perm(len(list))[:min(n, len(list))] {
		keep[i] = true
	}
	var out []T
	for i, x := range list {
		if keep[i] {
			out = append(out, x)
		}
	}
	return out
}
