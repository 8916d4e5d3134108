package record

import "time"

// builtin is the register of a folder that has none: severities, causes, and UTC. Any feature or site is fine.
func builtin() *Register {
	return &Register{
		Zone:       time.UTC,
		Languages:  []string{"en", "ko"},
		Accounting: Accounting{Partial: "any-impact", Maintenance: "excluded"},
		Severities: []Severity{
			{"sev1", both("심각", "Critical"), both("대부분의 이용자가 주요 기능을 쓸 수 없었다", "a main function was down for most users")},
			{"sev2", both("중대", "Major"), both("일부 이용자가 주요 기능을 쓸 수 없었거나 주요 기능이 느려졌다", "a main function was down for some users, or slow")},
			{"sev3", both("경미", "Minor"), both("부가 기능이 멈추거나 느려졌다", "a lesser function was down or slow")},
		},
		Causes: builtinCauses(),
	}
}

func both(ko, en string) Text { return Text{"ko": ko, "en": en} }

// builtinCauses is the taxonomy of a register that has none: where in the works the fault lay, and below it what it was.
func builtinCauses() []Category {
	return []Category{
		{"power", both("전원", "Power")},
		{"power/fire", both("화재", "Fire")},
		{"power/distribution", both("배전", "Power distribution")},
		{"power/supply", both("수전", "Power supply")},
		{"cooling", both("냉각", "Cooling")},
		{"network", both("네트워크", "Network")},
		{"network/internal", both("내부 네트워크", "Internal network")},
		{"network/equipment", both("네트워크 장비", "Network equipment")},
		{"network/external", both("외부 네트워크", "External network")},
		{"hardware", both("하드웨어", "Hardware")},
		{"software", both("소프트웨어", "Software")},
		{"software/bug", both("소프트웨어 결함", "Software defect")},
		{"capacity", both("용량", "Capacity")},
		{"capacity/surge", both("이용 급증", "Surge of use")},
		{"capacity/overload", both("과부하", "Overload")},
		{"change", both("변경 작업", "Change")},
		{"change/deploy", both("배포", "Deployment")},
		{"change/config", both("설정 변경", "Configuration change")},
		{"change/operation", both("운영 작업", "Operation work")},
		{"change/data", both("데이터 변경", "Data change")},
		{"third-party", both("외부 서비스", "Third party")},
		{"third-party/vendor", both("외부 업체", "Vendor")},
		{"security", both("보안", "Security")},
		{"security/attack", both("공격", "Attack")},
		{"security/certificate", both("인증서 만료", "Expired certificate")},
		{"redundancy", both("이중화", "Redundancy")},
		{"redundancy/single-site", both("한 곳에 집중", "Single site")},
		{"redundancy/failover-control-plane", both("전환 관리 시스템", "Failover control plane")},
		{"redundancy/spare-capacity", both("여유 용량 부족", "Spare capacity")},
		{"process", both("절차", "Process")},
		{"process/testing", both("시험", "Testing")},
		{"process/change-control", both("변경 관리", "Change control")},
		{"process/communication", both("의사소통", "Communication")},
		{"process/coordination", both("대응 지휘", "Coordination")},
		{"monitoring", both("감시", "Monitoring")},
		{"monitoring/detection", both("감지", "Detection")},
		{"human", both("사람의 조작", "Human operation")},
		{"internal-error", both("내부 오류(상세 미상)", "Internal error, details not known")},
	}
}
