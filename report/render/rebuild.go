package render

import (
	"bytes"

	"example.com/postmortem/report/pdf"
)

// Rebuild makes a PDF again of what lies inside it: the recording of its document, and the files that it carries. It computes nothing
// anew. The recording is of the version of this program that fonts and layout are of, or the result means nothing.
func Rebuild(fonts *pdf.Fonts, inside []*pdf.Attachment) ([]byte, error) {
	doc, err := Recorded(inside)
	if err != nil {
		return nil, err
	}
	for _, a := range inside {
		if a.Name != pdf.RecordingName {
			doc.Attach = append(doc.Attach, a)
		}
	}
	list, _, err := pdf.Layout(fonts, doc)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = list.Write(&b)
	return b.Bytes(), err
}

// Recorded is the document that was recorded in a PDF, nil if none was.
func Recorded(inside []*pdf.Attachment) (*pdf.Doc, error) {
	for _, a := range inside {
		if a.Name == pdf.RecordingName {
			return pdf.Read(a.Data)
		}
	}
	return nil, nil
}
