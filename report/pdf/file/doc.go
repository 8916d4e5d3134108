// Package file is a PDF file as its objects: read, changed, written.
//
//  1. Open finds the tables of objects (xref.go) and reads none of them; Object reads one when it is asked for (parse.go), from its
//     place in the file or out of an object stream.
//  2. Values are plain Go: bool, int, float64, Name, String, Array, *Dict, Ref, nil for null (value.go). Data inflates a stream.
//  3. Add and AddStream append objects; whatever Object returned can be changed in place.
//  4. Write writes the whole file anew: streams compressed, small objects packed if the caller wants them to be, an identity made of
//     the content, so that the same objects give the same bytes.
//
// Reading is made for files of strangers: every number is checked against the file's size, nesting and what streams inflate to are
// limited, and nothing is repaired. A file that is not in order is an error that says where.
package file
