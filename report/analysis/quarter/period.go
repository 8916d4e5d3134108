package quarter

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"example.com/postmortem/report/record"
)

// A Period is what a reliability report is about: from midnight to midnight in the register's zone.
type Period struct {
	Name   string    `json:"name"` // "2024Q2": of files, and what ParsePeriod reads back
	Kind   string    `json:"kind"` // month · quarter · half · year · range
	Fiscal bool      `json:"fiscal"`
	From   time.Time `json:"from"`
	To     time.Time `json:"to"` // the first instant that no longer belongs to it
}

// PeriodForms are the ways of naming a period, for messages and help.
const PeriodForms = "2024Q2, 2024, 2024-H1, 2024-05, 2024-04-01..2024-06-30, and of the fiscal year FY2024, FY2024Q2, FY2024-H1"

// The years of which there can be a report: what lies around a period has to be a time, too.
const firstYear, lastYear = 1900, 2999

// ParsePeriod reads a period in one of PeriodForms, or as the pages print it: "Q2 2024", "2024년 2분기". A fiscal year begins in the month
// fiscalStarts of the year that it is named after.
func ParsePeriod(s string, zone *time.Location, fiscalStarts int) (Period, error) {
	name := asTyped(strings.ToUpper(strings.TrimSpace(s)))
	if from, to, ok := strings.Cut(name, ".."); ok {
		return parseRange(name, from, to, zone)
	}
	rest, fiscal := strings.CutPrefix(name, "FY")
	bad := fmt.Errorf("%q is no period: wanted one of %s", s, PeriodForms)
	if len(rest) < 4 {
		return Period{}, bad
	}
	year, err := strconv.Atoi(rest[:4])
	if err != nil || year < firstYear || year > lastYear || rest[0] == '+' {
		return Period{}, bad
	}
	first, p := 1, Period{Fiscal: fiscal, Kind: "year"}
	if fiscal {
		first = fiscalStarts
	}
	part := strings.TrimPrefix(rest[4:], "-")
	switch {
	case part == "" && len(rest) == 4:
		p.Name = rest
	case len(part) == 2 && part[0] == 'Q' && part[1] >= '1' && part[1] <= '4':
		p.Kind, p.Name = "quarter", rest[:4]+part
		first += 3 * int(part[1]-'1')
	case len(part) == 2 && part[0] == 'H' && (part[1] == '1' || part[1] == '2'):
		p.Kind, p.Name = "half", rest[:4]+"-"+part
		first += 6 * int(part[1]-'1')
	case len(part) == 2 && rest[4] == '-' && !fiscal:
		month, err := strconv.Atoi(part)
		if err != nil || month < 1 || month > 12 {
			return Period{}, bad
		}
		p.Kind, p.Name, first = "month", rest, month
	default:
		return Period{}, bad
	}
	if fiscal {
		p.Name = "FY" + p.Name
	}
	p.From = time.Date(year, time.Month(first), 1, 0, 0, 0, 0, zone)
	p.To = time.Date(year, time.Month(first+p.months()), 1, 0, 0, 0, 0, zone)
	return p, nil
}

func parseRange(name, from, to string, zone *time.Location) (Period, error) {
	a, err := time.ParseInLocation(time.DateOnly, from, zone)
	if err != nil {
		return Period{}, fmt.Errorf("%q is no day: wanted 2024-04-01", from)
	}
	b, err := time.ParseInLocation(time.DateOnly, to, zone)
	if err != nil {
		return Period{}, fmt.Errorf("%q is no day: wanted 2024-06-30", to)
	}
	if a.Year() < firstYear || b.Year() > lastYear {
		return Period{}, fmt.Errorf("%q is out of the years %d to %d", name, firstYear, lastYear)
	}
	if b.Before(a) {
		return Period{}, fmt.Errorf("%q ends before it begins", name)
	}
	return Period{Name: name, Kind: "range", From: a, To: time.Date(b.Year(), b.Month(), b.Day()+1, 0, 0, 0, 0, zone)}, nil
}

// months is how many of them a calendar period has; 0: it is a range of days.
func (p Period) months() int {
	switch p.Kind {
	case "month":
		return 1
	case "quarter":
		return 3
	case "half":
		return 6
	case "year":
		return 12
	}
	return 0
}

// Last is the period's last day.
func (p Period) Last() time.Time {
	return time.Date(p.To.Year(), p.To.Month(), p.To.Day()-1, 0, 0, 0, 0, p.To.Location())
}

// Earlier is the period of the same length n periods before: months for calendar periods, days for ranges.
func (p Period) Earlier(n int) Period {
	q := Period{Kind: p.Kind, Fiscal: p.Fiscal}
	if m := n * p.months(); m > 0 {
		q.From, q.To = p.From.AddDate(0, -m, 0), p.To.AddDate(0, -m, 0)
		q.Name = q.From.Format(time.DateOnly) + ".." + q.Last().Format(time.DateOnly)
		return q
	}
	days := n * dayNumber(p.From, p.To)
	q.From, q.To = p.From.AddDate(0, 0, -days), p.To.AddDate(0, 0, -days)
	q.Name = q.From.Format(time.DateOnly) + ".." + q.Last().Format(time.DateOnly)
	return q
}

// before is what a period is compared with: the four periods of the same length before it, as one.
func (p Period) before() Period {
	q := p.Earlier(4)
	q.Kind, q.To = "range", p.From
	q.Name = q.From.Format(time.DateOnly) + ".." + q.Last().Format(time.DateOnly)
	return q
}

// contains reports whether an instant belongs to the period.
func (p Period) contains(t time.Time) bool { return !t.Before(p.From) && t.Before(p.To) }

// Needs reports whether a report of the period may show more of an incident than what is told of any other (its title, figures, relations and
// actions): whether it may have touched the period or one of the three before it. Where the record is vague, it may have.
func (p Period) Needs(in *record.Incident) bool {
	first, last := in.Clock.Started.Moment, in.Clock.Resolved.Moment
	if first.At.IsZero() || first.Lo.IsZero() || last.Hi.IsZero() {
		return true
	}
	from, to := first.Lo, last.Hi
	for _, m := range []record.Moment{first, in.Clock.Detected.Moment, in.Clock.Mitigated.Moment} {
		to = later(to, m.Hi)
	}
	for _, a := range in.Affected {
		if !a.Started.IsZero() {
			from = earlier(from, a.Started.Lo)
		}
		to = later(to, a.Restored.Hi)
	}
	return from.Before(p.To) && !to.Before(p.Earlier(3).From)
}

// dayNumber is the number of days between two midnights, whatever the clocks did in between.
func dayNumber(from, to time.Time) int {
	utc := func(t time.Time) time.Time {
		y, m, d := t.Date()
		return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	}
	return int(utc(to).Sub(utc(from)).Hours() / 24)
}
