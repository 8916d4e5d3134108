// Package check finds what is wrong, missing or contradictory in records that can be read, and says where and what was wanted.
//
//  1. The rules ([Rules]) stand in a list, a file for each topic. A rule looks at one record beside all others and reports
//     [record.Diagnostic]s at exact places. The rules of structure, which report/record applies while it reads, are in the
//     list as well: whoever asks what a finding means, or silences one, needs not know who found it.
//  2. [Run] applies the rules to every record, side by side. Within a record they go in order of the list, and a rule that
//     has found a fact wrong marks it as doubtful, so that later rules do not complain about what follows from it: one
//     mistake, one finding.
//  3. The register's silences lower or drop findings, and those that match nothing are findings themselves.
//  4. A [Format] prints what is left: for people, programs, code scanners or pull requests.
//
// A rule that nags is worse than none. Whoever adds one asks: what would a careful author do about it? If the answer is
// "nothing", the rule is wrong. Records that are not confirmed and near misses are asked for less.
package check
