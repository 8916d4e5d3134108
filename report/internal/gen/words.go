package gen

// What every story may use.

var impact = []text{
	{"이용자의 약 {users}%가 {feature} 기능을 제대로 쓰지 못했고, 그 가운데 일부는 앱을 여러 번 다시 켰다.", "About {users} % of the users could not use {feature} properly, and some of them restarted the app several times."},
	{"고객센터 문의가 평소의 네 배로 늘었으며, 대부분은 상황 안내문을 받은 뒤에 끝났다.", "Enquiries rose to four times the usual number; most of them ended with the notice on the status page."},
	{"기업 고객이 보내는 인증 문자와 알림이 늦어져 다른 회사의 서비스에도 영향이 있었다.", "Codes and notices that companies send were late, so services of other companies felt it as well."},
	{"데이터는 사라지지 않았고, 밀린 요청은 복구된 뒤 차례로 처리되었다.", "No data was lost, and requests that had piled up were worked off in turn afterwards."},
}

var symptoms = []text{
	{"잠시 후 다시 시도해 달라는 안내가 떴다.", "A notice asked users to try again in a moment."},
	{"{feature} 화면이 열리지 않거나 한참 뒤에 열렸다.", "The page of {feature} did not open, or opened late."},
	{"요청이 두 번 처리되거나 아예 처리되지 않았다.", "Requests were handled twice, or not at all."},
}

var whys = []text{
	{"{site}에 있던 설비가 이 기능의 요청을 대부분 처리하고 있었고, 대기 설비로 넘기는 데에는 사람의 판단이 필요했다.", "Equipment at {site} handled most requests of this feature, and switching to the standby took a decision by people."},
	{"{site} 밖의 대기 설비는 켜져 있었으나 용량이 절반뿐이어서 모든 요청을 받을 수 없었다.", "The standby outside {site} was running, with half of the capacity, and could not take all requests."},
	{"전환 도구가 {site} 안에서만 돌고 있어 곧바로 전환하지 못했다.", "The tools for switching ran only inside {site}, so switching at once was not possible."},
}

type factor struct {
	category string
	text     text
}

var factors = []factor{
	{"redundancy/single-site", text{"핵심 구성 요소가 한 곳에만 있었다.", "A core component stood in one place only."}},
	{"redundancy/spare-capacity", text{"남은 설비로 모든 요청을 처리하기에는 용량이 모자랐다.", "What was left had too little capacity for all requests."}},
	{"process/testing", text{"시험 환경이 운영 환경과 달라 문제가 미리 드러나지 않았다.", "The test environment was unlike production, so the problem did not show beforehand."}},
	{"process/change-control", text{"변경이 단계 없이 한꺼번에 적용되었다.", "The change went out everywhere at once, without stages."}},
	{"monitoring/detection", text{"경보가 평균값만 보고 있어 일부 구간의 오류를 놓쳤다.", "The alarm looked at averages and missed errors in a part of the system."}},
	{"process/communication", text{"안내문의 승인 절차가 길어 공지가 늦었다.", "Notices had to pass several hands, so users were told late."}},
}

var owners = []text{
	{"인프라팀", "Infrastructure"}, {"메시징팀", "Messaging"}, {"계정팀", "Accounts"}, {"관측팀", "Observability"}, {"데이터센터 운영팀", "Data center operations"},
}

var wentWell = []text{
	{"경보가 울린 뒤 몇 분 안에 담당 팀이 모였다.", "The teams were together within minutes after the alarm."},
	{"상황판에 첫 안내가 빨리 올라갔다.", "The first notice was on the status page early."},
	{"되돌리는 절차가 문서와 같아 그대로 따를 수 있었다.", "The way back was as documented and could be followed as it was."},
	{"밀린 요청을 잃지 않고 모두 처리했다.", "Requests that had piled up were worked off without loss."},
}

var wentWrong = []text{
	{"지난 훈련에서 드러난 점이 아직 고쳐지지 않았다.", "What the last drill had shown was not yet mended."},
	{"전환을 누가 결정하는지 분명하지 않아 시간이 흘렀다.", "Time passed because it was not clear who decides about switching over."},
	{"대시보드가 같은 설비에 있어 함께 보이지 않았다.", "The dashboards stood on the same equipment and went dark with it."},
	{"안내문이 한국어로만 먼저 나갔다.", "The notice went out in Korean only at first."},
}

var lucky = []text{
	{"이용이 적은 시간이었다.", "It was at a quiet hour."},
	{"다음 날 예정된 큰 행사 전이었다.", "It came a day before a large event."},
	{"점검차 나온 직원이 마침 현장에 있었다.", "Staff happened to be on site for an inspection."},
}
