package gen

// A thing of the register: its id and its names.
type named struct{ id, ko, en string }

var features = []named{
	{"messaging", "메시지 수발신", "Messaging"},
	{"media", "사진·동영상 전송", "Photos and videos"},
	{"login", "로그인", "Login"},
	{"search", "대화 검색", "Search"},
	{"push", "알림", "Notifications"},
	{"calls", "음성 통화", "Voice calls"},
	{"payment", "결제", "Payment"},
	{"gift", "선물하기", "Gifts"},
	{"maps", "지도", "Maps"},
	{"taxi", "택시 호출", "Taxi calls"},
	{"mail", "메일", "Mail"},
	{"backup", "대화 백업", "Chat backup"},
}

var sites = []named{
	{"hanbit", "한빛 데이터센터", "Hanbit data center"},
	{"naru", "나루 데이터센터", "Naru data center"},
	{"saebyeok", "새벽 데이터센터", "Saebyeok data center"},
	{"seoul-region", "서울 클라우드 리전", "Seoul cloud region"},
	{"carrier", "기간 통신망", "Carrier network"},
}

// registerText is the register that the records share. Objectives and numbers of users are invented like all the rest.
const registerText = `# An invented register.
[register]
name = { ko = "가온 메신저", en = "Gaon Messenger" }
zone = "Asia/Seoul"
languages = ["ko", "en"]
starts = 2014-01-01
severity_floor = "sev3"
severity_rule = { ko = "지속 시간과 기능의 중요도로 정한다.", en = "By length, and by how much depends on the feature." }
ids = "INC-{seq:5}"

[[feature]]
id = "messaging"
name = { ko = "메시지 수발신", en = "Messaging" }
service = "messenger"
aliases = ["메시지", "chat"]
slo = 0.9995
users = 31000000
needs = ["login"]
runs_at = [{ site = "hanbit", role = "primary" }, { site = "naru", role = "standby", switchover = "30m", last_drill = 2025-09-01 }]
[[feature]]
id = "media"
name = { ko = "사진·동영상 전송", en = "Photos and videos" }
service = "messenger"
slo = 0.999
users = 31000000
needs = ["messaging"]
runs_at = [{ site = "hanbit", role = "primary" }]
[[feature]]
id = "login"
name = { ko = "로그인", en = "Login" }
service = "account"
slo = 0.9995
users = 36000000
runs_at = [{ site = "hanbit", role = "active", share = 0.5, needs_sites = 1 }, { site = "naru", role = "active", share = 0.5, needs_sites = 1 }]
[[feature]]
id = "search"
name = { ko = "대화 검색", en = "Search" }
service = "messenger"
slo = 0.995
users = 12000000
[[feature]]
id = "push"
name = { ko = "알림", en = "Notifications" }
service = "messenger"
slo = 0.999
users = 31000000
runs_at = [{ site = "seoul-region", role = "primary" }]
[[feature]]
id = "calls"
name = { ko = "음성 통화", en = "Voice calls" }
service = "messenger"
slo = 0.999
users = 9000000
[[feature]]
id = "payment"
name = { ko = "결제", en = "Payment" }
service = "pay"
slo = 0.9999
users = 21000000
needs = ["login"]
runs_at = [{ site = "saebyeok", role = "primary" }, { site = "naru", role = "standby", switchover = "10m", last_drill = 2025-11-12 }]
[[feature]]
id = "gift"
name = { ko = "선물하기", en = "Gifts" }
service = "pay"
users = 14000000
needs = ["payment"]
[[feature]]
id = "maps"
name = { ko = "지도", en = "Maps" }
service = "mobility"
slo = 0.995
users = 8000000
[[feature]]
id = "taxi"
name = { ko = "택시 호출", en = "Taxi calls" }
service = "mobility"
slo = 0.999
users = 6000000
needs = ["maps", "login"]
[[feature]]
id = "mail"
name = { ko = "메일", en = "Mail" }
service = "mail"
slo = 0.995
users = 5000000
[[feature]]
id = "backup"
name = { ko = "대화 백업", en = "Chat backup" }
service = "messenger"
users = 17000000

[[site]]
id = "hanbit"
name = { ko = "한빛 데이터센터", en = "Hanbit data center" }
kind = "data-center"
ownership = "leased"
hosts = ["deployment-tools"]
[[site]]
id = "naru"
name = { ko = "나루 데이터센터", en = "Naru data center" }
kind = "data-center"
ownership = "owned"
[[site]]
id = "saebyeok"
name = { ko = "새벽 데이터센터", en = "Saebyeok data center" }
kind = "data-center"
ownership = "leased"
[[site]]
id = "seoul-region"
name = { ko = "서울 클라우드 리전", en = "Seoul cloud region" }
kind = "cloud-region"
[[site]]
id = "carrier"
name = { ko = "기간 통신망", en = "Carrier network" }
kind = "network"
`
