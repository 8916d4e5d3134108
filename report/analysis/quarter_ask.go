package analysis

// RuleOfTwo applies the rule of two in six months to the whole register. Unlike Result it compares no texts.
func (a *Analysis) RuleOfTwo() (Rule, error) {
	g, err := a.grouped()
	if err != nil {
		return Rule{}, err
	}
	return a.rule(g), nil
}

// TimeToRecurrence is how long families stayed quiet, over the whole register. Unlike Result it compares no texts.
func (a *Analysis) TimeToRecurrence() (TimeTo, error) {
	g, err := a.grouped()
	if err != nil {
		return TimeTo{}, err
	}
	return a.timeTo(g)
}
