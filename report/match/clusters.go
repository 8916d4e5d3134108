package match

// Clusters compares a grouping with the true one. Pairs are those of one group; B-cubed (Bagga & Baldwin 1998) averages, over the items,
// the share of an item's group that belongs there, and the share of what belongs there that is in it.
type Clusters struct {
	PairPrecision, PairRecall float64
	B3Precision, B3Recall, B3 float64
	AdjustedRand              float64 // Hubert & Arabie 1985
}

// compareClusters compares labels with the truth, item by item.
func compareClusters(labels, truth []int) Clusters {
	both, byLabel, byTruth := make(map[[2]int]int), make(map[int]int), make(map[int]int)
	for i, l := range labels {
		both[[2]int{l, truth[i]}]++
		byLabel[l]++
		byTruth[truth[i]]++
	}
	n := float64(len(labels))
	var c Clusters
	shared := 0
	perLabel, perTruth := pairsIn(byLabel), pairsIn(byTruth)
	for _, k := range both {
		shared += k * (k - 1) / 2
	}
	for i, l := range labels {
		k := both[[2]int{l, truth[i]}]
		c.B3Precision += float64(k) / float64(byLabel[l]) / n
		c.B3Recall += float64(k) / float64(byTruth[truth[i]]) / n
	}
	c.PairPrecision, c.PairRecall = ratio(shared, perLabel), ratio(shared, perTruth)
	if c.B3Precision+c.B3Recall > 0 {
		c.B3 = 2 * c.B3Precision * c.B3Recall / (c.B3Precision + c.B3Recall)
	}
	expected := float64(perLabel) * float64(perTruth) / (n * (n - 1) / 2)
	c.AdjustedRand = 1
	if most := float64(perLabel+perTruth) / 2; most != expected {
		c.AdjustedRand = (float64(shared) - expected) / (most - expected)
	}
	return c
}

func pairsIn(sizes map[int]int) int {
	pairs := 0
	for _, n := range sizes {
		pairs += n * (n - 1) / 2
	}
	return pairs
}

// ratio is a share, 1 of nothing.
func ratio(part, whole int) float64 {
	if whole == 0 {
		return 1
	}
	return float64(part) / float64(whole)
}
