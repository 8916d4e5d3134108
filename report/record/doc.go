// Package record reads incident records and the register that they share, and knows where everything in them stands.
//
// A record is one incident in one TOML file, written by people, often under stress. On its way to an [Incident] it passes:
//
//  1. The files ([Load], [LoadBytes]). Records are found, and read side by side. Whatever stands in the way of one file is
//     a finding about that file and never hides the others.
//  2. The tree. A parser with byte ranges makes a tree beside the decoder, which has no positions inside lists.
//  3. The checks. The tree is walked beside the table of fields, which describes every key once: unknown keys, wrong types
//     and values, what is missing, ids that do not exist. One mistake is one [Diagnostic], at its place.
//  4. Decoding and resolving. Only sound files are decoded; short forms become long ones, times and durations intervals
//     ([ParseMoment], [ParseSpan]), gaps the defaults.
//  5. The [Corpus]. What concerns several files is checked, and everything is put in order.
//
// The JSON Schemas ([Schema]) and FIELDS.md ([FieldsDoc]) come from the same table of fields, so that editors, people and
// the checks agree. [Print] shows diagnostics with their source lines; [File.Where] gives later checks their positions.
//
// Files that people wrote are changed as texts, and it is proved that they say what they said: [Edit] splices, [Format] puts
// into order. A new file is begun by people ([Blank]) or by a program ([Draft]); its name is an [IDPattern]'s.
package record
