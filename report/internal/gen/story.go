package gen

// A story is one way for things to go wrong, with the words that people use for it.
type story struct {
	category, trigger string
	titles            []text
	summary           []text
	cause             []text
	begins            []text
	steps             []step
	actions           []action
}

// A step is an entry of the timeline, at a part of the incident's length.
type step struct {
	part float64
	kind string
	text text
}

type action struct {
	kind string
	text text
}

var stories = []story{powerStory, configStory, deployStory, surgeStory, networkStory, certificateStory, storageStory, vendorStory}

var powerStory = story{
	category: "power/distribution", trigger: "power",
	titles: []text{
		{"{site} 분전반 차단에 따른 {feature} 장애", "{feature} down after a distribution board tripped at {site}"},
		{"{site} 전원 이상으로 {feature} 기능 중단", "Loss of power at {site} stops {feature}"},
	},
	summary: []text{
		{"{site}에서 분전반 하나가 차단되어 서버 두 줄의 전원이 끊겼고, {feature} 기능이 {minutes}분 동안 멈추거나 느려졌다.", "At {site} one distribution board tripped, two rows of servers lost their power, and {feature} was down or slow for {minutes} minutes."},
		{"예비 전원은 들어왔으나 서버가 차례로 다시 켜지는 데 시간이 걸렸다.", "The reserve supply came on, but the servers needed time to start one after another."},
		{"같은 층의 다른 서버는 영향을 받지 않았다.", "Other servers on the same floor were not touched."},
		{"운영팀은 남은 설비로 요청을 옮긴 뒤 전원을 하나씩 복구했다.", "Operations moved requests to what was left and then restored the power piece by piece."},
	},
	cause: []text{
		{"차단기의 설정값이 늘어난 부하보다 낮았다.", "The breaker was set below the load, which had grown."},
		{"두 전원 계통이 같은 분전반을 지나고 있어 이중화가 이름뿐이었다.", "Both supplies ran through the same board, so the duplication was one in name only."},
		{"부하가 늘어난 것을 용량 관리표가 반영하지 못했다.", "The capacity sheet did not follow the growth of the load."},
	},
	begins: []text{{"{site} 분전반이 차단되어 서버 두 줄이 꺼졌다.", "The board at {site} trips and two rows of servers go off."}},
	steps: []step{
		{.1, "detection", text{"응답 없는 서버가 늘었다는 경보가 울렸다.", "An alarm tells of more and more servers without an answer."}},
		{.2, "decision", text{"전원 문제로 보고 현장 확인을 요청했다.", "Power is suspected, and somebody on site is asked to look."}},
		{.35, "action", text{"남은 설비로 요청을 옮기기 시작했다.", "Requests begin to move to what is left."}},
		{.6, "action", text{"차단기를 올리고 서버를 한 줄씩 켰다.", "The breaker is closed and the servers are started row by row."}},
		{.75, "communication", text{"복구 중이라는 안내문을 올렸다.", "A notice says that service is coming back."}},
		{1, "recovery", text{"모든 서버가 정상으로 돌아왔다.", "All servers are back."}},
	},
	actions: []action{
		{"prevent", text{"두 전원 계통을 서로 다른 분전반에 연결한다", "Lead the two supplies through different boards"}},
		{"detect", text{"분전반의 부하를 감시 항목에 넣는다", "Watch the load of each board"}},
		{"mitigate", text{"서버를 켜는 순서를 자동으로 만든다", "Automate the order in which servers start"}},
		{"process", text{"용량 관리표를 분기마다 현장과 맞춘다", "Compare the capacity sheet with the site every quarter"}},
	},
}

var configStory = story{
	category: "change/config", trigger: "config",
	titles: []text{
		{"설정 변경 뒤 {feature} 기능 오류", "{feature} fails after a change of settings"},
		{"잘못된 제한값으로 {feature} 요청이 거절됨", "A wrong limit makes {feature} refuse requests"},
	},
	summary: []text{
		{"요청 제한값을 바꾸는 설정이 모든 서버에 적용된 직후 {feature} 요청의 상당수가 거절되었다.", "Right after a change of the request limits had reached all servers, a large part of the requests of {feature} was refused."},
		{"오류는 {minutes}분 동안 이어졌고 설정을 되돌리자 곧 사라졌다.", "The errors went on for {minutes} minutes and ended soon after the settings were put back."},
		{"새 설정은 시험 환경에서 문제를 보이지 않았다.", "In the test environment the new settings had shown no problem."},
		{"{site}를 지나는 요청이 가장 크게 영향을 받았다.", "Requests by way of {site} were hit most."},
	},
	cause: []text{
		{"제한값의 단위가 초에서 밀리초로 바뀐 것을 설정 도구가 검사하지 않았다.", "The unit of the limit had changed from seconds to milliseconds, and the tool did not check it."},
		{"설정은 단계 없이 모든 서버에 한꺼번에 적용되었다.", "The settings went to all servers at once, without stages."},
		{"되돌리는 단추가 있었으나 권한이 있는 사람이 적었다.", "There was a way back, but few people had the right to use it."},
	},
	begins: []text{{"새 설정이 모든 서버에 적용되었다.", "The new settings reach all servers."}, {"제한값을 바꾼 설정이 배포되었다.", "The changed limits are rolled out."}},
	steps: []step{
		{.15, "detection", text{"오류 비율 경보가 울렸다.", "The alarm for the error rate goes off."}},
		{.3, "event", text{"거절된 요청이 다시 시도되면서 부하가 늘었다.", "Refused requests are tried again, and the load grows."}},
		{.45, "decision", text{"직전 설정 변경을 원인으로 보고 되돌리기로 했다.", "The last change of settings is suspected, and is to be put back."}},
		{.6, "communication", text{"상황판에 안내문을 올렸다.", "A notice goes on the status page."}},
		{.8, "action", text{"이전 설정을 모든 서버에 다시 적용했다.", "The earlier settings go to all servers again."}},
		{1, "recovery", text{"오류 비율이 평소 수준으로 내려갔다.", "The error rate is back to normal."}},
	},
	actions: []action{
		{"prevent", text{"설정 값의 단위와 범위를 도구가 검사하게 한다", "Let the tool check units and ranges of settings"}},
		{"prevent", text{"설정을 단계별로 적용한다", "Roll settings out in stages"}},
		{"mitigate", text{"되돌리는 권한을 당번에게 준다", "Give the people on call the right to put settings back"}},
		{"detect", text{"적용 직후 오류 비율을 자동으로 비교한다", "Compare error rates automatically right after a change"}},
	},
}

var deployStory = story{
	category: "change/deploy", trigger: "deploy",
	titles: []text{
		{"새 버전 배포 뒤 {feature} 기능 지연", "{feature} slow after a new version"},
		{"배포 중 메모리 누수로 {feature} 중단", "A memory leak in a new version stops {feature}"},
	},
	summary: []text{
		{"새 버전을 배포한 뒤 {feature} 서버의 메모리가 계속 늘어 차례로 다시 시작되었다.", "After a new version had been deployed, the servers of {feature} used more and more memory and restarted one after another."},
		{"{minutes}분 동안 응답이 느리거나 없었으며, 이전 버전으로 되돌려 끝났다.", "For {minutes} minutes answers were late or missing; going back to the earlier version ended it."},
		{"카나리아 서버에서는 요청이 적어 문제가 드러나지 않았다.", "On the canary servers, with few requests, the problem had not shown."},
		{"다시 시작된 서버로 요청이 몰리면서 회복이 더뎠다.", "Requests crowded on the servers that had restarted, which slowed the recovery down."},
	},
	cause: []text{
		{"연결을 닫지 않는 코드가 새 버전에 들어 있었다.", "The new version held code that left connections open."},
		{"부하 시험의 시간이 짧아 누수가 보이지 않았다.", "The load test was too short for the leak to show."},
		{"자동 재시작이 한꺼번에 일어나 남은 서버에 부하가 몰렸다.", "Automatic restarts came all at once and left the load to the others."},
	},
	begins: []text{{"새 버전이 모든 서버에 배포되었다.", "The new version is on all servers."}},
	steps: []step{
		{.2, "event", text{"서버들이 메모리 부족으로 다시 시작되기 시작했다.", "Servers begin to restart for want of memory."}},
		{.3, "detection", text{"응답 시간 경보가 울렸다.", "The alarm for response times goes off."}},
		{.45, "action", text{"재시작 간격을 늘려 부하를 나누었다.", "Restarts are spread out to share the load."}},
		{.6, "decision", text{"이전 버전으로 되돌리기로 했다.", "It is decided to go back to the earlier version."}},
		{.7, "communication", text{"지연을 알리는 안내문을 올렸다.", "A notice tells of the delays."}},
		{1, "recovery", text{"이전 버전에서 응답 시간이 정상으로 돌아왔다.", "With the earlier version response times are normal."}},
	},
	actions: []action{
		{"detect", text{"부하 시험을 여섯 시간으로 늘린다", "Run load tests for six hours"}},
		{"prevent", text{"카나리아 서버가 실제 요청의 5%를 받게 한다", "Give canary servers 5 % of the real requests"}},
		{"mitigate", text{"재시작이 겹치지 않게 한다", "Keep restarts from coming together"}},
		{"detect", text{"열린 연결의 수를 감시한다", "Watch the number of open connections"}},
	},
}
