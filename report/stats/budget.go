package stats

import "fmt"

// ErrorBudget is the downtime that an objective allows and what was used of it.
// All times are in minutes.
type ErrorBudget struct {
	Basis
	Budget    Number `json:"budget_minutes"`
	Consumed  Number `json:"consumed_minutes"`
	Remaining Number `json:"remaining_minutes"` // negative once overspent
	Burn      Number `json:"burn"`              // consumed/budget; unbounded for an objective of 1
	Years     Number `json:"budget_years"`      // consumed as years of budget
}

// Budget gives the error budget (1-slo)·days·1440 of a period and what `down`
// minutes do to it (availability.budget). A year is 365 days.
// Source: Beyer et al., Site Reliability Engineering (2016), appendix A.
func Budget(slo, days, down float64) (ErrorBudget, error) {
	if !(slo >= 0 && slo <= 1) {
		return ErrorBudget{}, fmt.Errorf("objective %g: want 0 to 1", slo)
	}
	if !(down >= 0) || !finite(down) {
		return ErrorBudget{}, fmt.Errorf("downtime %g: want no less than 0", down)
	}
	if err := checkPositive("days", days); err != nil {
		return ErrorBudget{}, err
	}
	minutes := (1 - slo) * days * 1440
	b := ErrorBudget{Basis: newBasis("availability.budget"), Budget: Number(minutes), Consumed: Number(down)}
	b.Remaining = b.Budget - b.Consumed
	b.Burn = b.Consumed / b.Budget
	b.Years = b.Consumed / Number((1-slo)*365*1440)
	return b, nil
}
