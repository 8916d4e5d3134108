package quarter

import "strings"

// asTyped is the form of PeriodForms of a period as pages print it, in English or Korean. Other words stay as they are.
func asTyped(name string) string {
	if year, part, ok := strings.Cut(name, "년"); ok {
		part = strings.TrimSpace(part)
		quarter, isQuarter := strings.CutSuffix(part, "분기")
		month, isMonth := strings.CutSuffix(part, "월")
		switch {
		case part == "":
			return year
		case part == "상반기":
			return year + "-H1"
		case part == "하반기":
			return year + "-H2"
		case isQuarter:
			return year + "Q" + quarter
		case isMonth:
			return year + "-" + strings.Repeat("0", max(0, 2-len(month))) + month
		}
		return name
	}
	part, year, _ := strings.Cut(strings.Replace(name, "-", " ", 1), " ")
	if len(part) == 2 && (part[0] == 'Q' || part[0] == 'H') {
		return strings.TrimSpace(year) + "-" + part
	}
	return name
}
