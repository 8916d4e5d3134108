package chart_test

import (
	"time"

	. "example.com/postmortem/report/chart"
)

// A sample is a figure of the gallery.
type sample struct {
	name  string
	chart func(tongue) Chart
}

func samples() []sample {
	return []sample{
		{"strip", fire},
		{"strip-short", quake},
		{"strip-ongoing", ongoing},
		{"strips", quarters},
		{"durations", claims},
		{"durations-quarters", durations},
		{"intervals", rates},
		{"steps", counted},
		{"steps-survival", survival},
		{"pareto", causes},
		{"matrix", dependency},
		{"waterfall", budget},
		{"tree", family},
		{"ageing", actions},
	}
}

func seoul() *time.Location {
	zone, err := time.LoadLocation("Asia/Seoul")
	if err != nil {
		panic(err) // time/tzdata is linked in
	}
	return zone
}

// at reads "2022-10-15 15:19" in Seoul.
func at(s string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04", s, seoul())
	if err != nil {
		panic(err)
	}
	return t
}

func exactly(s string) When { return At(at(s)) }

func between(lo, hi string) When { return When{Lo: at(lo), Hi: at(hi)} }

func stripWords(l tongue) StripWords {
	return StripWords{
		Events: l.say("events", "경과"), Uncertain: l.say("exact time not known", "정확한 시각 미상"), Ongoing: l.say("not yet over", "진행 중"),
		What: l.say("what", "항목"), From: l.say("from", "시작"), To: l.say("to", "끝"), Note: l.say("note", "비고"),
	}
}

func fire(l tongue) Chart {
	c := &Strip{
		Title: l.say("Timeline of the incident, 15 to 20 October 2022", "2022년 10월 15–20일 장애 시간표"),
		Impact: Bar{Label: l.say("KakaoTalk and others", "카카오톡 등 전체"), Note: l.say("127 h 30 min", "127시간 30분"),
			Start: between("2022-10-15 15:27", "2022-10-15 15:33"), End: exactly("2022-10-20 23:00")},
		Clocks: []Mark{
			{Label: l.say("Triggered", "발단"), Note: l.say("15 Oct 15:19", "15일 15:19"), At: exactly("2022-10-15 15:19")},
			{Label: l.say("Started", "시작"), Note: l.say("about 15:30", "약 15:30"), At: between("2022-10-15 15:27", "2022-10-15 15:33")},
			{Label: l.say("Detected", "감지"), Note: "15:27", At: exactly("2022-10-15 15:27")},
			{Label: l.say("First notice", "첫 공지"), Note: "15:52", At: exactly("2022-10-15 15:52")},
			{Label: l.say("Mitigated", "완화"), Note: l.say("16 Oct 01:31", "16일 01:31"), At: exactly("2022-10-16 01:31")},
			{Label: l.say("Resolved", "복구"), Note: l.say("20 Oct 23:00", "20일 23:00"), At: exactly("2022-10-20 23:00")},
		},
		Zone: seoul(), Words: stripWords(l), Formats: l.Formats,
	}
	feature := func(en, ko, note string, start, end When) {
		c.Features = append(c.Features, Bar{Label: l.say(en, ko), Note: note, Start: start, End: end})
	}
	start := between("2022-10-15 15:27", "2022-10-15 15:33")
	feature("Text messages", "메시지 전송", l.say("16 Oct 01:31", "16일 01:31"), start, exactly("2022-10-16 01:31"))
	feature("PC login", "PC 버전 로그인", l.say("16 Oct", "16일 중"), start, between("2022-10-16 02:00", "2022-10-16 13:40"))
	feature("Photos, videos, files", "사진·동영상·파일 전송", l.say("night of 16 Oct", "16일 밤"), start, between("2022-10-16 18:00", "2022-10-17 06:00"))
	feature("Kakao Mail", "카카오메일", l.say("18 Oct 09:00", "18일 09:00"), start, exactly("2022-10-18 09:00"))
	feature("Daum Mail", "다음메일", l.say("19 Oct, morning", "19일 오전"), start, between("2022-10-19 00:00", "2022-10-19 12:00"))
	for _, t := range []string{"15 15:33", "15 15:52", "15 16:10", "15 16:52", "15 17:46", "15 23:45", "16 01:30", "16 02:16", "16 07:24", "16 13:40", "17 06:00", "18 09:00", "19 05:00"} {
		c.Events = append(c.Events, Mark{Label: l.say("event", "경과"), At: exactly("2022-10-" + t)})
	}
	return c
}

func quake(l tongue) Chart {
	return &Strip{
		Title: l.say("Timeline of the incident of 12 September 2016", "2016년 9월 12일 장애 시간표"),
		Impact: Bar{Label: l.say("Messages and login", "메시지, 로그인"), Note: l.say("2 h 7 min", "2시간 7분"),
			Start: exactly("2016-09-12 19:45"), End: exactly("2016-09-12 21:52")},
		Clocks: []Mark{
			{Label: l.say("Triggered", "발단"), Note: "19:44", At: exactly("2016-09-12 19:44")},
			{Label: l.say("Started", "시작"), Note: "19:45", At: exactly("2016-09-12 19:45")},
			{Label: l.say("Mitigation began", "완화 조치 시작"), Note: "20:40", At: between("2016-09-12 20:32", "2016-09-12 20:55")},
			{Label: l.say("Resolved", "복구"), Note: "21:52", At: exactly("2016-09-12 21:52")},
		},
		Zone: seoul(), Words: stripWords(l), Formats: l.Formats,
	}
}

func ongoing(l tongue) Chart {
	return &Strip{
		Title: l.say("Timeline of an incident that is not over", "진행 중인 장애 시간표"),
		Impact: Bar{Label: l.say("Payments", "결제"), Note: l.say("3 h 20 min so far", "현재까지 3시간 20분"),
			Start: between("2025-03-09 22:10", "2025-03-09 22:40"), Ongoing: true},
		Clocks: []Mark{
			{Label: l.say("Started", "시작"), Note: l.say("between 22:10 and 22:40", "22:10–22:40 사이"), At: between("2025-03-09 22:10", "2025-03-09 22:40")},
			{Label: l.say("Detected", "감지"), Note: "22:52", At: exactly("2025-03-09 22:52")},
		},
		Features: []Bar{
			{Label: l.say("Card payments", "카드 결제"), Start: between("2025-03-09 22:10", "2025-03-09 22:40"), Ongoing: true},
			{Label: l.say("Transfers between accounts", "계좌 간 송금"), Note: "00:15", Start: exactly("2025-03-09 22:40"), End: exactly("2025-03-10 00:15")},
		},
		AsOf: at("2025-03-10 02:00"), Zone: seoul(), Words: stripWords(l), Formats: l.Formats,
	}
}

func quarters(l tongue) Chart {
	row := func(en, ko, noteEN, noteKO, start, end string) StripRow {
		return StripRow{Bar: Bar{Label: l.say(en, ko), Note: l.say(noteEN, noteKO), Start: exactly(start), End: exactly(end)}}
	}
	rows := []StripRow{
		row("Data center fire, Pangyo", "판교 데이터센터 화재", "127 h 30 min", "127시간 30분", "2022-10-15 15:30", "2022-10-20 23:00"),
		row("Messages delayed", "메시지 수발신 지연", "30 min", "30분", "2023-01-17 14:40", "2023-01-17 15:10"),
		row("Earlier conversations could not be loaded on PC and mobile", "PC·모바일 이전 대화 불러오기 실패", "1 h 52 min", "1시간 52분", "2023-05-08 13:32", "2023-05-08 15:24"),
		row("Login of the PC version", "PC 버전 로그인 오류", "20 min", "20분", "2023-08-30 10:00", "2023-08-30 10:20"),
	}
	rows[0].Highlight = true
	rows = append(rows, StripRow{Bar: Bar{Label: l.say("Map tiles outdated", "지도 타일 갱신 중단"), Note: l.say("not over", "진행 중"),
		Start: between("2023-09-01 00:00", "2023-09-08 00:00"), Ongoing: true}})
	return &Strips{
		Title: l.say("Incidents of four quarters", "최근 4개 분기의 장애"), Rows: rows,
		From: at("2022-10-01 00:00"), To: at("2023-10-01 00:00"), AsOf: at("2023-10-01 00:00"), Zone: seoul(), Words: stripWords(l), Formats: l.Formats,
	}
}

func durationWords(l tongue) DurationWords {
	return DurationWords{
		Exact: l.say("exact", "정확한 값"), Interval: l.say("between two limits", "상·하한 사이"), Ongoing: l.say("at least; not over", "이 이상(진행 중)"), Median: l.say("median", "중앙값"),
		Group: l.say("group", "구분"), What: l.say("incident", "장애"), Duration: l.say("duration", "지속 시간"),
	}
}

func claims(l tongue) Chart {
	claim := func(en, ko string, note string, lo, hi time.Duration, ours bool) DurationGroup {
		return DurationGroup{Label: l.say(en, ko), Note: note, Spans: []Span{{Label: l.say("total", "총 시간"), Lo: lo, Hi: hi, Highlight: ours}}}
	}
	const h, m = time.Hour, time.Minute
	return &Durations{
		Title: l.say("How long it lasted: stated and computed", "지속 시간: 공표값과 계산값"),
		Groups: []DurationGroup{
			claim("Computed from the clocks", "시각으로 계산", l.say("127 h 27–33 min", "127시간 27–33분"), 127*h+27*m, 127*h+33*m, true),
			claim("Kakao", "카카오", l.say("127 h 30 min", "127시간 30분"), 127*h+30*m, 127*h+30*m, false),
			claim("Ministry of Science and ICT", "과학기술정보통신부", l.say("127 h 33 min", "127시간 33분"), 127*h+33*m, 127*h+33*m, false),
			claim("Kakao's forecast on 15 Oct, 18:50", "카카오의 예상(10월 15일 18:50)", l.say("2 h", "2시간"), 2*h, 2*h, false),
			claim("Korea Financial Times", "한국금융신문", l.say("5 days", "5일"), 4*24*h, 5*24*h, false),
		},
		Words: durationWords(l), Formats: l.Formats,
	}
}

func durations(l tongue) Chart {
	const h, m = time.Hour, time.Minute
	dots := func(ds ...time.Duration) (spans []Span) {
		for _, d := range ds {
			spans = append(spans, Span{Label: l.say("incident", "장애"), Lo: d, Hi: d})
		}
		return spans
	}
	last := append(dots(16*m, 18*m, 29*m), Span{Lo: 2 * h, Hi: 5 * h}, Span{Lo: 9 * h, Ongoing: true}, Span{Lo: 112 * m, Hi: 112 * m, Highlight: true})
	return &Durations{
		Title: l.say("Durations by quarter", "분기별 지속 시간"),
		Groups: []DurationGroup{
			{Label: l.say("2022 Q4", "2022년 4분기"), Note: "n = 3", Spans: dots(21*m, 127*h+30*m, 55*m)},
			{Label: l.say("2023 Q1", "2023년 1분기"), Note: "n = 7", Median: 30 * m, Spans: dots(30*m, 31*m, 28*m, 30*m, 12*m, 95*m, 4*m)},
			{Label: l.say("2023 Q2", "2023년 2분기"), Note: "n = 0"},
			{Label: l.say("2023 Q3", "2023년 3분기"), Note: "n = 6", Median: 71 * m, Spans: last},
		},
		Words: durationWords(l), Formats: l.Formats,
	}
}
