// Package analysis says what recurs in a register, and what so few events can bear. It knows no language: everything that reports say about
// recurrence is a field of its results, each number with its method, its n, its exposure and the incidents it came from, and prose is made
// from them only.
//
//  1. New takes what an audience may see of a corpus: nothing else is read, compared or counted.
//  2. What people declared ([[related]] in the records) decides. Package match suggests; a suggestion is never counted as a recurrence.
//  3. A Case is one incident: its relations to earlier ones with the evidence for and against, what had been promised after them and what had
//     become of it when this one began, whether it repeated while an action was open or after it was closed.
//  4. A Family is episodes that are the same problem again: its chain, its spells, and whether the action worked.
//  5. A Result is the register: pace and course, share of repeats, time to recurrence by cause, what became of actions, the groups of the
//     rule of two in six months, what nobody has decided yet and what contradicts, and every setting. It is what analysis.json holds.
//  6. Statements are all of a report's figures in one list, each with what it stands on, every p adjusted for the others.
//
// Same records, same as-of time, same result, byte for byte: nothing depends on the order of files, on ids, on goroutines or on the clock.
package analysis
