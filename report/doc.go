// Package report makes pages of incident records. The way of the data, from left to right; no package knows the one after it:
//
//  1. record  reads *.toml and register.toml: times and durations become intervals, complaints become file:line:col.
//  2. analysis says what recurs and what a period came to, in numbers that carry their uncertainty; it rests on match (is this the same
//     problem again?) and stats.
//  3. view    words what an audience may see of an incident, in one language: [view.Book], [view.Page].
//  4. render  arranges a page by its template into Markdown, reads that into a tree, and prints the tree in every format.
//  5. report  (here) opens a folder of records as a Book: which pages there are, and how to make each.
//  6. site    is the book as a file system, index and figures included; whoever writes to disk reads it.
//
// Beside the line: check finds what is wrong or missing in records, importer brings other systems' exports, export gives records away.
//
// The leaves know nothing of incidents: lang (words, particles, durations), chart (figures as shapes), markdown (the dialect),
// pdf (a tree on paper), templates (the files).
package report
