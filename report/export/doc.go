// Package export gives records to other programs: JSON, JSON Lines, CSV, iCalendar, OpenMetrics, Markdown with front matter.
//
//  1. What an audience may see ([Of]). Every format writes from that and from nothing else.
//  2. The format ([Formats]). JSON holds everything that the records say, by the names of their fields; the others hold what
//     their readers have a place for. Times and durations are intervals everywhere, as in the records: a program that
//     wants one number has to choose it knowingly.
//
// The same records and the same date give the same bytes.
package export
