package gen

var surgeStory = story{
	category: "capacity/surge", trigger: "traffic",
	titles: []text{
		{"이용 폭주로 {feature} 요청 지연", "A surge of use delays {feature}"},
		{"순간 트래픽 증가에 따른 {feature} 장애", "Sudden traffic brings {feature} down"},
	},
	summary: []text{
		{"큰 소식이 알려진 직후 {feature} 요청이 평소의 여섯 배로 늘어 {minutes}분 동안 처리가 밀렸다.", "Right after large news had broken, requests of {feature} rose to six times the usual and were behind for {minutes} minutes."},
		{"비상 모드는 요청이 몰린 뒤에야 켜졌다.", "The emergency mode was switched on only after the surge had come."},
		{"대기열이 가득 차면서 일부 요청은 두 번 처리되었다.", "As queues filled up, some requests were handled twice."},
		{"{site}의 설비를 늘린 뒤 처리가 따라잡았다.", "With more machines at {site} the work caught up."},
	},
	cause: []text{
		{"자동 확장의 상한이 최근 이용량보다 낮게 잡혀 있었다.", "The upper limit of automatic scaling was below what had become usual."},
		{"비상 모드를 켜는 기준이 사람의 판단에 맡겨져 있었다.", "When to switch the emergency mode on was left to judgement."},
		{"다시 시도하는 요청이 부하를 더 키웠다.", "Requests that were tried again made the load larger."},
	},
	begins: []text{{"{feature} 요청이 갑자기 늘기 시작했다.", "Requests of {feature} begin to rise suddenly."}},
	steps: []step{
		{.1, "event", text{"대기열이 상한에 닿았다.", "Queues reach their limit."}},
		{.2, "detection", text{"지연 경보가 울렸다.", "The alarm for delays goes off."}},
		{.4, "action", text{"자동 확장의 상한을 올렸다.", "The limit of automatic scaling is raised."}},
		{.55, "action", text{"비상 모드를 켜 부가 기능을 줄였다.", "The emergency mode is switched on and lesser functions are cut."}},
		{.7, "communication", text{"지연을 알리는 안내문을 올렸다.", "A notice tells of the delays."}},
		{1, "recovery", text{"대기열이 비워지고 처리 시간이 정상으로 돌아왔다.", "Queues are empty and times are normal."}},
	},
	actions: []action{
		{"prevent", text{"비상 모드가 자동으로 켜지게 한다", "Let the emergency mode switch itself on"}},
		{"prevent", text{"확장 상한을 달마다 다시 정한다", "Set the limits of scaling anew every month"}},
		{"mitigate", text{"다시 시도하는 간격을 늘려 가게 한다", "Make clients wait longer before each new try"}},
		{"detect", text{"대기열 길이에 경보를 건다", "Put an alarm on the length of queues"}},
	},
}

var networkStory = story{
	category: "network/internal", trigger: "network",
	titles: []text{
		{"내부 네트워크 이상에 따른 {feature} 장애", "Trouble in the internal network hits {feature}"},
		{"스위치 고장으로 {feature} 연결 실패", "A faulty switch breaks connections of {feature}"},
	},
	summary: []text{
		{"{site}의 스위치 하나가 일부 패킷만 버리기 시작해 {feature} 연결이 {minutes}분 동안 불안정했다.", "A switch at {site} began to drop some of the packets, and connections of {feature} were unstable for {minutes} minutes."},
		{"장비가 완전히 멈춘 것이 아니어서 자동 우회가 일어나지 않았다.", "As the device had not failed as a whole, no automatic detour was taken."},
		{"문제의 장비를 떼어 내자 바로 정상으로 돌아왔다.", "All was normal as soon as the device was taken out."},
		{"내부 감시 도구도 같은 망을 쓰고 있어 자료가 비었다.", "The monitoring used the same network and had gaps."},
	},
	cause: []text{
		{"스위치 펌웨어의 결함으로 특정 크기의 패킷이 버려졌다.", "A defect in the firmware of the switch dropped packets of a certain size."},
		{"상태 점검은 작은 패킷만 보내 결함을 지나쳤다.", "Health checks sent small packets only and passed over the defect."},
		{"같은 펌웨어를 쓰는 장비가 아직 여럿 남아 있었다.", "Several devices with the same firmware were still in use."},
	},
	begins: []text{{"스위치가 패킷을 버리기 시작했다.", "The switch begins to drop packets."}},
	steps: []step{
		{.15, "event", text{"연결이 끊겼다 이어지는 현상이 늘었다.", "More and more connections break and come back."}},
		{.3, "detection", text{"재전송 비율 경보가 울렸다.", "The alarm for retransmissions goes off."}},
		{.5, "decision", text{"구간을 나누어 장비를 하나씩 확인하기로 했다.", "It is decided to go through the devices one section at a time."}},
		{.65, "communication", text{"접속이 불안정하다는 안내문을 올렸다.", "A notice tells of unstable connections."}},
		{.9, "action", text{"문제의 스위치를 망에서 떼어 냈다.", "The switch is taken out of the network."}},
		{1, "recovery", text{"재전송 비율이 평소 수준으로 내려갔다.", "Retransmissions are back to normal."}},
	},
	actions: []action{
		{"prevent", text{"같은 펌웨어의 장비를 모두 갱신한다", "Update all devices with the same firmware"}},
		{"detect", text{"상태 점검에 큰 패킷을 넣는다", "Use large packets in health checks as well"}},
		{"mitigate", text{"감시 도구를 별도의 망으로 옮긴다", "Move the monitoring to a network of its own"}},
	},
}

var certificateStory = story{
	category: "security/certificate", trigger: "expiry",
	titles: []text{
		{"인증서 만료로 {feature} 접속 실패", "An expired certificate locks users out of {feature}"},
	},
	summary: []text{
		{"내부 통신에 쓰는 인증서가 만료되어 {feature} 서버끼리 서로를 믿지 못하게 되었고, {minutes}분 동안 요청이 실패했다.", "A certificate for internal traffic expired, servers of {feature} no longer trusted one another, and requests failed for {minutes} minutes."},
		{"새 인증서를 넣고 서버를 다시 시작하자 정상으로 돌아왔다.", "With a new certificate and a restart all was normal."},
		{"만료 알림은 이미 없어진 주소로 가고 있었다.", "Warnings about the end of its term went to an address that no longer existed."},
	},
	cause: []text{
		{"인증서가 자동 갱신 목록에 들어 있지 않았다.", "The certificate was not on the list for automatic renewal."},
		{"만료 날짜를 보는 감시가 바깥쪽 인증서만 다루었다.", "Monitoring of terms covered outward certificates only."},
		{"목록을 맡은 팀이 바뀌면서 한 항목이 빠졌다.", "One item was dropped when the list passed to another team."},
	},
	begins: []text{{"인증서의 기한이 끝났다.", "The certificate runs out."}},
	steps: []step{
		{.1, "event", text{"내부 연결이 거절되기 시작했다.", "Internal connections begin to be refused."}},
		{.25, "detection", text{"연결 오류 경보가 울렸다.", "The alarm for connection errors goes off."}},
		{.5, "decision", text{"인증서를 새로 발급하기로 했다.", "It is decided to issue a new certificate."}},
		{.6, "communication", text{"접속 문제를 알리는 안내문을 올렸다.", "A notice tells of the trouble."}},
		{.85, "action", text{"새 인증서를 넣고 서버를 다시 시작했다.", "The new certificate is in place and the servers restart."}},
		{1, "recovery", text{"모든 연결이 정상으로 돌아왔다.", "All connections are normal."}},
	},
	actions: []action{
		{"prevent", text{"내부 인증서도 자동으로 갱신한다", "Renew internal certificates automatically as well"}},
		{"detect", text{"모든 인증서의 기한을 감시한다", "Watch the terms of all certificates"}},
		{"process", text{"담당이 바뀔 때 목록을 함께 넘긴다", "Hand lists over when teams change"}},
	},
}

var storageStory = story{
	category: "capacity/overload", trigger: "capacity",
	titles: []text{
		{"저장소 포화로 {feature} 쓰기 실패", "A full store makes writes of {feature} fail"},
		{"데이터베이스 과부하로 {feature} 지연", "An overloaded database delays {feature}"},
	},
	summary: []text{
		{"{feature} 데이터베이스의 복제 지연이 커져 쓰기가 {minutes}분 동안 실패하거나 늦어졌다.", "Replication of the database of {feature} fell behind, and writes failed or were late for {minutes} minutes."},
		{"정기 정리 작업이 이용이 많은 시간과 겹쳤다.", "A regular clean-up ran into the busy hours."},
		{"읽기는 대부분 정상이었다.", "Reads were mostly normal."},
		{"정리 작업을 멈춘 뒤 복제가 따라잡았다.", "With the clean-up stopped, replication caught up."},
	},
	cause: []text{
		{"정리 작업이 한 번에 지우는 행의 수에 제한이 없었다.", "The clean-up had no limit on the rows it deleted at a time."},
		{"데이터가 두 배로 늘어 작업 시간이 밤을 넘겼다.", "The data had doubled, and the job ran on beyond the night."},
		{"복제 지연이 임계값을 넘어도 작업이 멈추지 않았다.", "The job went on although replication was behind the threshold."},
	},
	begins: []text{{"복제 지연이 임계값을 넘었다.", "Replication falls behind the threshold."}},
	steps: []step{
		{.15, "detection", text{"쓰기 오류 경보가 울렸다.", "The alarm for write errors goes off."}},
		{.35, "decision", text{"정리 작업을 멈추기로 했다.", "It is decided to stop the clean-up."}},
		{.4, "action", text{"정리 작업을 멈추었다.", "The clean-up is stopped."}},
		{.5, "communication", text{"저장이 늦어진다는 안내문을 올렸다.", "A notice tells of late writes."}},
		{.7, "event", text{"복제가 따라잡기 시작했다.", "Replication begins to catch up."}},
		{1, "recovery", text{"밀린 쓰기가 모두 처리되었다.", "All late writes are done."}},
	},
	actions: []action{
		{"prevent", text{"정리 작업을 작은 묶음으로 나눈다", "Cut the clean-up into small batches"}},
		{"prevent", text{"복제가 밀리면 작업이 스스로 멈추게 한다", "Make the job stop by itself when replication is behind"}},
		{"detect", text{"작업 시간이 길어지면 알린다", "Tell when the job takes longer"}},
		{"process", text{"데이터 증가를 분기마다 검토한다", "Review the growth of data every quarter"}},
	},
}

var vendorStory = story{
	category: "third-party/vendor", trigger: "external",
	titles: []text{
		{"외부 업체 장애로 {feature} 기능 일부 중단", "Trouble at a vendor stops parts of {feature}"},
	},
	summary: []text{
		{"외부 인증 업체의 서비스가 멈추어 {feature} 기능의 일부가 {minutes}분 동안 동작하지 않았다.", "The service of an outside vendor stopped, and parts of {feature} did not work for {minutes} minutes."},
		{"두 번째 업체로 돌리는 설정이 있었으나 손으로 바꾸어야 했다.", "There was a second vendor, but switching to it had to be done by hand."},
		{"업체는 사흘 뒤 데이터베이스 교체 작업 중의 오류였다고 알려 왔다.", "Three days later the vendor named an error during the replacement of a database."},
	},
	cause: []text{
		{"업체의 응답이 없을 때 기다리는 시간이 너무 길어 우리 서버의 연결이 모두 묶였다.", "The time to wait for the vendor was too long, so all connections of our servers were tied up."},
		{"업체의 상황판을 보는 감시가 없었다.", "Nothing watched the vendor's status page."},
		{"두 번째 업체의 용량을 시험한 적이 없었다.", "The capacity of the second vendor had never been tried."},
	},
	begins: []text{{"업체의 응답이 늦어지기 시작했다.", "The vendor's answers begin to come late."}},
	steps: []step{
		{.2, "detection", text{"외부 호출 실패 경보가 울렸다.", "The alarm for outside calls goes off."}},
		{.35, "communication", text{"업체에 확인을 요청하고 안내문을 올렸다.", "The vendor is asked, and a notice goes up."}},
		{.5, "decision", text{"두 번째 업체로 돌리기로 했다.", "It is decided to switch to the second vendor."}},
		{.7, "action", text{"요청의 절반을 두 번째 업체로 돌렸다.", "Half of the requests go to the second vendor."}},
		{1, "recovery", text{"업체의 서비스가 돌아와 모두 정상이 되었다.", "The vendor is back and all is normal."}},
	},
	actions: []action{
		{"mitigate", text{"업체를 자동으로 바꾸게 한다", "Switch vendors automatically"}},
		{"prevent", text{"기다리는 시간을 2초로 줄인다", "Wait for two seconds at most"}},
		{"process", text{"두 번째 업체로 돌리는 훈련을 반기마다 한다", "Practise the switch twice a year"}},
	},
}
