// Package importer makes drafts of incident records from what other systems export.
//
// Nobody begins with an empty folder. An import goes through these steps:
//
//  1. The files ([Open]). Folders and archives are opened up; an import knows bytes with names, and no network.
//  2. The reading ([Import]). One [Importer] for each format turns the files into drafts, by way of a tree of values that
//     complains, with its place, about what it cannot use, and never stops at it: one bad row does not hide the others.
//  3. The names. Components, sites and severities are looked up in the register by id, name and alias; what is new there
//     is proposed ([Result.Register], [Result.Additions]), under ids made of the names that the source uses.
//  4. The plan ([Result.Plan]). Records that were imported before are merged: what the source changed since then is
//     taken, what people wrote is kept, and where both changed the same lines people win and are told.
//
// An import never makes up a time or a cause. What the source does not know stays empty or "unknown"; what was inferred
// from something else has precision = "derived" or a comment "# imported: check", which the checks report until somebody
// has looked and removed it. Every record says under [imported] where it came from.
package importer
