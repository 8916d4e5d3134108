package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"example.com/postmortem/report/record"
)

// questions are what a new record should know, asked of a person.
type questions struct {
	env   *environment
	r     *record.Register
	now   time.Time // in the register's zone
	blank *record.Blank
}

// A question is one of them. Set takes the words of an answer, and says what is wrong with them.
type question struct {
	words string
	given string   // the answer that there is already
	help  []string // what may be answered, or examples
	set   func(answer string) error
}

// all are the questions, in the order of the record.
func (q *questions) all() []question {
	b := q.blank
	return []question{
		{"how bad was it", b.Severity, q.r.Known("severity"), func(s string) error {
			b.Severity = s
			return unlessKnown("severity", s, q.r.Known("severity"))
		}},
		{"when did impact begin", b.Started, []string{"now", "15:30", "about 15:30", "2022-10-15 15:30"}, func(s string) (err error) {
			b.Started, err = q.moment(s)
			return err
		}},
		{"how long did it last", cmp.Or(b.Duration, b.Resolved), []string{"20m", "about 20m", "1h30m"}, q.lasted},
		{"which features did it touch", strings.Join(b.Affected, ","), q.r.Known("feature"), func(s string) error {
			b.Affected = fields(s)
			return unlessAllKnown("feature", b.Affected, q.r.Known("feature"))
		}},
		{"which data center did it go through", strings.Join(b.Sites, ","), append([]string{"unknown"}, q.r.Known("site")...), func(s string) error {
			b.Sites = fields(s)
			return unlessAllKnown("site", b.Sites, q.r.Known("site"))
		}},
		{"what was the cause", b.Cause, append([]string{"unknown"}, q.r.Known("cause")...), func(s string) error {
			b.Cause = s
			return unlessAllKnown("cause", []string{s}, q.r.Known("cause"))
		}},
		{"what happened, in a sentence or two", b.Summary, nil, func(s string) error { b.Summary = s; return nil }},
	}
}

// check looks at the answers that the command line gives.
func (q *questions) check() error {
	for _, one := range q.all() {
		if one.given == "" {
			continue
		}
		if err := one.set(one.given); err != nil {
			return err
		}
	}
	return nil
}

// ask asks for what is not known yet, on standard error: standard output has the name of the file. What is wrong is asked again;
// where the answers end, so do the questions. Whoever interrupts them wants no record.
func (q *questions) ask(ctx context.Context) error {
	answers := lines(q.env.stdin)
	for _, one := range q.all() {
		if one.given != "" {
			continue
		}
		before := *q.blank
		for {
			fmt.Fprintf(q.env.stderr, "%s?%s ", one.words, shortList(one.help))
			var answer string
			select {
			case <-ctx.Done():
				return errors.New("interrupted: no record was made")
			case line, more := <-answers:
				if !more {
					fmt.Fprintln(q.env.stderr)
					return nil
				}
				answer = strings.TrimSpace(line)
			}
			if answer == "" {
				break
			}
			err := one.set(answer)
			if err == nil {
				break
			}
			*q.blank = before
			fmt.Fprintln(q.env.stderr, err)
		}
	}
	return nil
}

// lines reads lines aside, so that waiting for one can be interrupted.
func lines(r io.Reader) <-chan string {
	out := make(chan string)
	go func() {
		defer close(out)
		for in := bufio.NewScanner(r); in.Scan(); {
			out <- in.Text()
		}
	}()
	return out
}

// lasted takes how long it lasted, or on the command line the end of it.
func (q *questions) lasted(s string) (err error) {
	b := q.blank
	if b.Resolved == "" {
		b.Duration = s
		if _, err := record.ParseSpan(s); err != nil {
			return hinted(err)
		}
		return nil
	}
	if b.Duration != "" {
		return errors.New("--duration and --resolved say the same: give one of them")
	}
	if b.Resolved, err = q.moment(b.Resolved); err != nil {
		return err
	}
	start, end := q.point(b.Started), q.point(b.Resolved)
	if !end.Hi.IsZero() && end.Hi.Before(start.Lo) {
		return fmt.Errorf("--resolved %q is before --started %q", b.Resolved, b.Started)
	}
	return nil
}

// moment takes a time. One without a date is of today or, if it is yet to come, of yesterday: the record is to say the date.
func (q *questions) moment(s string) (string, error) {
	if s == "now" {
		return q.now.Format("2006-01-02 15:04"), nil
	}
	m, err := record.ParseMoment(s, record.Calendar{Zone: q.r.Zone})
	if err == nil || !m.IsZero() {
		return s, nil
	}
	if m, err = record.ParseMoment(s, record.Calendar{Zone: q.r.Zone, Near: q.now}); err != nil {
		return "", hinted(err)
	}
	if m.At.After(q.now) {
		m.At = m.At.AddDate(0, 0, -1)
	}
	s = m.At.Format("2006-01-02 15:04")
	if m.About {
		s = "about " + s
	}
	return s, nil
}

// point is a time that was taken already.
func (q *questions) point(s string) record.Moment {
	m, _ := record.ParseMoment(s, record.Calendar{Zone: q.r.Zone})
	return m
}

// day is the day of the incident: that it began on, if that is known, else today.
func (q *questions) day() time.Time {
	m := q.point(q.blank.Started)
	switch {
	case !m.At.IsZero(): // of "about 2026-01-01 00:05" the interval begins the year before
		return m.At.In(q.r.Zone)
	case !m.Lo.IsZero():
		return m.Lo.In(q.r.Zone)
	}
	return q.now
}

// hinted is an error with what would be right.
func hinted(err error) error {
	if hint := record.Hint(err); hint != "" {
		return fmt.Errorf("%w: %s", err, hint)
	}
	return err
}

func fields(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ' ' })
}

// maxShown is how many of the possible answers a question shows.
const maxShown = 12

func shortList(list []string) string {
	switch {
	case len(list) == 0:
		return ""
	case len(list) > maxShown:
		list = append(slices.Clone(list[:maxShown]), "…")
	}
	return " (" + strings.Join(list, ", ") + ")"
}

// unlessKnown complains of an id that the register does not have. Where it has none of a sort, any will do.
func unlessKnown(sort, id string, known []string) error {
	if len(known) == 0 || slices.Contains(known, id) {
		return nil
	}
	hint := record.Wanted(id, known)
	switch {
	case hint == "":
		hint = "it is none of the " + strconv.Itoa(len(known)) + " of the register"
	case strings.HasPrefix(hint, "one of"):
		hint = "wanted " + hint
	}
	return fmt.Errorf("there is no %s %q: %s", sort, id, hint)
}

func unlessAllKnown(sort string, ids, known []string) error {
	or := sort == "site" || sort == "cause"
	if or && len(known) > 0 {
		known = append(slices.Clone(known), "unknown")
	}
	for _, id := range ids {
		if or && id == "unknown" && len(ids) > 1 {
			return fmt.Errorf("%q goes with no other %s", id, sort)
		}
		if err := unlessKnown(sort, id, known); err != nil {
			return err
		}
	}
	return nil
}
