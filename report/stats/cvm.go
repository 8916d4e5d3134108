package stats

import "math"

// CramerVonMises is the goodness of fit of a power law.
type CramerVonMises struct {
	M         int     `json:"cvm_M"` // events that carry information
	Statistic Number  `json:"cvm"`
	P         Bracket `json:"p"`
}

// Bracket is what a table of critical values says of a p: it lies between Lo and Hi.
type Bracket struct {
	Lo Number `json:"lo"`
	Hi Number `json:"hi"`
}

// cvmAlpha are the sizes of the columns of cvmCritical.
var cvmAlpha = [...]float64{.20, .15, .10, .05, .025, .01}

type cvmRow struct {
	m        int
	critical [6]float64
}

// cvmCritical holds critical values of the statistic with the unbiased shape,
// from 2,000,000 simulated samples for each M. They agree with table 2 of Crow,
// AMSAA TR-138 (1975), to the error of its 15,000 samples.
var cvmCritical = [...]cvmRow{
	{2, [6]float64{0.1373, 0.1487, 0.1612, 0.1748, 0.1819, 0.1863}},
	{3, [6]float64{0.1202, 0.1344, 0.1537, 0.1826, 0.2061, 0.2299}},
	{4, [6]float64{0.1204, 0.1341, 0.154, 0.1907, 0.2293, 0.2804}},
	{5, [6]float64{0.1208, 0.1366, 0.1592, 0.1988, 0.2397, 0.2956}},
	{6, [6]float64{0.1225, 0.1388, 0.1624, 0.2037, 0.2469, 0.3089}},
	{7, [6]float64{0.1234, 0.1401, 0.1641, 0.2067, 0.2512, 0.314}},
	{8, [6]float64{0.1242, 0.1411, 0.1656, 0.2094, 0.2549, 0.3186}},
	{9, [6]float64{0.1247, 0.1419, 0.1666, 0.2106, 0.2574, 0.3216}},
	{10, [6]float64{0.1253, 0.1426, 0.1676, 0.2122, 0.2594, 0.3251}},
	{11, [6]float64{0.1258, 0.1431, 0.1682, 0.213, 0.2599, 0.3246}},
	{12, [6]float64{0.126, 0.1435, 0.1687, 0.2138, 0.261, 0.326}},
	{13, [6]float64{0.1264, 0.144, 0.1694, 0.2147, 0.2618, 0.328}},
	{14, [6]float64{0.1266, 0.1443, 0.1697, 0.2148, 0.2628, 0.3284}},
	{15, [6]float64{0.1267, 0.1444, 0.17, 0.2157, 0.2634, 0.3298}},
	{16, [6]float64{0.1269, 0.1446, 0.1701, 0.2159, 0.2637, 0.3301}},
	{17, [6]float64{0.1273, 0.1451, 0.1708, 0.2164, 0.2637, 0.3295}},
	{18, [6]float64{0.1272, 0.1449, 0.1706, 0.2163, 0.264, 0.3303}},
	{19, [6]float64{0.1274, 0.1452, 0.1709, 0.2165, 0.2644, 0.3303}},
	{20, [6]float64{0.1275, 0.1453, 0.1711, 0.2171, 0.2651, 0.3311}},
	{21, [6]float64{0.1276, 0.1454, 0.1712, 0.2173, 0.2651, 0.3314}},
	{22, [6]float64{0.1278, 0.1457, 0.1716, 0.2176, 0.2657, 0.3326}},
	{23, [6]float64{0.1278, 0.1457, 0.1716, 0.2177, 0.2658, 0.3324}},
	{24, [6]float64{0.1278, 0.1458, 0.1717, 0.2177, 0.2662, 0.3321}},
	{25, [6]float64{0.128, 0.146, 0.1719, 0.218, 0.2657, 0.3324}},
	{26, [6]float64{0.128, 0.146, 0.1719, 0.2183, 0.2666, 0.3328}},
	{27, [6]float64{0.1281, 0.1462, 0.1722, 0.2183, 0.2667, 0.333}},
	{28, [6]float64{0.1283, 0.1462, 0.1721, 0.2182, 0.2665, 0.3329}},
	{29, [6]float64{0.1281, 0.146, 0.172, 0.2182, 0.2666, 0.334}},
	{30, [6]float64{0.128, 0.1461, 0.1722, 0.2184, 0.267, 0.3329}},
	{35, [6]float64{0.1283, 0.1463, 0.1725, 0.2192, 0.2676, 0.3337}},
	{40, [6]float64{0.1285, 0.1465, 0.1729, 0.2194, 0.2678, 0.3347}},
	{50, [6]float64{0.1286, 0.1467, 0.1731, 0.2195, 0.2684, 0.3356}},
	{60, [6]float64{0.1289, 0.1471, 0.1734, 0.2201, 0.2691, 0.3363}},
	{80, [6]float64{0.1291, 0.1474, 0.1737, 0.2204, 0.2693, 0.3364}},
	{100, [6]float64{0.1294, 0.1476, 0.1741, 0.2209, 0.2698, 0.3371}},
}

// CramerVonMisesCritical gives the value that the statistic of M events exceeds
// with probability alpha (nhpp.cvm_critical), linear in 1/M between the rows and
// that of 100 above; NA below 2 events or for an alpha other than .20, .15, .10,
// .05, .025 and .01.
func CramerVonMisesCritical(m int, alpha float64) Number {
	for i, a := range cvmAlpha {
		if a == alpha {
			return Number(cvmColumn(m, i))
		}
	}
	return notANumber
}

func cvmColumn(m, col int) float64 {
	if m < cvmCritical[0].m {
		return math.NaN()
	}
	for i, row := range cvmCritical {
		if row.m == m {
			return row.critical[col]
		}
		if row.m > m {
			before := cvmCritical[i-1]
			x0, x1 := 1/float64(before.m), 1/float64(row.m)
			w := (1/float64(m) - x0) / (x1 - x0)
			return before.critical[col] + w*(row.critical[col]-before.critical[col])
		}
	}
	return cvmCritical[len(cvmCritical)-1].critical[col]
}

// cvm computes C² = 1/(12M) + Σ ((t/T)^β - (2i-1)/(2M))² over the events used, in
// order of t/T over all systems, β being the unbiased estimate.
func cvm(systems []observed, beta float64) CramerVonMises {
	var x []float64
	for _, o := range systems {
		for _, t := range o.used {
			x = append(x, math.Pow(t/o.end, beta))
		}
	}
	x = sorted(x)
	m := float64(len(x))
	c := CramerVonMises{M: len(x), Statistic: notANumber, P: Bracket{notANumber, notANumber}}
	if len(x) == 0 || math.IsNaN(beta) {
		return c
	}
	for i := range x {
		d := x[i] - (2*float64(i)+1)/(2*m)
		x[i] = d * d
	}
	c.Statistic = Number(1/(12*m) + sum(x))
	if len(x) >= cvmCritical[0].m {
		c.P = c.bracket()
	}
	return c
}

func (c CramerVonMises) bracket() Bracket {
	hi := 1.0
	for i, a := range cvmAlpha {
		if float64(c.Statistic) < cvmColumn(c.M, i) {
			return Bracket{Number(a), Number(hi)}
		}
		hi = a
	}
	return Bracket{0, Number(hi)}
}
