package stats

import "math"

// solve eliminates with partial pivoting; a and b are overwritten. The systems
// here have one row for each group, two for a fit, so that a matrix library would
// only be weight. It reports false for a singular one.
func solve(a [][]float64, b []float64) ([]float64, bool) {
	n := len(b)
	for col := range n {
		pivot := col
		for row := col + 1; row < n; row++ {
			if math.Abs(a[row][col]) > math.Abs(a[pivot][col]) {
				pivot = row
			}
		}
		if math.Abs(a[pivot][col]) < 1e-300 || math.IsNaN(a[pivot][col]) {
			return nil, false
		}
		a[col], a[pivot], b[col], b[pivot] = a[pivot], a[col], b[pivot], b[col]
		for row := col + 1; row < n; row++ {
			f := a[row][col] / a[col][col]
			for k := col; k < n; k++ {
				a[row][k] -= f * a[col][k]
			}
			b[row] -= f * b[col]
		}
	}
	for row := n - 1; row >= 0; row-- {
		for k := row + 1; k < n; k++ {
			b[row] -= a[row][k] * b[k]
		}
		b[row] /= a[row][row]
	}
	return b, true
}
