package stats

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"gonum.org/v1/gonum/stat/distuv"
)

// input reads the arguments of a case. What is missing or of the wrong kind ends the
// case with an error.
type input map[string]any

type badInput struct{ error }

func (in input) get(key string) any {
	v, ok := in[key]
	if !ok {
		panic(badInput{fmt.Errorf("input has no %q", key)})
	}
	return v
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(badInput{err})
	}
	return v
}

func number(v any) float64 {
	f, ok := figure(v)
	if !ok {
		panic(badInput{fmt.Errorf("%v is not a number", v)})
	}
	return f
}

func (in input) num(key string) float64 { return number(in.get(key)) }

func (in input) count(key string) int { return int(in.num(key)) }

func (in input) level() float64 {
	if _, ok := in["conf"]; !ok {
		return Level
	}
	return in.num("conf")
}

func list(v any) []any {
	if l, ok := v.([]any); ok {
		return l
	}
	return []any{v}
}

func nums(v any) []float64 {
	out := []float64{}
	for _, x := range list(v) {
		out = append(out, number(x))
	}
	return out
}

func (in input) nums(key string) []float64 { return nums(in.get(key)) }

func (in input) optional(key string) []float64 {
	if _, ok := in[key]; !ok {
		return nil
	}
	return in.nums(key)
}

func (in input) counts(key string) []int {
	var out []int
	for _, x := range in.nums(key) {
		out = append(out, int(x))
	}
	return out
}

func (in input) truncation() Truncation {
	switch v := in["truncation"]; v {
	case nil, "time":
		return TimeTruncated
	case "failure":
		return FailureTruncated
	default:
		panic(badInput{fmt.Errorf("truncation %v is not time or failure", v)})
	}
}

func (in input) systems() []System {
	var out []System
	ends := in.nums("ends")
	all := list(in.get("systems"))
	if len(ends) != len(all) {
		panic(badInput{fmt.Errorf("%d ends for %d systems", len(ends), len(all))})
	}
	for i, s := range all {
		out = append(out, System{nums(s), ends[i]})
	}
	return out
}

func (in input) spells() []Spell {
	var out []Spell
	events := in.nums("event")
	for i, t := range in.nums("time") {
		out = append(out, Spell{t, events[i] == 1})
	}
	return out
}

// groups splits spells by label, in the order of the labels, as R does.
func (in input) groups() [][]Spell {
	var labels, names []string
	numeric := true
	for _, l := range list(in.get("group")) {
		_, isNumber := l.(float64)
		numeric = numeric && isNumber
		labels = append(labels, fmt.Sprint(l))
	}
	names = slices.Clone(labels)
	slices.SortFunc(names, func(a, b string) int {
		if numeric {
			x, _ := strconv.ParseFloat(a, 64)
			y, _ := strconv.ParseFloat(b, 64)
			return int(math.Copysign(1, x-y))
		}
		return strings.Compare(a, b)
	})
	names = slices.Compact(names)
	out := make([][]Spell, len(names))
	for i, s := range in.spells() {
		g := slices.Index(names, labels[i])
		out[g] = append(out[g], s)
	}
	return out
}

func (in input) known() []Known {
	var out []Known
	right := in.nums("right")
	for i, l := range in.nums("left") {
		r := right[i]
		if math.IsNaN(r) {
			r = math.Inf(1)
		}
		if math.IsNaN(l) || l < 0 {
			l = 0
		}
		out = append(out, Known{l, r})
	}
	return out
}

// each collects one figure of every element.
func each[T any](x []T, f func(T) any) []any {
	out := []any{}
	for _, v := range x {
		out = append(out, f(v))
	}
	return out
}

type answer = map[string]any

// adapters answer the reference cases, by method id.
var adapters = map[string]func(input) answer{
	"rate.poisson_ci": func(in input) answer {
		r := must(RateInterval(in.count("n"), in.num("exposure"), in.level()))
		return answer{"rate": r.Rate, "lo": r.Interval.Lo, "hi": r.Interval.Hi, "upper_one_sided": r.Upper}
	},
	"rate.compare": func(in input) answer {
		c := must(CompareRates(in.count("n1"), in.num("t1"), in.count("n2"), in.num("t2"), in.level()))
		return answer{"ratio": c.Ratio, "lo": c.Interval.Lo, "hi": c.Interval.Hi, "p_central": c.P,
			"p_minlike": c.PMinLike, "p_midp": c.PMidP, "attainable": c.Attainable}
	},
	"rate.predict": func(in input) answer {
		p := must(Predict(in.count("n"), in.num("exposure"), in.num("next_exposure"), in.level()))
		return answer{"mean": p.Mean, "lo": p.Interval.Lo, "hi": p.Interval.Hi, "p_zero": p.PZero}
	},
	"rate.quasi_compare": func(in input) answer {
		q := must(CompareQuasi(in.counts("counts1"), in.optional("exposure1"), in.counts("counts2"), in.optional("exposure2"), in.level()))
		return answer{"phi": q.Phi, "df": q.DF, "ratio_2_over_1": q.Ratio, "lo": q.Interval.Lo, "hi": q.Interval.Hi, "p": q.P}
	},
	"trend.tests": func(in input) answer {
		return trendAnswer(must(FindTrend(System{in.nums("times"), in.num("end")}, in.truncation())))
	},
	"trend.tests_multi": func(in input) answer {
		return trendAnswer(must(FindTrendPooled(in.systems(), in.truncation())))
	},
	"nhpp.power_law": func(in input) answer {
		return powerAnswer(must(FitPowerLaw(System{in.nums("times"), in.num("end")}, in.truncation(), in.level())))
	},
	"nhpp.power_law_multi": func(in input) answer {
		return powerAnswer(must(FitPowerLawPooled(in.systems(), in.truncation(), in.level())))
	},
	"nhpp.cvm_critical": func(in input) answer {
		table := map[string][]Number{}
		for _, m := range in.counts("M") {
			for _, a := range in.nums("alpha") {
				table[fmt.Sprint(m)] = append(table[fmt.Sprint(m)], CramerVonMisesCritical(m, a))
			}
		}
		return answer{"table": table}
	},
	"mcf": func(in input) answer {
		var units []Unit
		for _, s := range in.systems() {
			units = append(units, Unit{0, s.End, s.Times})
		}
		p := must(MeanCumulative(units, in.level())).Points
		return answer{"time": each(p, func(p CumulativePoint) any { return p.Time }),
			"mcf":        each(p, func(p CumulativePoint) any { return p.MCF }),
			"se_robust":  each(p, func(p CumulativePoint) any { return p.SE }),
			"se_poisson": each(p, func(p CumulativePoint) any { return p.SEPoisson }),
			"lo":         each(p, func(p CumulativePoint) any { return p.Interval.Lo }),
			"hi":         each(p, func(p CumulativePoint) any { return p.Interval.Hi }),
			"events":     each(p, func(p CumulativePoint) any { return p.Events }),
			"at_risk":    each(p, func(p CumulativePoint) any { return p.AtRisk })}
	},
	"dispersion.index": func(in input) answer {
		d := must(Dispersion(in.counts("counts"), in.optional("exposure")))
		return answer{"chi2": d.ChiSquare, "df": d.DF, "p_over": d.POver, "p_two_sided": d.PTwoSided, "phi": d.Phi}
	},
	"changepoint.poisson": func(in input) answer {
		c := must(FindChangePoint(in.counts("counts"), in.optional("exposure")))
		a := answer{"after_index": c.AfterIndex, "lr": c.LR, "rate_before": c.RateBefore, "rate_after": c.RateAfter, "p": c.P}
		if _, ok := in["first_year"]; ok {
			a["year_last_before"] = in.count("first_year") + c.AfterIndex - 1
		}
		return a
	},
	"changepoint.p": func(in input) answer {
		return answer{"p": must(FindChangePoint(in.counts("counts"), in.optional("exposure"))).P}
	},
	"km": func(in input) answer {
		if v, ok := in["conf_type"]; ok && v != "log-log" {
			panic(badInput{fmt.Errorf("conf_type %v is not log-log", v)})
		}
		s := must(KaplanMeier(in.spells(), in.level()))
		p := s.Points
		return answer{"time": each(p, func(p SurvivalPoint) any { return p.Time }),
			"at_risk": each(p, func(p SurvivalPoint) any { return p.AtRisk }),
			"events":  each(p, func(p SurvivalPoint) any { return p.Events }),
			"surv":    each(p, func(p SurvivalPoint) any { return p.Surv }),
			"se":      each(p, func(p SurvivalPoint) any { return p.SE }),
			"lo":      each(p, func(p SurvivalPoint) any { return p.Interval.Lo }),
			"hi":      each(p, func(p SurvivalPoint) any { return p.Interval.Hi }),
			"median":  s.Median, "median_lo": s.MedianInterval.Lo, "median_hi": s.MedianInterval.Hi}
	},
	"logrank": func(in input) answer {
		l := must(LogRank(in.groups()))
		return answer{"observed": l.Observed, "expected": l.Expected, "chi2": l.ChiSquare, "df": l.DF, "p": l.P}
	},
	"logrank.perm_exact": func(in input) answer {
		return answer{"p_exact": must(LogRank(in.groups())).PExact}
	},
	"turnbull": func(in input) answer {
		t := must(Turnbull(in.known()))
		a := answer{"left": each(t.Masses, func(m Mass) any { return m.Left }),
			"right":     each(t.Masses, func(m Mass) any { return m.Right }),
			"mass":      each(t.Masses, func(m Mass) any { return m.Mass }),
			"median_lo": t.Median.Lo, "median_hi": t.Median.Hi}
		if at, ok := in["surv_at"].(map[string]any); ok {
			points := input(at).nums("t")
			a["surv_at"] = answer{"t": points, "s": each(points, func(x float64) any { return t.Survival(x).Hi })}
		}
		return a
	},
	"median.order_ci": func(in input) answer {
		m := must(OrderMedian(in.nums("x"), in.level()))
		a := answer{"median": m.Median, "lo": m.Interval.Lo, "hi": m.Interval.Hi,
			"rank_lo": m.RankLo, "rank_hi": m.RankHi, "coverage": Number(m.Interval.Level)}
		if m.RankLo == 0 {
			a["rank_lo"], a["rank_hi"], a["coverage"] = "NA", "NA", "NA"
		}
		return a
	},
	"lognormal.mle": func(in input) answer {
		l := must(FitLognormal(in.known(), in.level()))
		return lifetimeAnswer(l)
	},
	"weibull.mle": func(in input) answer {
		w := must(FitWeibull(in.known(), in.level()))
		a := lifetimeAnswer(w.Lifetime)
		a["shape"], a["scale"] = w.Shape, w.Scale
		return a
	},
	"duration.compare": func(in input) answer {
		d := must(CompareDurations(in.nums("a"), in.nums("b"), in.level()))
		return answer{"gm_a": d.GeoMeanA, "gm_b": d.GeoMeanB, "ratio_b_over_a": d.Ratio, "perm_p": d.P,
			"n_permutations": d.Permutations, "wilcoxon_W": d.WilcoxonW, "wilcoxon_p": d.WilcoxonP,
			"hl_ratio_b_over_a": d.HLRatio, "hl_lo": d.HLInterval.Lo, "hl_hi": d.HLInterval.Hi, "hl_conf": d.HLNominal}
	},
	"wilcoxon.exact": func(in input) answer {
		r := must(Wilcoxon(in.nums("x"), in.nums("y"), in.level()))
		p := map[any]Number{nil: r.P, "two.sided": r.P, "greater": r.PGreater, "less": r.PLess}
		return answer{"W": r.W, "p": p[in["alternative"]], "p_two_sided": r.P}
	},
	"bootstrap.bca": func(in input) answer {
		var s Statistic
		switch name := in["statistic"]; name {
		case "mean", nil:
			s = Mean()
		case "geometric_mean", "geometric mean", "gm":
			s = GeometricMean()
		default:
			panic(badInput{fmt.Errorf("unknown statistic %v", name)})
		}
		b := must(BCa(in.nums("x"), s, in.level()))
		return answer{"theta": b.Theta, "lo": b.Interval.Lo, "hi": b.Interval.Hi,
			"perc_lo": b.Percentile.Lo, "perc_hi": b.Percentile.Hi}
	},
	"hhi": func(in input) answer {
		s := must(Concentration(in.nums("weights")))
		return answer{"hhi": s.HHI, "hhi_points": 10000 * s.HHI, "effective_number": s.Effective,
			"shannon_effective": s.Shannon, "max_share": s.Max}
	},
	"proportion.ci": func(in input) answer {
		s := must(Proportion(in.count("x"), in.count("n"), in.level()))
		return answer{"p": s.P, "cp_lo": s.Interval.Lo, "cp_hi": s.Interval.Hi, "wilson_lo": s.Wilson.Lo, "wilson_hi": s.Wilson.Hi}
	},
	"p.adjust": func(in input) answer {
		var p []Number
		for _, v := range in.nums("p") {
			p = append(p, Number(v))
		}
		return answer{"holm": AdjustHolm(p), "bh": AdjustBH(p)}
	},
	"gamma.prior": func(in input) answer {
		g := must(GammaPrior(in.num("mtbf50"), in.num("mtbf05")))
		return answer{"a": g.A, "b": g.B}
	},
	"availability.union": func(in input) answer {
		p := in.nums("period")
		var outages []Outage
		for _, i := range list(in.get("intervals")) {
			s := nums(i)
			outages = append(outages, Outage{Span: Span{s[0], s[1]}})
		}
		u := must(Union(Span{p[0], p[1]}, outages))
		return answer{"down": u.Down, "availability": u.Availability, "segments": u.Segments}
	},
	"availability.budget": func(in input) answer {
		return answer{"budget_minutes": each(list(in.get("items")), func(v any) any {
			item := input(v.(map[string]any))
			return must(Budget(item.num("slo"), item.num("days"), 0)).Budget
		})}
	},
	"downtime.compound": func(in input) answer {
		c := must(CompoundDowntime(in.num("rate"), distribution(in.get("duration").(map[string]any)), 0))
		return answer{"mean": c.Mean, "q10": c.At(.1), "q50": c.At(.5), "q90": c.At(.9), "p_zero": c.PZero}
	},
	"downtime.predict": func(in input) answer {
		d := must(PredictDowntime(in.count("n"), in.num("exposure"), in.nums("durations"), in.num("horizon"), 0))
		return answer{"q10": d.At(.1), "q50": d.At(.5), "q90": d.At(.9), "q95": d.At(.95), "p_zero": d.PZero}
	},
}

func trendAnswer(t Trend) answer {
	return answer{"m": t.M, "laplace_U": t.LaplaceU, "laplace_p_normal": t.LaplacePNormal, "laplace_p_exact": t.LaplaceP,
		"mil_chi2": t.MilChiSquare, "mil_df": t.MilDF, "mil_p": t.MilP,
		"lewis_robinson_Z": t.LewisRobinsonZ, "lewis_robinson_p": t.LewisRobinsonP}
}

func powerAnswer(p PowerLaw) answer {
	return answer{"n": p.N, "beta": p.Beta, "lambda": p.Lambda, "beta_unbiased": p.BetaUnbiased,
		"beta_lo": p.BetaInterval.Lo, "beta_hi": p.BetaInterval.Hi, "intensity_end": p.IntensityEnd, "mtbf_end": p.MTBFEnd,
		"mtbf_lo": p.MTBFInterval.Lo, "mtbf_hi": p.MTBFInterval.Hi,
		"expected_events_T": p.Expected, "cvm_M": p.Fit.M, "cvm": p.Fit.Statistic}
}

func lifetimeAnswer(l Lifetime) answer {
	return answer{"mu": l.Mu, "sigma": l.Sigma, "se_mu": l.SEMu, "se_log_sigma": l.SELogSigma, "median": l.Median,
		"log_lik": l.LogLik, "aic": l.AIC}
}

func distribution(in input) Distribution {
	switch in.get("dist") {
	case "exponential":
		return distuv.Exponential{Rate: 1 / in.num("mean")}
	case "lognormal":
		return distuv.LogNormal{Mu: in.num("mu"), Sigma: in.num("sigma")}
	case "weibull":
		return distuv.Weibull{K: in.num("shape"), Lambda: in.num("scale")}
	case "gamma":
		return distuv.Gamma{Alpha: in.num("shape"), Beta: 1 / in.num("scale")}
	}
	panic(badInput{fmt.Errorf("unknown distribution %v", in["dist"])})
}
