package record

var clockMeans = []string{
	"What set it off happened.",
	"Impact on users began. A record that is not confirmed may lack it.",
	"The operator knew.",
	"Somebody took it on.",
	"It was declared an incident.",
	"The public was told.",
	"Impact was mostly over.",
	"Impact was over.",
	"The cause itself was removed.",
}

// incidentFields is the table of the fields of a record.
func incidentFields() []field {
	fields := incidentHead()
	for i, c := range ClockNames {
		fields = append(fields, field{Path: c, Type: typeClockTime, Long: "clock." + c, Means: clockMeans[i], Example: `"2022-10-15 15:30"`})
	}
	fields = append(fields, field{Path: "duration", Type: typeLength, Means: "How long the impact lasted, as stated; gives resolved if that is missing.", Example: `"약 9분"`})
	fields = append(fields, reviewFields()...)
	fields = append(fields, field{Path: "clock", Type: typeTable, Means: "The long form of started, resolved and the other times."})
	for i, c := range ClockNames {
		fields = append(fields, field{Path: "clock." + c, Type: typeClockTime, Means: clockMeans[i], Example: `{ at = "2022-10-15 15:30", source = "msit" }`})
	}
	return append(fields, incidentBlocks()...)
}

func incidentHead() []field {
	return []field{
		{Path: "id", Type: typeID, Means: "Name of the incident in links and file names; by default the name of the file.", Example: `"KAKAO-2022-10-15"`},
		{Path: "title", Type: typeWords, Required: true, Means: "What happened, in one line.", Example: `{ ko = "메시지 수발신 지연", en = "Messages delayed" }`},
		{Path: "severity", Type: typeRef, Names: "severity", Means: "How bad it was, by the register's rule. Only a record that is not confirmed may lack it.", Example: `"sev1"`},
		{Path: "status", Type: typeWord, Values: []string{"open", "mitigated", "resolved", "closed"}, Means: "How far the work has come; by default what the clocks say.", Example: `"closed"`},
		{Path: "kind", Type: typeWord, Values: []string{"outage", "degradation", "near-miss", "maintenance"}, Means: "What sort of incident; by default an outage.", Example: `"outage"`},
		{Path: "confirmed", Type: typeBool, Means: "False: it is mentioned somewhere, and not established; it counts as a bound. By default true.", Example: `false`},
		{Path: "audience", Type: typeWord, Values: Audiences, Means: "Who may see the record; by default internal.", Example: `"public"`},
		{Path: "summary", Type: typeMarkdown, Means: "What happened, in a paragraph or two.", Example: `"""일부 이용자의 메시지 수발신이 지연되었다."""`},
		{Path: "impact", Type: typeMarkdown, Means: "What it meant for users.", Example: `"No message was lost."`},
		{Path: "controls", Type: typePlainList, Means: "Audit controls that the record is evidence for.", Example: `["ISO27001 A.5.27"]`},
		{Path: "datacenter", Type: typeRef, Names: "site", Values: []string{"unknown"}, Long: "dependency", Means: "The short form of a dependency: the data center that the incident went through.", Example: `"sk-cnc-pangyo"`},
	}
}

// reviewFields stand before the clock: who opens a file reads first whether people stand behind it.
func reviewFields() []field {
	return []field{
		{Path: "review", Type: typeTable, Means: "Whether people stand behind the record."},
		{Path: "review.state", Type: typeWord, Values: []string{"draft", "in-review", "approved", "not-required"}, Means: "Until it is approved, pages are drafts.", Example: `"approved"`},
		{Path: "review.by", Type: typePlain, Means: "Who approved it.", Example: `"Kim"`},
		{Path: "review.on", Type: typeTime, Means: "When.", Example: `2022-12-20`},
		{Path: "review.because", Type: typeWords, Means: "Why no review is required.", Example: `"Published facts only."`},
	}
}

// incidentBlocks is the table of the fields of a record's blocks: a line a field, and nothing but lines, hence its length.
func incidentBlocks() []field {
	return []field{
		{Path: "claim", Type: typeTableList, Means: "What a party states, where parties differ or it is worth keeping."},
		{Path: "claim[].about", Type: typeWord, Required: true, Values: append([]string{"duration"}, ClockNames...), Means: "What it is about: the duration or a clock.", Example: `"duration"`},
		{Path: "claim[].says", Type: typeSaid, Required: true, Means: "What is stated.", Example: `"127h33m"`},
		{Path: "claim[].by", Type: typeWords, Means: "Who states it.", Example: `"Ministry of Science and ICT"`},
		{Path: "claim[].source", Type: typeSources, Means: "Where it was published.", Example: `"msit"`},
		{Path: "claim[].use", Type: typeBool, Means: "True: the figures compute with it.", Example: `true`},
		{Path: "claim[].audience", Type: typeWord, Values: Audiences, Means: "Who may see it.", Example: `"internal"`},

		{Path: "cause", Type: typeTable, Short: true, Names: "cause", Values: []string{"unknown"}, Means: "What is thought of the cause; in short, its category or \"unknown\".", Example: `"network"`},
		{Path: "cause.state", Type: typeWord, Values: []string{"unknown", "suspected", "confirmed", "disputed"}, Means: "How sure people are.", Example: `"confirmed"`},
		{Path: "cause.category", Type: typeRef, Names: "cause", Means: "A node of the register's taxonomy, as near to a leaf as is known.", Example: `"power/fire"`},
		{Path: "cause.trigger", Type: typeWord, Values: []string{"deploy", "config", "operation", "power", "network", "hardware", "capacity", "traffic", "data", "expiry", "human", "security", "external", "unknown"}, Means: "What set it off.", Example: `"external"`},
		{Path: "cause.summary", Type: typeMarkdown, Means: "The cause in words.", Example: `"A file was deleted during an update."`},
		{Path: "cause.answer_due", Type: typeTime, Means: "While it is unknown: when an answer is due.", Example: `2023-05-15`},
		{Path: "cause.source", Type: typeSources, Means: "Where it was published.", Example: `"msit"`},
		{Path: "cause.audience", Type: typeWord, Values: Audiences, Means: "Who may see it.", Example: `"internal"`},
		{Path: "cause.was", Type: typeTableList, Means: "What was thought before, oldest first."},
		{Path: "cause.was[].state", Type: typeWord, Required: true, Values: []string{"unknown", "suspected", "confirmed", "disputed"}, Means: "How sure people were.", Example: `"unknown"`},
		{Path: "cause.was[].category", Type: typeRef, Names: "cause", Means: "The category that was thought of.", Example: `"network"`},
		{Path: "cause.was[].summary", Type: typeMarkdown, Means: "In words.", Example: `"Still being identified."`},
		{Path: "cause.was[].until", Type: typeTime, Means: "Until when it was thought.", Example: `"2023-05-08 20:00"`},
		{Path: "cause.was[].source", Type: typeSources, Means: "Where it was published.", Example: `"fntimes"`},
		{Path: "cause.factor", Type: typeTableList, Means: "Contributing factors."},
		{Path: "cause.factor[].category", Type: typeRef, Names: "cause", Means: "A node of the register's taxonomy.", Example: `"redundancy/single-site"`},
		{Path: "cause.factor[].summary", Type: typeMarkdown, Means: "The factor in words.", Example: `"Tools ran in one data center."`},
		{Path: "cause.factor[].source", Type: typeSources, Means: "Where it was published.", Example: `"msit"`},
		{Path: "cause.factor[].audience", Type: typeWord, Values: Audiences, Means: "Who may see it.", Example: `"internal"`},

		{Path: "affected", Type: typeTableList, Short: true, Names: "feature", Means: "The features that it touched; in short, a list of their ids.", Example: `["messaging"]`},
		{Path: "affected[].feature", Type: typeRef, Names: "feature", Required: true, Means: "A feature of the register.", Example: `"messaging"`},
		{Path: "affected[].impact", Type: typeWord, Values: []string{"down", "degraded", "delayed", "data-loss"}, Means: "What happened to it.", Example: `"down"`},
		{Path: "affected[].users", Type: typeShare, Means: "Share of its users, if known.", Example: `0.8`},
		{Path: "affected[].started", Type: typeTime, Means: "If it differs from the incident's.", Example: `"15:30"`},
		{Path: "affected[].restored", Type: typeTime, Means: "If it differs from the incident's.", Example: `"2022-10-16 01:31"`},
		{Path: "affected[].symptom", Type: typeWords, Means: "What users saw.", Example: `"Messages stayed unsent."`},
		{Path: "affected[].source", Type: typeSources, Means: "Where it was published.", Example: `"msit"`},
		{Path: "affected[].audience", Type: typeWord, Values: Audiences, Means: "Who may see it.", Example: `"internal"`},

		{Path: "dependency", Type: typeTableList, Means: "The data center, cloud region, network or vendor that the incident went through."},
		{Path: "dependency[].site", Type: typeRef, Names: "site", Values: []string{"unknown"}, Required: true, Means: "A site of the register, or \"unknown\".", Example: `"sk-cnc-pangyo"`},
		{Path: "dependency[].role", Type: typeWord, Values: []string{"primary", "standby", "active"}, Means: "What it was for.", Example: `"primary"`},
		{Path: "dependency[].lost", Type: typeBool, Means: "Whether it was lost as a whole.", Example: `true`},
		{Path: "dependency[].standby", Type: typeTable, Means: "What stood ready to take over."},
		{Path: "dependency[].standby.existed", Type: typeWord, Values: []string{"yes", "no", "partial"}, Means: "Whether there was one.", Example: `"partial"`},
		{Path: "dependency[].standby.site", Type: typeRef, Names: "site", Values: []string{"unknown"}, Means: "Where.", Example: `"anyang"`},
		{Path: "dependency[].standby.triggered", Type: typeWord, Values: []string{"automatic", "manual", "none"}, Means: "How it was switched to.", Example: `"manual"`},
		{Path: "dependency[].standby.worked", Type: typeBool, Means: "Whether it took over.", Example: `false`},
		{Path: "dependency[].standby.last_drill", Type: typeTime, Means: "When it was last exercised.", Example: `2021-09-01`},
		{Path: "dependency[].standby.source", Type: typeSources, Means: "Where it was published.", Example: `"msit"`},
		{Path: "dependency[].why", Type: typeMarkdown, Means: "Why the standby did not help, or why this site was hit.", Example: `"The switch-over ran there only."`},
		{Path: "dependency[].source", Type: typeSources, Means: "Where it was published.", Example: `"msit"`},
		{Path: "dependency[].audience", Type: typeWord, Values: Audiences, Means: "Who may see it.", Example: `"internal"`},

		{Path: "timeline", Type: typeTableList, Means: "What happened when, in order."},
		{Path: "timeline[].at", Type: typeTime, Required: true, Means: "When. A time alone is on the incident's day, or the next after the entry above.", Example: `"15:33"`},
		{Path: "timeline[].what", Type: typeMarkdown, Required: true, Means: "What happened, in one line.", Example: `"Fire brigade called"`},
		{Path: "timeline[].kind", Type: typeWord, Values: []string{"event", "detection", "decision", "action", "communication", "recovery"}, Means: "What sort of entry.", Example: `"event"`},
		{Path: "timeline[].source", Type: typeSources, Means: "Where it was published.", Example: `"imaeil"`},
		{Path: "timeline[].audience", Type: typeWord, Values: Audiences, Means: "Who may see it.", Example: `"internal"`},

		{Path: "action", Type: typeTableList, Means: "What was promised, by whom, by when, and whether it was done."},
		{Path: "action[].id", Type: typeID, Means: "Its name in this record.", Example: `"A1"`},
		{Path: "action[].title", Type: typeWords, Required: true, Means: "What is to be done.", Example: `"Duplicate the tools"`},
		{Path: "action[].kind", Type: typeWord, Values: []string{"prevent", "detect", "mitigate", "process"}, Means: "What it is good for.", Example: `"prevent"`},
		{Path: "action[].owner", Type: typeWords, Means: "Who sees to it.", Example: `"Infrastructure"`},
		{Path: "action[].created", Type: typeTime, Means: "When it was promised.", Example: `2022-12-06`},
		{Path: "action[].due", Type: typeTime, Means: "By when.", Example: `2023-01-06`},
		{Path: "action[].closed", Type: typeTime, Means: "When it was done or rejected.", Example: `2023-01-05`},
		{Path: "action[].state", Type: typeWord, Values: []string{"open", "done", "rejected", "unknown"}, Means: "By default open, or done if it has a closing date; unknown where somebody looked and does not know.", Example: `"done"`},
		{Path: "action[].because", Type: typeWords, Means: "Why it was rejected.", Example: `"Replaced by A2."`},
		{Path: "action[].addresses", Type: typeRefList, Names: "cause", Means: "The causes and factors that it works on.", Example: `["redundancy/single-site"]`},
		{Path: "action[].incidents", Type: typeRefList, Names: "incident", Means: "The incidents that it answers; by default this one.", Example: `["KAKAO-2022-10-15"]`},
		{Path: "action[].evidence", Type: typePlain, Means: "Where it can be seen that it was done.", Example: `"https://example.com/42"`},
		{Path: "action[].source", Type: typeSources, Means: "Where it was published.", Example: `"msit"`},
		{Path: "action[].audience", Type: typeWord, Values: Audiences, Means: "Who may see it.", Example: `"internal"`},

		{Path: "signal", Type: typeTableList, Means: "What was seen outside: posts, tickets, claims for damages."},
		{Path: "signal[].what", Type: typeWords, Required: true, Means: "What was seen.", Example: `"Posts with the words 카톡 오류"`},
		{Path: "signal[].count", Type: typeCount, Means: "How many.", Example: `1500`},
		{Path: "signal[].at", Type: typeTime, Means: "When.", Example: `"2023-05-08 14:00"`},
		{Path: "signal[].source", Type: typeSources, Means: "Where it was published.", Example: `"fntimes"`},
		{Path: "signal[].audience", Type: typeWord, Values: Audiences, Means: "Who may see it.", Example: `"internal"`},

		{Path: "notice", Type: typeTableList, Means: "What users were told."},
		{Path: "notice[].at", Type: typeTime, Means: "When.", Example: `"14:02"`},
		{Path: "notice[].channel", Type: typePlain, Means: "Where.", Example: `"twitter"`},
		{Path: "notice[].text", Type: typeWords, Means: "What it said.", Example: `"All services are back."`},
		{Path: "notice[].by", Type: typeWords, Means: "Who said it.", Example: `"Kakao"`},
		{Path: "notice[].source", Type: typeSources, Means: "Where it was published.", Example: `"fntimes"`},
		{Path: "notice[].audience", Type: typeWord, Values: Audiences, Means: "Who may see it.", Example: `"internal"`},

		{Path: "lessons", Type: typeTable, Means: "What was learnt."},
		{Path: "lessons.went_well", Type: typeTextList, Means: "What went well.", Example: `["Users were told within minutes."]`},
		{Path: "lessons.went_wrong", Type: typeTextList, Means: "What went wrong.", Example: `["Nobody had tried the switch-over."]`},
		{Path: "lessons.lucky", Type: typeTextList, Means: "Where one was lucky.", Example: `["It was a Saturday."]`},
		{Path: "lessons.audience", Type: typeWord, Values: Audiences, Means: "Who may see them.", Example: `"internal"`},

		{Path: "related", Type: typeTableList, Means: "Decisions of people about how this incident relates to an earlier one."},
		{Path: "related[].incident", Type: typeRef, Names: "incident", Required: true, Means: "The earlier one.", Example: `"KAKAO-2012-04-28"`},
		{Path: "related[].relation", Type: typeWord, Required: true, Values: []string{"recurrence", "not-recurrence", "part-of", "same-factor"}, Means: "How this one relates to it. same-factor is evidence, not a link of a family.", Example: `"recurrence"`},
		{Path: "related[].because", Type: typeWords, Means: "Why.", Example: `"All servers behind one power supply again."`},
		{Path: "related[].by", Type: typeWords, Means: "Who decided.", Example: `"Kim"`},
		{Path: "related[].on", Type: typeTime, Means: "When.", Example: `2022-12-20`},
		{Path: "related[].source", Type: typeSources, Means: "Where it was published.", Example: `"msit"`},
		{Path: "related[].audience", Type: typeWord, Values: Audiences, Means: "Who may see it.", Example: `"internal"`},

		{Path: "source", Type: typeTableList, Means: "Where facts were published."},
		{Path: "source[].id", Type: typeID, Required: true, Means: "What facts cite it by.", Example: `"msit"`},
		{Path: "source[].title", Type: typeWords, Means: "Its headline.", Example: `"디지털 서비스 장애 조사결과"`},
		{Path: "source[].publisher", Type: typeWords, Means: "Who published it.", Example: `"Ministry of Science and ICT"`},
		{Path: "source[].date", Type: typeTime, Means: "When.", Example: `2022-12-06`},
		{Path: "source[].url", Type: typePlain, Means: "Its address.", Example: `"https://example.com/1"`},
		{Path: "source[].note", Type: typeWords, Means: "What else to know of it.", Example: `"A copy; the original is gone."`},
		{Path: "source[].audience", Type: typeWord, Values: Audiences, Means: "Who may see it.", Example: `"internal"`},

		{Path: "revision", Type: typeTableList, Means: "The record's own history for people: what changed and why."},
		{Path: "revision[].on", Type: typeTime, Required: true, Means: "When it changed.", Example: `2023-05-08`},
		{Path: "revision[].was", Type: typePlain, Means: "What stood there before.", Example: `"clock.resolved 13:54"`},
		{Path: "revision[].because", Type: typeWords, Means: "Why.", Example: `"Internal logs say 13:50."`},
		{Path: "revision[].source", Type: typeSources, Means: "Where it was published.", Example: `"fntimes"`},
		{Path: "revision[].audience", Type: typeWord, Values: Audiences, Means: "Who may see it.", Example: `"internal"`},

		{Path: "imported", Type: typeTable, Means: "Where an import took the record from."},
		{Path: "imported.system", Type: typePlain, Means: "The system.", Example: `"statuspage"`},
		{Path: "imported.id", Type: typePlain, Means: "The incident's id there.", Example: `"kctbh9vrtdwd"`},
		{Path: "imported.url", Type: typePlain, Means: "Its address.", Example: `"https://example.com/i/1"`},
		{Path: "imported.file", Type: typePlain, Means: "The file that was read.", Example: `"incidents.json"`},
		{Path: "imported.digest", Type: typePlain, Means: "SHA-256 of it.", Example: `"9f86d081…"`},
	}
}
