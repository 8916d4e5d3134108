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
// from 200,000 simulated samples for each M; they agree with table 2 of Crow,
// AMSAA TR-138 (1975), to its simulation error.
var cvmCritical = [...]cvmRow{
	{2, [6]float64{0.1373, 0.1487, 0.1612, 0.1747, 0.182, 0.1864}},
	{3, [6]float64{0.1198, 0.1338, 0.1532, 0.1822, 0.206, 0.2305}},
	{4, [6]float64{0.1202, 0.1343, 0.154, 0.1906, 0.2285, 0.2807}},
	{5, [6]float64{0.1205, 0.1361, 0.1588, 0.1984, 0.2396, 0.297}},
	{6, [6]float64{0.1221, 0.1382, 0.1617, 0.2027, 0.2463, 0.3067}},
	{7, [6]float64{0.1233, 0.1401, 0.1638, 0.206, 0.2507, 0.3133}},
	{8, [6]float64{0.124, 0.1414, 0.1654, 0.2095, 0.2548, 0.3165}},
	{9, [6]float64{0.1246, 0.1416, 0.166, 0.2101, 0.2567, 0.3209}},
	{10, [6]float64{0.1253, 0.1426, 0.1681, 0.2126, 0.2591, 0.3206}},
	{11, [6]float64{0.1262, 0.1435, 0.1691, 0.2131, 0.2583, 0.3216}},
	{12, [6]float64{0.1265, 0.144, 0.1689, 0.2143, 0.2613, 0.3274}},
	{13, [6]float64{0.126, 0.1434, 0.1691, 0.214, 0.2597, 0.3266}},
	{14, [6]float64{0.1264, 0.144, 0.1692, 0.2141, 0.2617, 0.326}},
	{15, [6]float64{0.1269, 0.1443, 0.17, 0.2158, 0.2631, 0.3295}},
	{16, [6]float64{0.127, 0.1446, 0.1699, 0.2157, 0.2624, 0.3286}},
	{17, [6]float64{0.1271, 0.1446, 0.1704, 0.2163, 0.2642, 0.3302}},
	{18, [6]float64{0.1269, 0.1446, 0.1704, 0.2161, 0.2642, 0.3297}},
	{19, [6]float64{0.1275, 0.1453, 0.1711, 0.2166, 0.2648, 0.3316}},
	{20, [6]float64{0.1273, 0.1448, 0.1704, 0.2169, 0.2655, 0.33}},
	{21, [6]float64{0.1275, 0.1456, 0.1711, 0.2168, 0.2646, 0.3303}},
	{22, [6]float64{0.1277, 0.1455, 0.1719, 0.2178, 0.2663, 0.3328}},
	{23, [6]float64{0.128, 0.1455, 0.1713, 0.2173, 0.266, 0.3346}},
	{24, [6]float64{0.1276, 0.1454, 0.1712, 0.2174, 0.2659, 0.3329}},
	{25, [6]float64{0.1279, 0.1456, 0.1713, 0.2178, 0.2655, 0.3317}},
	{26, [6]float64{0.1277, 0.1456, 0.1711, 0.2175, 0.2667, 0.3346}},
	{27, [6]float64{0.1279, 0.1459, 0.1716, 0.2173, 0.2651, 0.3297}},
	{28, [6]float64{0.128, 0.1455, 0.1717, 0.2179, 0.2664, 0.3316}},
	{29, [6]float64{0.1282, 0.1461, 0.1721, 0.2192, 0.2687, 0.3356}},
	{30, [6]float64{0.1284, 0.1463, 0.1724, 0.2192, 0.2668, 0.3343}},
	{35, [6]float64{0.1284, 0.1465, 0.1727, 0.2191, 0.2674, 0.3339}},
	{40, [6]float64{0.1288, 0.1469, 0.1731, 0.2188, 0.2683, 0.3384}},
	{50, [6]float64{0.1284, 0.1466, 0.1729, 0.2195, 0.2676, 0.3361}},
	{60, [6]float64{0.1289, 0.147, 0.1733, 0.2196, 0.268, 0.3351}},
	{80, [6]float64{0.1293, 0.1474, 0.1737, 0.2207, 0.2702, 0.3372}},
	{100, [6]float64{0.1291, 0.1472, 0.1737, 0.221, 0.2704, 0.339}},
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
