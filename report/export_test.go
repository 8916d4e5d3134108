package report

// KeepingAll asks for the report with all records whole.
func (qo QuarterOptions) KeepingAll() QuarterOptions {
	qo.everything = true
	return qo
}
