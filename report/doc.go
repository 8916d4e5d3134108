// Package report makes pages of incident records. The way of the data, from left to right; no package knows the one after it:
//
//  1. record  reads *.toml and register.toml: times and durations become intervals, complaints become file:line:col.
//  2. view    words what an audience may see of an incident, in one language: [view.Book], [view.Page].
//  3. render  arranges a page by its template into Markdown, reads that into a tree, and prints the tree in every format.
//  4. report  (here) opens a folder of records as a Book: which pages there are, and how to make each.
//  5. site    is the book as a file system, index and figures included; whoever writes to disk, serves or seals reads it.
//
// The leaves know nothing of incidents: lang (words, particles, durations), chart (figures as shapes), markdown (the dialect),
// pdf (a tree on paper), templates (the files).
package report
