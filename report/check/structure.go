package check

import "example.com/postmortem/report/record"

// structureRules are those that report/record applies while it reads. They are here so that they can be explained.
var structureRules = []*Rule{
	structure("unreadable", "A file cannot be opened or read.", "The finding carries what the system says: permissions, a broken link, a loop of links. All other files are checked all the same."),
	structure("not-a-file", "Something that is not a file has the name of a record.", "A folder called x.toml is a slip, or somebody's joke. Records are files."),
	structure("too-large", "A file is larger than 4 MiB.", "One file holds one incident. The limit bounds what a hostile file can cost."),
	structure("not-utf8", "A file is not UTF-8.", "Editors on Windows still save Korean as CP949 at times. Save the file as UTF-8."),
	structure("syntax", "A file is not TOML.", "What stands behind the place cannot be read, so nothing is reported as missing there."),
	structure("too-many-keys", "A file has more than 50,000 keys and list items.", "No person writes as much in one record."),
	structure("too-deep", "Tables and lists are nested more than 64 levels deep.", "No record needs more than six."),
	{Name: "too-many-findings", Level: record.Note, Doc: "A file has more findings than are shown.", Why: "Whoever has more than a hundred wants to see the first ones."},
	{Name: "byte-order-mark", Level: record.Note, Doc: "A file begins with a byte order mark.", Why: "UTF-8 needs none, and some tools take it for a part of the first key."},
	{Name: "second-register", Level: record.Warning, Doc: "A register was met that is not the one in use.", Why: "The figures of one corpus can only be added up under one register. Give its folder as a path of its own, or name the register with --register."},
	structure("duplicate-key", "A key or a table stands twice.", "TOML allows each once; which of the two counts would be a matter of luck."),
	structure("both-forms", "Something is there in its short and in its long form.", "started and clock.started say the same; if they ever differ, nobody knows which one is meant."),
	structure("unknown-key", "A key is not one of the record's fields.", "A misspelt key is a fact that the pages leave out without a word. The hint names the field that it resembles."),
	structure("wrong-type", "A value is of the wrong type.", "A text where a number belongs, a single value where a list belongs."),
	structure("wrong-value", "A value is not one of those allowed.", "The words of status, kind, impact and others are fixed, so that they can be counted."),
	structure("missing-key", "A required key is missing.", "Only a title, a severity and a start are required, and of what is not confirmed only a title."),
	structure("bad-time", "A time cannot be read.", "Times are written as \"2022-10-15 15:30\", \"15:30\", \"약 15:30\", \"2022-10-15\", \"2023-11\" or \"unknown\", or as TOML dates."),
	structure("no-such-time", "A time does not exist in its zone.", "When summer time begins, the clocks skip an hour. What was written as a time in that hour was another one."),
	structure("bad-duration", "A duration cannot be read.", "Durations are written as \"1h30m\", \"20 minutes\", \"약 20분\", \"수 분\" or \"more than 1h\"."),
	structure("duplicate-id", "Two records, or two entries of a list, have one id.", "Links and relations would lead to either."),
	structure("unknown-severity", "There is no such severity.", "The register lists them; without a register there are sev1, sev2 and sev3."),
	structure("unknown-cause", "There is no such category of causes.", "The register's taxonomy lists them. A new category is added there, so that others find it."),
	structure("unknown-feature", "There is no such feature.", "The register lists what users can lose. A misspelt feature would lose its downtime."),
	structure("unknown-site", "There is no such site.", "The register lists data centers, networks and vendors; \"unknown\" is always allowed."),
	structure("unknown-source", "There is no such source.", "A source is an id of a [[source]] of the record or the register, or an address."),
	structure("unknown-incident", "There is no such incident.", "Relations, silences and actions name other records by their ids."),
}

// structure is an error of structure: the record is left out until it is mended.
func structure(name, doc, why string) *Rule {
	return &Rule{Name: name, Level: record.Error, Doc: doc, Why: why}
}
