package chart_test

import (
	"math"
	"time"

	. "example.com/postmortem/report/chart"
)

const days = 24 * time.Hour

func rates(l tongue) Chart {
	v := func(en, ko string, n, lo, hi float64) IntervalValue {
		return IntervalValue{Label: l.say(en, ko), Value: n, Lo: lo, Hi: hi}
	}
	last := v("2023 Q3", "2023년 3분기", 6, 2.2, 13.06)
	last.Highlight, last.Band, last.BandLo, last.BandHi = true, true, 0, 7
	return &Intervals{
		Title: l.say("Incidents per quarter, with exact 95 % limits", "분기별 장애 건수와 95% 정확 구간"),
		Values: []IntervalValue{
			v("2022 Q3", "2022년 3분기", 1, 0.03, 5.57), v("2022 Q4", "2022년 4분기", 3, 0.62, 8.77),
			v("2023 Q1", "2023년 1분기", 4, 1.09, 10.24), v("2023 Q2", "2023년 2분기", 0, 0, 3.69), last,
		},
		Whole: true,
		Words: IntervalWords{Value: l.say("incidents", "장애 건수"), Interval: l.say("count with 95 % limits", "건수와 95% 구간"), Band: l.say("expected at last year's pace", "지난 1년 추세의 예상 범위"),
			Label: l.say("quarter", "분기"), From: l.say("from", "하한"), To: l.say("to", "상한"), Expect: l.say("expected", "예상")},
		Formats: l.Formats,
	}
}

func counted(l tongue) Chart {
	origin := at("2020-01-01 00:00")
	c := &Steps{
		Title:  l.say("Incidents counted since January 2020", "2020년 1월 이후 누적 장애 건수"),
		Origin: origin, Zone: seoul(), End: at("2023-10-01 00:00").Sub(origin), Whole: true,
		Words: StepWords{Value: l.say("incidents so far", "누적 건수"), Time: l.say("time", "시각"), Band: l.say("95 % limits (Poisson)", "95% 구간(푸아송 가정)"),
			Line: l.say("constant rate", "일정한 발생률"), From: l.say("from", "하한"), To: l.say("to", "상한")},
		Formats: l.Formats,
	}
	line := StepSeries{Label: "N(t)", Band: true, Points: []StepPoint{{}}}
	for i, d := range []string{"2020-03-02", "2020-03-17", "2021-01-12", "2021-03-23", "2021-05-05", "2021-07-16", "2021-11-12", "2022-10-04", "2022-10-15", "2022-12-07", "2023-01-17", "2023-05-08", "2023-05-10", "2023-05-11"} {
		n := float64(i + 1)
		line.Points = append(line.Points, StepPoint{X: at(d + " 12:00").Sub(origin), Y: n, Lo: math.Max(0, n-1.9*math.Sqrt(n)), Hi: n + 2.4*math.Sqrt(n) + 1})
	}
	c.Series = []StepSeries{line}
	c.Line = []StepPoint{{}, {X: c.End, Y: 14}}
	return c
}

func survival(l tongue) Chart {
	one := StepSeries{Label: l.say("cause confirmed", "원인 확정"), Band: true, Censored: []time.Duration{200 * days, 412 * days},
		Points: []StepPoint{{Y: 1, Lo: 1, Hi: 1}, {30 * days, 0.88, 0.6, 0.97}, {95 * days, 0.75, 0.45, 0.9}, {290 * days, 0.6, 0.3, 0.8}},
		AtRisk: []StepCount{{0, 12}, {31 * days, 10}, {96 * days, 8}, {201 * days, 6}, {291 * days, 4}, {413 * days, 2}}}
	two := StepSeries{Label: l.say("cause unknown", "원인 미상"), Censored: []time.Duration{150 * days},
		Points: []StepPoint{{Y: 1}, {12 * days, 0.7, 0, 0}, {60 * days, 0.5, 0, 0}, {120 * days, 0.35, 0, 0}},
		AtRisk: []StepCount{{0, 9}, {13 * days, 6}, {61 * days, 4}, {121 * days, 2}, {151 * days, 1}}}
	return &Steps{
		Title: l.say("Families without a recurrence", "재발 없이 지난 기간"), End: 540 * days, Top: 1, Series: []StepSeries{one, two},
		Words: StepWords{Value: l.say("share without a recurrence", "재발 없는 비율"), Time: l.say("since resolution", "복구 후 경과"), Band: l.say("95 % limits", "95% 구간"),
			Censored: l.say("observed so far", "관찰 중"), AtRisk: l.say("families at risk", "관찰 대상 수"), Series: l.say("group", "구분"), From: l.say("from", "하한"), To: l.say("to", "상한")},
		Formats: l.Formats,
	}
}

func causes(l tongue) Chart {
	b := func(en, ko string, n, lo, hi float64) ParetoBar {
		return ParetoBar{Label: l.say(en, ko), Value: n, Lo: lo, Hi: hi}
	}
	open := b("Under investigation", "원인 조사 중", 4, 0, 0)
	open.Open = true
	return &Pareto{
		Title: l.say("Causes of 21 incidents", "장애 21건의 원인"),
		Bars: []ParetoBar{open, b("Change to software or configuration", "소프트웨어·설정 변경", 8, 8, 12), b("Overload", "과부하", 5, 5, 9),
			b("Data center: power, cooling, fire", "데이터센터(전력·냉각·화재)", 3, 3, 7), b("Network equipment", "네트워크 장비", 1, 1, 5)},
		Words: ParetoWords{Value: l.say("incidents", "장애 건수"), Bounds: l.say("if all open ones turned out so", "조사 중인 건이 모두 해당할 때까지"), Open: l.say("under investigation", "원인 조사 중"),
			Label: l.say("cause", "원인"), From: l.say("from", "하한"), To: l.say("to", "상한")},
		Formats: l.Formats,
	}
}

func dependency(l tongue) Chart {
	c := &Matrix{Title: l.say("What is down when a site is lost", "센터 상실 시 기능별 영향")}
	c.Words = MatrixWords{Row: l.say("feature", "기능"), Observed: l.say("an incident showed otherwise", "실제 장애는 달랐음")}
	for i, w := range []string{l.say("no copy there", "해당 없음"), l.say("survives", "유지"), l.say("switchover", "전환 후 복구"), l.say("standby never drilled", "예비 미검증"), l.say("degraded", "성능 저하"), l.say("down", "중단")} {
		c.Words.States[i] = w
	}
	for _, h := range [][2]string{{"Pangyo (SK C&C)", "판교(SK C&C)"}, {"Ansan (own)", "안산(자체)"}, {"Gasan", "가산"}, {"Sangam (LG CNS)", "상암(LG CNS)"}, {"Busan", "부산"}} {
		c.Cols = append(c.Cols, MatrixHead{Label: l.say(h[0], h[1])})
	}
	c.Cols[0].Bold = true
	for _, h := range [][2]string{{"Text messages", "메시지 전송"}, {"Login and authentication", "로그인·인증"}, {"Photos, videos and files sent in chats", "채팅방 사진·동영상·파일 전송"}, {"Payments", "결제"}, {"Mail", "메일"}} {
		c.Rows = append(c.Rows, MatrixHead{Label: l.say(h[0], h[1])})
	}
	c.Rows[4].Bold = true
	const s, w, u, g, d = CellSurvives, CellSwitchover, CellUnverified, CellDegraded, CellDown
	for _, row := range [][]State{{w, s, s, Blank, s}, {u, s, Blank, Blank, s}, {d, g, Blank, Blank, s}, {w, Blank, s, Blank, Blank}, {d, Blank, Blank, Blank, Blank}} {
		var cells []Cell
		for _, st := range row {
			cells = append(cells, Cell{State: st})
		}
		c.Cells = append(c.Cells, cells)
	}
	c.Cells[0][0].Observed = true
	return c
}

func budget(l tongue) Chart {
	e := func(en, ko string, v, lo, hi float64) Entry {
		return Entry{Label: l.say(en, ko), Value: v, Lo: lo, Hi: hi}
	}
	return &Waterfall{
		Title:  l.say("Error budget of 2023: 99.95 %", "2023년 오류 예산(99.95%)"),
		Budget: e("Budget", "예산", 263, 0, 0),
		Spent: []Entry{e("17 Jan: messages delayed", "1월 17일 메시지 지연", 30, 0, 0), e("8 May: conversations could not be loaded", "5월 8일 대화 불러오기 실패", 112, 100, 130),
			e("10 May: messages", "5월 10일 메시지 장애", 40, 0, 0), e("11 May: PC login", "5월 11일 PC 로그인", 70, 60, 80), e("30 Aug: PC login", "8월 30일 PC 로그인", 20, 0, 0)},
		Left: l.say("Left", "잔여"),
		Words: WaterfallWords{Value: l.say("minutes", "분"), Uncertain: l.say("not exactly known", "정확한 값 미상"), Over: l.say("beyond the budget", "예산 초과"),
			Label: l.say("item", "항목"), Left: l.say("left", "잔여")},
		Formats: l.Formats,
	}
}

func family(l tongue) Chart {
	act := func(en, ko string, st ActionState) TreeAction { return TreeAction{Label: l.say(en, ko), State: st} }
	return &Tree{
		Title: l.say("Four incidents of one family", "같은 계열의 장애 4건"),
		Nodes: []TreeNode{
			{Label: l.say("2012-04-28 Power lost in the Gasan data center", "2012-04-28 가산 데이터센터 전력 차단"), Note: l.say("4 h 10 min, all features", "4시간 10분, 전체 기능"), Parent: -1,
				Actions: []TreeAction{act("Duplicate the data centers", "데이터센터 이중화", Overdue)}},
			{Label: l.say("2013-12-09 Network equipment", "2013-12-09 네트워크 장비 장애"), Note: l.say("1 h 50 min", "1시간 50분"), Parent: 0, Gap: l.say("590 days later", "590일 뒤"), Suggested: true},
			{Label: l.say("2022-10-15 Fire in the Pangyo data center", "2022-10-15 판교 데이터센터 화재"), Note: l.say("127 h 30 min", "127시간 30분"), Parent: 0, Gap: l.say("3,822 days later", "3,822일 뒤"), Highlight: true,
				Actions: []TreeAction{act("Management tools active-active", "관리 도구 이중화(액티브-액티브)", Done), act("Own data center in Ansan", "안산 자체 데이터센터", Done), act("Drill the loss of a whole center every year", "센터 전체 상실 훈련(매년)", Open)}},
			{Label: l.say("2023-01-17 Messages delayed", "2023-01-17 메시지 지연"), Parent: 2, Gap: l.say("94 days later", "94일 뒤"), Suggested: true},
		},
		Words: TreeWords{Declared: l.say("declared", "담당자 확정"), Suggested: l.say("suggested", "추정"), Open: l.say("open", "진행 중"), Done: l.say("closed", "완료"), Overdue: l.say("overdue", "기한 경과"),
			Incident: l.say("incident", "장애"), Note: l.say("duration", "지속 시간"), Parent: l.say("follows", "이전 장애"), Gap: l.say("gap", "간격"), Actions: l.say("actions", "조치")},
	}
}

func actions(l tongue) Chart {
	a := func(en, ko, noteEN, noteKO, created, due, closed string) AgeingAction {
		x := AgeingAction{Label: l.say(en, ko), Note: l.say(noteEN, noteKO)}
		for _, p := range []struct {
			to *time.Time
			s  string
		}{{&x.Created, created}, {&x.Due, due}, {&x.Closed, closed}} {
			if p.s != "" {
				*p.to = at(p.s + " 00:00")
			}
		}
		return x
	}
	return &Ageing{
		Title: l.say("Actions by age", "조치의 경과"),
		Actions: []AgeingAction{
			a("Management tools active-active", "관리 도구 이중화(액티브-액티브)", "closed in time", "기한 내 완료", "2022-10-24", "2023-03-31", "2023-02-20"),
			a("Protect messages and authentication", "메시지·인증 보호 등급 상향", "closed 45 days late", "45일 늦게 완료", "2022-11-02", "2023-02-01", "2023-03-18"),
			a("Drill the loss of a whole center", "센터 전체 상실 훈련", "41 days overdue", "기한 41일 경과", "2022-12-07", "2023-06-30", ""),
			a("Spare capacity in every center", "센터별 예비 용량 확보", "due in 82 days", "기한까지 82일", "2023-01-10", "2023-10-31", ""),
			a("One control tower", "재난 지휘 체계 일원화", "no due date", "기한 없음", "2022-12-20", "", ""),
		},
		AsOf: at("2023-08-10 00:00"), Zone: seoul(),
		Words: AgeingWords{Action: l.say("action", "조치"), Created: l.say("created", "등록"), Due: l.say("due", "기한"), Closed: l.say("closed", "완료"), Overdue: l.say("past due", "기한 경과"), Note: l.say("note", "비고"),
			Open: l.say("open", "진행 중"), AsOf: l.say("10 Aug 2023", "2023년 8월 10일")},
		Formats: l.Formats,
	}
}
