// Package incidents holds the KakaoTalk register: what was published about the outages of KakaoTalk and the services
// around it from 2010 to 2025, one file an incident, and register.toml with the names, severities, causes and data
// centers that the records share.
//
// The records come from public sources only, which each of them names; nobody at Kakao wrote or reviewed them. They
// are the demonstration that `postmortem render` works on, the corpus that the goldens are made from, and seeds of the
// fuzz targets; FS is for the tests, and no part of the program.
package incidents

import "embed"

// FS holds register.toml and the records, each at the top.
//
//go:embed *.toml
var FS embed.FS
