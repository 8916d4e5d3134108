package match

// isotonic returns the non-decreasing sequence nearest to the values in weighted squares, by pooling adjacent violators
// (Ayer et al. 1955).
func isotonic(values, weights []float64) []float64 {
	type block struct {
		mean, weight float64
		n            int
	}
	var blocks []block
	for i, v := range values {
		blocks = append(blocks, block{v, weights[i], 1})
		for k := len(blocks) - 1; k > 0 && blocks[k-1].mean > blocks[k].mean; k-- {
			a, b := blocks[k-1], blocks[k]
			w := a.weight + b.weight
			blocks[k-1] = block{(a.mean*a.weight + b.mean*b.weight) / w, w, a.n + b.n}
			blocks = blocks[:k]
		}
	}
	fitted := make([]float64, 0, len(values))
	for _, b := range blocks {
		for range b.n {
			fitted = append(fitted, b.mean)
		}
	}
	return fitted
}
