package match

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"
)

// everyMatch is all that a register says, by identifier.
func everyMatch(t *testing.T, docs []Doc, o Options) (map[string][]Match, []Family) {
	t.Helper()
	r, err := New(docs, o)
	if err != nil {
		t.Fatal(err)
	}
	all := make(map[string][]Match)
	for _, d := range docs {
		all[d.ID] = r.Matches(d.ID)
	}
	return all, r.SuggestedFamilies()
}

// someLinks declare and reject a few pairs.
func someLinks(docs []Doc) []Link {
	var links []Link
	for i := 10; i+40 < len(docs); i += 37 {
		links = append(links, Link{docs[i+3].ID, docs[i].ID, Recurrence}, Link{docs[i+7].ID, docs[i+3].ID, Recurrence},
			Link{docs[i+20].ID, docs[i+1].ID, NotRecurrence}, Link{docs[i+30].ID, docs[i+31].ID, PartOf})
	}
	return links
}

func TestOrderOfInputDoesNotMatter(t *testing.T) {
	docs := documents(400)
	want, families := everyMatch(t, docs, Options{Links: someLinks(docs)})
	shuffled, links := slices.Clone(docs), someLinks(docs)
	draw := rand.New(rand.NewPCG(3, 3))
	draw.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
	draw.Shuffle(len(links), func(i, j int) {
		links[i], links[j] = links[j], links[i]
		links[i].A, links[i].B = links[i].B, links[i].A
	})
	got, gotFamilies := everyMatch(t, shuffled, Options{Links: links})
	if !reflect.DeepEqual(got, want) || !reflect.DeepEqual(gotFamilies, families) {
		t.Error("another order of documents and links gives other results")
	}
}

func TestNumberOfWorkersDoesNotMatter(t *testing.T) {
	for _, n := range []int{300, allPairsTexts + 100} {
		docs := documents(n)
		want, families := everyMatch(t, docs, Options{Workers: 1})
		got, gotFamilies := everyMatch(t, docs, Options{Workers: 5})
		if !reflect.DeepEqual(got, want) || !reflect.DeepEqual(gotFamilies, families) {
			t.Errorf("%d documents: five workers give other results than one", n)
		}
	}
}

func TestNamesDoNotMatter(t *testing.T) {
	docs := documents(300)
	docs[7].Time, docs[8].Time = docs[6].Time, docs[6].Time // ties in time too
	rename := func(id string) string { return fmt.Sprintf("%x", hash('r', []rune(id))) }
	renamed, links := slices.Clone(docs), someLinks(docs)
	for i := range renamed {
		renamed[i].ID = rename(docs[i].ID)
	}
	want, families := everyMatch(t, docs, Options{Links: someLinks(docs)})
	for i := range links {
		links[i].A, links[i].B = rename(links[i].A), rename(links[i].B)
	}
	got, gotFamilies := everyMatch(t, renamed, Options{Links: links})
	for id, matches := range want {
		for i := range matches {
			matches[i].Later, matches[i].Earlier = rename(matches[i].Later), rename(matches[i].Earlier)
		}
		if !reflect.DeepEqual(got[rename(id)], matches) {
			t.Fatalf("%s: renaming changes its matches", id)
		}
	}
	if len(gotFamilies) != len(families) {
		t.Fatalf("renaming makes %d families of %d", len(gotFamilies), len(families))
	}
	for f := range families {
		for e, episode := range families[f].Episodes {
			for k, id := range episode {
				if gotFamilies[f].Episodes[e][k] != rename(id) {
					t.Fatalf("family %d: renaming changes its episodes", f)
				}
			}
		}
	}
}

// TestUnrelatedDocumentsMergeNothing adds incidents that share no character with any other, at every place.
func TestUnrelatedDocumentsMergeNothing(t *testing.T) {
	docs := documents(200)
	_, families := everyMatch(t, docs, Options{Links: someLinks(docs)})
	family := make(map[string]int)
	for f, list := range families {
		for _, episode := range list.Episodes {
			for _, id := range episode {
				family[id] = f + 1
			}
		}
	}
	for k := 0; k < len(docs); k += 13 {
		stranger := Doc{ID: "stranger", Time: docs[k].Time.Add(time.Minute), Title: "Ωμέγα", Body: "Ψυχή και φως"}
		_, after := everyMatch(t, append(slices.Clone(docs), stranger), Options{Links: someLinks(docs)})
		for _, list := range after {
			seen := map[int]bool{}
			for _, episode := range list.Episodes {
				for _, id := range episode {
					if id == "stranger" {
						t.Fatalf("the stranger at %d has joined a family", k)
					}
					if f := family[id]; f > 0 {
						seen[f] = true
					}
				}
			}
			if len(seen) > 1 {
				t.Fatalf("a stranger at %d merges families", k)
			}
		}
	}
}

func TestFamiliesObeyPeople(t *testing.T) {
	docs := documents(400)
	links := someLinks(docs)
	r, err := New(docs, Options{Links: links})
	if err != nil {
		t.Fatal(err)
	}
	for name, families := range map[string][]Family{"declared": r.DeclaredFamilies(), "suggested": r.SuggestedFamilies()} {
		in := make(map[string]int)
		for f, family := range families {
			if len(family.Episodes) < 2 || len(family.Edges) != len(family.Episodes)-1 {
				t.Errorf("%s family %d: %d episodes, %d edges", name, f, len(family.Episodes), len(family.Edges))
			}
			for _, episode := range family.Episodes {
				for _, id := range episode {
					if in[id] != 0 {
						t.Errorf("%s is in two %s families", id, name)
					}
					in[id] = f + 1
				}
			}
		}
		for _, l := range links {
			switch l.Kind {
			case Recurrence:
				if in[l.A] == 0 || in[l.A] != in[l.B] {
					t.Errorf("%s: %s and %s are declared but not together", name, l.A, l.B)
				}
			case NotRecurrence:
				if in[l.A] != 0 && in[l.A] == in[l.B] {
					t.Errorf("%s: %s and %s are together against a decision", name, l.A, l.B)
				}
			}
		}
	}
	if c := r.Conflicts(); len(c) != 0 {
		t.Errorf("conflicts %v", c)
	}
}

func TestConflictsAreNamed(t *testing.T) {
	docs := documents(5)
	id := func(i int) string { return docs[i].ID }
	r, err := New(docs, Options{Links: []Link{{id(1), id(0), Recurrence}, {id(2), id(1), Recurrence}, {id(0), id(2), NotRecurrence}}})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := r.Conflicts(), []Link{{id(2), id(0), NotRecurrence}}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if f := r.DeclaredFamilies(); len(f) != 1 || len(f[0].Episodes) != 3 {
		t.Errorf("families %v: what is declared stands", f)
	}
}

func TestExplanationAddsUp(t *testing.T) {
	docs := documents(600)
	r, err := New(docs, Options{})
	if err != nil {
		t.Fatal(err)
	}
	explained := 0
	for _, d := range docs {
		for _, m := range r.Matches(d.ID) {
			e, err := r.Explain(m.Later, m.Earlier)
			if err != nil {
				t.Fatal(err)
			}
			var text, rest float64
			for _, v := range e.Evidence {
				if v.Field == TextEvidence {
					text += v.Bits
				} else {
					rest += v.Bits
				}
			}
			if s := text + min(rest, fieldsBits) - e.Needed; math.Abs(s-m.Strength) > 1e-9 {
				t.Errorf("%s, %s: the evidence comes to %.3f, the strength is %.3f", m.Later, m.Earlier, s, m.Strength)
			}
			explained++
		}
	}
	if explained < 100 {
		t.Errorf("only %d matches among 600 documents that repeat each other", explained)
	}
}

// TestPruningFindsTheSame counts how many retold stories the shallow search finds, of those that the exact one finds.
func TestPruningFindsTheSame(t *testing.T) {
	var texts []text
	told := make(map[string]int)
	docs := documents(3000)
	for _, d := range docs {
		texts = append(texts, text{d.Title, d.Body})
	}
	exact := newSearch(newIndex(texts, nil, 2, everything()))
	pruned := newSearch(newIndex(texts, nil, 2, depth{prunedTerms, 500}))
	same, all := 0, 0
	for i, d := range docs {
		first, again := told[d.Title]
		if !again {
			told[d.Title] = i
			continue
		}
		is := func(n near) bool { return n.doc == first }
		if slices.ContainsFunc(exact.nearest(exact.vector(i), i, nil), is) {
			all++
			if slices.ContainsFunc(pruned.nearest(pruned.vector(i), i, nil), is) {
				same++
			}
		}
	}
	if all < 300 || float64(same) < .97*float64(all) {
		t.Errorf("of %d retold stories the pruned search finds %d", all, same)
	}
}

func TestOtherLanguageIsNoEvidenceAgainst(t *testing.T) {
	r, err := New(story(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	e, err := r.Explain("login-4", "login-3")
	if err != nil {
		t.Fatal(err)
	}
	if v := e.Evidence[0]; v.Field != TextEvidence || v.Outcome != NotCompared || v.Bits != 0 {
		t.Errorf("an English text against a Korean one: %+v", v)
	}
	if e.Relation != Possible {
		t.Errorf("same cause, component and trigger, in another language: relation %d, S=%.2f", e.Relation, e.Strength)
	}
}

// TestAskingAheadDoesNotMatter asks for one document alone, and for it after all others.
func TestAskingAheadDoesNotMatter(t *testing.T) {
	docs := documents(allPairsTexts + 100)
	links := someLinks(docs)
	fresh, err := New(docs, Options{Links: links})
	if err != nil {
		t.Fatal(err)
	}
	asked, err := New(docs, Options{Links: links})
	if err != nil {
		t.Fatal(err)
	}
	asked.SuggestedFamilies()
	for k := 7; k < len(docs); k += 97 {
		if got, want := fresh.Matches(docs[k].ID), asked.Matches(docs[k].ID); !reflect.DeepEqual(got, want) {
			t.Fatalf("%s: alone %v, after all %v", docs[k].ID, got, want)
		}
	}
}
