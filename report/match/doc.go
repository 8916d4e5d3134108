// Package match tells whether a problem has been there before. It suggests and gives its reasons; people decide, by links, and nothing is
// called a recurrence that nobody declared one.
//
// It knows nothing of incidents: documents are an identifier, a time, a title, a body and fields. The steps:
//
//  1. Terms (run.go, token.go, glossary.go). A text is cut into runs of one script. Latin words give the word and its four-character
//     pieces, Hangul words pairs of syllables with the first one anchored, so that particles and spelling matter little and no dictionary is
//     needed; a glossary joins the languages.
//  2. Vectors (bag.go, index.go). Terms weigh (1 + ln tf) times their rarity, a title three times; similarity is the cosine.
//  3. Neighbours (postings.go, search.go, select.go). For every document the twenty nearest earlier ones by an inverted index: exact to
//     10,000 documents, beyond that over each text's heaviest terms, so that the work grows with the number of documents only.
//  4. Chance (chance.go, scale.go). How often do two documents of this very register resemble each other so much? A register full of
//     boilerplate needs more similarity for the same evidence. "1 in 2,400 of your pairs" comes from here.
//  5. Evidence in bits (field.go, column.go, agree.go, evidence.go). Each field adds log2 of how much more often recurrences agree on it
//     than chance pairs do, discounted because fields depend on each other. What is unknown is not compared.
//  6. Strength and relation (relation.go, calibrate.go). Strength is the evidence beyond what so many earlier documents demand. It is put
//     into one of three words and never into a probability: the same formula stated .95 where .945 was true and .59 where .09 was.
//  7. Families (family.go). Declared links join; suggestions join an episode to a family it fits on average. Chains of pairs are no
//     families: they made one of 158 where the largest true one had 14.
//  8. Reasons (explain.go, shared.go). What speaks for, what against, what was not compared, and the shared words.
//
// The rest measures all this on labelled sets (measure.go). Equal input gives equal results, whatever the order of documents and links,
// their identifiers, and the number of goroutines.
//
// Roads not taken: BM25, word stems, morphological analysis and jamo were measured to find less; MinHash is blind at the cosines of
// real recurrences, .1 to .4.
package match
