package stats

// ReferenceSuite is the SHA-256 of the reference cases that every method here is tested against: the files of testdata/cases.json and
// testdata/more_cases.json, one after the other. Reports print it, so that a reader of a figure can find the questions whose answers by R
// and by books this program gave. A test computes it again; a change of the cases is a change here.
const ReferenceSuite = "34b96f542fe9d99e5a653392c7ea61d96173594bc73ad522192526e7a59de70e"
