// Package stats puts numbers on small counts and says what they can bear.
// It knows nothing of incidents: times, counts and durations come in as plain
// numbers in whatever unit the caller uses, and go out in the same unit.
//
// The questions, in the order in which a report asks them:
//
//  1. How many, and how sure is that? [RateInterval], [Predict], [GammaPrior]
//  2. More than before? [CompareRates], and before asking, whether any count
//     could tell: [MinimumDetectable], [ComparePower]
//  3. Do they come in clusters? [Dispersion]; if so [CompareQuasi]
//  4. Is there a trend or a break? [FindTrend], [FitPowerLaw], [FindChangePoint],
//     [MeanCumulative] over several units
//  5. How long do they last? [OrderMedian], [UpperQuantile], [Turnbull] for
//     times known only as intervals, [FitLognormal], [FitWeibull], [BCa]
//  6. Has that changed? [CompareDurations], [Wilcoxon]
//  7. How long until it happens again? [KaplanMeier], [LogRank]
//  8. How much downtime, against what budget, and next year? [Union],
//     [Budget], [PredictDowntime], [CompoundDowntime]
//  9. How concentrated is it? [Concentration], [Proportion]
//  10. And after asking many questions: [AdjustHolm], [AdjustBH]
//
// Every result embeds a [Basis]: the method, the n, how much weight that n can
// bear, and warnings. A figure that does not exist is NA and never a zero, so
// it cannot be printed by accident; what is below the table of [Minimums] is
// marked [Refused] by the same rule everywhere. An error is returned only for
// input that makes no sense, such as a negative exposure.
//
// Nothing here depends on the clock, on chance or on the order of the input.
// Where a method draws random numbers they come from a generator seeded by the
// method and the input, so the same question gets the same answer; above
// [ResampleMax] values a group the normal approximation answers instead, and the
// method id says so.
package stats
