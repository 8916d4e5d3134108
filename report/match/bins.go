package match

// Text evidence from public bug trackers: how the cosines of pairs known to be duplicates (m) and of chance pairs (u) are distributed,
// pooled over Hadoop, SeaMonkey, a mobile set, Eclipse, Firefox and OpenOffice. Bin i spans referenceEdges[i] to referenceEdges[i+1].
const referenceBins = 13

func referenceEdges() [referenceBins + 1]float64 {
	return [...]float64{0, .02, .05, .1, .15, .2, .25, .3, .35, .4, .5, .6, .8, 1.01}
}

func referenceM() [referenceBins]float64 {
	return [...]float64{
		0.015166666666666669, 0.012416666666666666, 0.05053333333333334, 0.08905, 0.09068333333333334, 0.10116666666666667, 0.1057,
		0.09446666666666668, 0.07103333333333334, 0.12510000000000002, 0.08243333333333334, 0.08143333333333333, 0.08081666666666666,
	}
}

func referenceU() [referenceBins]float64 {
	return [...]float64{
		0.2820456666666667, 0.37722866666666666, 0.25432499999999997, 0.05460000000000001, 0.014539999999999999, 0.006067166666666665,
		0.004266, 0.0030643333333333325, 0.0017936666666666667, 0.0014470000000000002, 0.000403, 0.0002003333333333333, 1.8333333333333333e-05,
	}
}
