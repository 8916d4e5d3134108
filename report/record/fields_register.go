package record

// registerFields is the table of the fields of a register: a line a field, and nothing but lines, hence its length.
func registerFields() []field {
	return []field{
		{Path: "register", Type: typeTable, Means: "What the records share."},
		{Path: "register.name", Type: typeWords, Means: "Whose register it is.", Example: `{ ko = "카카오", en = "Kakao" }`},
		{Path: "register.zone", Type: typeZoneName, Means: "The zone of times that name none; by default UTC.", Example: `"Asia/Seoul"`},
		{Path: "register.languages", Type: typePlainList, Means: "The languages of the texts; a plain text is in the first.", Example: `["ko", "en"]`},
		{Path: "register.starts", Type: typeTime, Means: "When the records begin to be complete: exposure is counted from here.", Example: `2012-01-01`},
		{Path: "register.severity_floor", Type: typeRef, Names: "severity", Means: "The mildest severity that counts.", Example: `"sev3"`},
		{Path: "register.severity_rule", Type: typeMarkdown, Means: "Who assigned severities, and by what rule.", Example: `"By duration."`},
		{Path: "register.ids", Type: typePlain, Means: "Pattern of new ids; its {year} is that of the day on which the record is made. Gaps are looked for only where there is {seq}.", Example: `"INC-{year}-{seq:3}"`},
		{Path: "register.fiscal_year_starts", Type: typeCount, Means: "The month, from 1 to 12, in which the fiscal year begins.", Example: `1`},
		{Path: "register.classification", Type: typeWords, Means: "Running header of documents.", Example: `"Confidential"`},
		{Path: "register.taxonomy_version", Type: typePlain, Means: "Version of the causes.", Example: `"1"`},

		{Path: "accounting", Type: typeTable, Means: "How downtime is counted; every report prints it."},
		{Path: "accounting.hours", Type: typeTableList, Values: []string{"24x7"}, Means: "Support hours, or \"24x7\".", Example: `"24x7"`},
		{Path: "accounting.hours[].days", Type: typeWordList, Required: true, Values: []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"}, Means: "Days of the week.", Example: `["mon", "fri"]`},
		{Path: "accounting.hours[].from", Type: typeHourOfDay, Required: true, Means: "From.", Example: `"09:00"`},
		{Path: "accounting.hours[].to", Type: typeHourOfDay, Required: true, Means: "To.", Example: `"18:00"`},
		{Path: "accounting.partial", Type: typeWord, Values: []string{"any-impact", "weighted"}, Means: "How partial impact counts.", Example: `"any-impact"`},
		{Path: "accounting.maintenance", Type: typeWord, Values: []string{"excluded", "included"}, Means: "Whether maintenance counts.", Example: `"excluded"`},
		{Path: "accounting.blind", Type: typeTableList, Means: "Periods in which nobody recorded."},
		{Path: "accounting.blind[].from", Type: typeTime, Required: true, Means: "From.", Example: `2013-01-01`},
		{Path: "accounting.blind[].to", Type: typeTime, Required: true, Means: "To.", Example: `2013-06-30`},
		{Path: "accounting.blind[].because", Type: typeWords, Means: "Why.", Example: `"The team was new."`},

		{Path: "analysis", Type: typeFreeTable, Means: "Judgements of the recurrence analysis, all printed in its method: suggest, rho, unknown_causes, look_back_days; m and discount by field; " +
			"the rule of two in six months: rule_months and rule_incidents (6 and 2), its thresholds rule_hours (downtime of a group in hours, overlaps counted once) and " +
			"rule_users (users of a group, added up; of one incident the largest of its features), and rule_needs, how many of them a group must pass (1).", Example: `{ unknown_causes = ["internal-error"], rule_hours = 24 }`},

		{Path: "severity", Type: typeTableList, Means: "The severities, worst first; replaces the built-in ones."},
		{Path: "severity[].id", Type: typeID, Required: true, Means: "What records call it.", Example: `"sev1"`},
		{Path: "severity[].name", Type: typeWords, Means: "Its name.", Example: `{ ko = "심각", en = "Critical" }`},
		{Path: "severity[].means", Type: typeWords, Means: "What it means.", Example: `"Main functions down for an hour or more."`},

		{Path: "service", Type: typeTableList, Means: "Services, for the sake of their names: features say which one they are part of."},
		{Path: "service[].id", Type: typeID, Required: true, Means: "What features call it.", Example: `"kakaotalk"`},
		{Path: "service[].name", Type: typeWords, Means: "Its name.", Example: `{ ko = "카카오톡", en = "KakaoTalk" }`},

		{Path: "feature", Type: typeTableList, Means: "What users do with a service, and can lose."},
		{Path: "feature[].id", Type: typeID, Required: true, Means: "What records call it.", Example: `"messaging"`},
		{Path: "feature[].name", Type: typeWords, Means: "Its name.", Example: `{ ko = "메시지 수발신", en = "Messaging" }`},
		{Path: "feature[].service", Type: typeRef, Names: "service", Means: "The service that it is part of.", Example: `"kakaotalk"`},
		{Path: "feature[].aliases", Type: typePlainList, Means: "Other words for it, to match texts.", Example: `["톡", "chat"]`},
		{Path: "feature[].slo", Type: typeShare, Means: "Its objective; without one no budget is computed.", Example: `0.9995`},
		{Path: "feature[].users", Type: typeCount, Means: "How many users it has.", Example: `47000000`},
		{Path: "feature[].needs", Type: typeRefList, Names: "feature", Means: "Features that it cannot work without.", Example: `["login"]`},
		{Path: "feature[].runs_at", Type: typeTableList, Means: "Where it runs."},
		{Path: "feature[].runs_at[].site", Type: typeRef, Names: "site", Required: true, Means: "A site of this register.", Example: `"sk-cnc-pangyo"`},
		{Path: "feature[].runs_at[].role", Type: typeWord, Values: []string{"primary", "standby", "active"}, Means: "What the site is for.", Example: `"standby"`},
		{Path: "feature[].runs_at[].share", Type: typeShare, Means: "Share of the load.", Example: `0.5`},
		{Path: "feature[].runs_at[].needs_sites", Type: typeCount, Means: "How many of the active sites are needed.", Example: `2`},
		{Path: "feature[].runs_at[].switchover", Type: typeLength, Means: "How long switching to it takes.", Example: `"30m"`},
		{Path: "feature[].runs_at[].last_drill", Type: typeTime, Means: "When that was last exercised.", Example: `2021-09-01`},

		{Path: "site", Type: typeTableList, Means: "Data centers, cloud regions, networks and vendors."},
		{Path: "site[].id", Type: typeID, Required: true, Means: "What records call it.", Example: `"sk-cnc-pangyo"`},
		{Path: "site[].name", Type: typeWords, Means: "Its name.", Example: `{ ko = "판교", en = "Pangyo" }`},
		{Path: "site[].kind", Type: typeWord, Values: []string{"data-center", "cloud-region", "network", "vendor"}, Means: "What it is.", Example: `"data-center"`},
		{Path: "site[].operator", Type: typeWords, Means: "Who runs it.", Example: `"SK C&C"`},
		{Path: "site[].ownership", Type: typeWord, Values: []string{"owned", "leased"}, Means: "Whose it is.", Example: `"leased"`},
		{Path: "site[].region", Type: typeWords, Means: "Where it stands.", Example: `"Seongnam"`},
		{Path: "site[].hosts", Type: typePlainList, Means: "Shared fate: what else dies with it.", Example: `["deployment-tools"]`},
		{Path: "site[].note", Type: typeMarkdown, Means: "What else to know of it.", Example: `"Leased as a whole."`},
		{Path: "site[].source", Type: typeSources, Means: "Where it was published.", Example: `"msit"`},

		{Path: "cause", Type: typeTableList, Means: "The taxonomy of causes; replaces the built-in one."},
		{Path: "cause[].id", Type: typeID, Required: true, Means: "What records call it; a slash leads to what is below.", Example: `"power/fire"`},
		{Path: "cause[].name", Type: typeWords, Means: "Its name.", Example: `{ ko = "화재", en = "Fire" }`},

		{Path: "source", Type: typeTableList, Means: "Where facts were published; records may cite these as well."},
		{Path: "source[].id", Type: typeID, Required: true, Means: "What facts cite it by.", Example: `"msit"`},
		{Path: "source[].title", Type: typeWords, Means: "Its headline.", Example: `"디지털 서비스 장애 조사결과"`},
		{Path: "source[].publisher", Type: typeWords, Means: "Who published it.", Example: `"Ministry of Science and ICT"`},
		{Path: "source[].date", Type: typeTime, Means: "When.", Example: `2022-12-06`},
		{Path: "source[].url", Type: typePlain, Means: "Its address.", Example: `"https://example.com/1"`},
		{Path: "source[].note", Type: typeWords, Means: "What else to know of it.", Example: `"A copy; the original is gone."`},
		{Path: "source[].audience", Type: typeWord, Values: Audiences, Means: "Who may see it.", Example: `"internal"`},

		{Path: "silence", Type: typeTableList, Means: "A rule lowered or silenced, for one record or for all."},
		{Path: "silence[].rule", Type: typePlain, Required: true, Means: "The rule's name.", Example: `"action-owner"`},
		{Path: "silence[].record", Type: typeRef, Names: "incident", Means: "For this record only.", Example: `"KAKAO-2012-04-28"`},
		{Path: "silence[].level", Type: typeWord, Values: []string{"note", "warning"}, Means: "The level to lower it to; by default it is silent.", Example: `"note"`},
		{Path: "silence[].because", Type: typeWords, Required: true, Means: "Why.", Example: `"No owner was ever named."`},

		{Path: "publish", Type: typeFreeTables, Means: "For programs that publish the pages: where, by name. This one reads none of it."},
	}
}
