package lang

import (
	"math"
	"strconv"
	"strings"
)

// Int says a whole number with its thousands grouped: "105,116".
// Digits are grouped by three in both languages, so x/text/message, which would bring every language's symbols along, is not needed.
func (l *Lang) Int(n int) string {
	if -1000 < n && n < 1000 && n >= 0 {
		return strconv.Itoa(n)
	}
	return l.signed(strconv.Itoa(n))
}

// Number says x with so many significant digits (1 to 17) and without an exponent: "0.13", "1.0", "105,000".
// Zeros at the end stay: they are digits that were measured. What is not a number is said by the message number.nan.
func (l *Lang) Number(x float64, digits int) string {
	switch {
	case math.IsNaN(x):
		return l.T("number.nan")
	case math.IsInf(x, 0):
		return l.signed(strconv.FormatFloat(x, 'f', -1, 64))
	case x == 0:
		return "0"
	}
	digits = min(max(digits, 1), 17)
	x = steady(x, digits)
	short := strconv.FormatFloat(x, 'e', digits-1, 64)
	_, e, _ := strings.Cut(short, "e")
	exponent, _ := strconv.Atoi(e)
	rounded, _ := strconv.ParseFloat(short, 64) // digits left of the point are rounded, too
	return l.signed(strconv.FormatFloat(rounded, 'f', max(digits-1-exponent, 0), 64))
}

// steady is x without the digits in which machines differ, for what is to be said with so many: 12.5 that was computed as 12.500000000000002
// is to become the same two digits everywhere.
func steady(x float64, digits int) float64 {
	x, _ = strconv.ParseFloat(strconv.FormatFloat(x, 'e', max(digits, 12)-1, 64), 64)
	return x
}

// Percent says a share of 1: "80%", "33.3%". It has one decimal at most, and more only where rounding would tell a lie:
// 0.99995 is not "100%" but "99.995%", and 0.00004 is not "0%" but "0.004%".
func (l *Lang) Percent(x float64) string {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return l.T("number.percent", "number", l.Number(x, 1))
	}
	decimals := 1
	// The distance from the nearest certainty needs two digits of its own.
	if gap := math.Min(math.Abs(x), math.Abs(1-x)) * 100; gap > 1e-9 && gap < 1 {
		decimals = min(1-int(math.Floor(math.Log10(gap)+1e-9)), 9)
	}
	s := strconv.FormatFloat(steady(x*100, 12), 'f', decimals, 64)
	s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	return l.T("number.percent", "number", l.signed(s))
}

// signed dresses the digits that strconv wrote in the language's signs: minus, groups, decimal point.
func (l *Lang) signed(s string) string {
	if strings.Trim(s, "-0.") == "" {
		return "0"
	}
	digits, negative := strings.CutPrefix(s, "-")
	whole, fraction, point := strings.Cut(strings.TrimPrefix(digits, "+"), ".")
	if whole == "Inf" {
		whole = "∞"
	}
	var b strings.Builder
	if negative {
		b.WriteString(l.T("number.minus"))
	}
	group := l.T("number.group")
	for i, r := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteString(group)
		}
		b.WriteRune(r)
	}
	if point {
		b.WriteString(l.T("number.point"))
		b.WriteString(fraction)
	}
	return b.String()
}
