package check

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net/url"
	"path"
	"strings"

	"example.com/postmortem/report/record"
)

// The parts of SARIF 2.1.0 (OASIS, 2020) that are used. A library would add five modules for these forty lines.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version,omitempty"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID       string    `json:"id"`
		Short    sarifText `json:"shortDescription"`
		Full     sarifText `json:"fullDescription"`
		Help     sarifText `json:"help"`
		Defaults struct {
			Level string `json:"level"`
		} `json:"defaultConfiguration"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID    string            `json:"ruleId"`
		RuleIndex int               `json:"ruleIndex"`
		Level     string            `json:"level"`
		Message   sarifText         `json:"message"`
		Locations []sarifLocation   `json:"locations"`
		Prints    map[string]string `json:"partialFingerprints"`
	}
	sarifLocation struct {
		Physical struct {
			Artifact struct {
				URI string `json:"uri"`
			} `json:"artifactLocation"`
			Region *sarifRegion `json:"region,omitempty"`
		} `json:"physicalLocation"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
		EndLine     int `json:"endLine"`
		EndColumn   int `json:"endColumn"`
	}
)

func printSARIF(w io.Writer, r *Report) error {
	run := sarifRun{ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	run.Tool.Driver = sarifDriver{Name: "postmortem", Version: r.Version}
	index := map[string]int{}
	for i, rule := range Rules {
		index[rule.Name] = i
		s := sarifRule{ID: rule.Name, Short: sarifText{rule.Doc}, Full: sarifText{rule.Doc}, Help: sarifText{rule.Why}}
		s.Defaults.Level = rule.Level.String()
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, s)
	}
	lines := sourceLines(r.Corpus)
	seen := map[string]int{}
	for _, d := range r.Found {
		run.Results = append(run.Results, result(d, index[d.Rule], lines, seen))
	}
	return indented(w, sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}})
}

func result(d record.Diagnostic, rule int, lines map[string][][]byte, seen map[string]int) sarifResult {
	text := d.Message
	if d.Hint != "" {
		text += "\n" + d.Hint
	}
	out := sarifResult{RuleID: d.Rule, RuleIndex: rule, Level: d.Level.String(), Message: sarifText{text}}
	var at sarifLocation
	at.Physical.Artifact.URI = uri(d.At.File)
	line := ""
	if d.At.Line > 0 {
		at.Physical.Region = &sarifRegion{d.At.Line, d.At.Col, d.End.Line, d.End.Col}
		if of := lines[d.At.File]; d.At.Line <= len(of) {
			line = strings.TrimSpace(string(of[d.At.Line-1]))
		}
	}
	out.Locations = []sarifLocation{at}
	// A scanner knows a finding again by this although lines above it have moved.
	sum := sha256.Sum256([]byte(d.Rule + "\x00" + d.At.File + "\x00" + line))
	print := hex.EncodeToString(sum[:8])
	seen[print]++
	out.Prints = map[string]string{"primaryLocationLineHash/v1": fmt.Sprintf("%s:%d", print, seen[print])}
	return out
}

func sourceLines(c *record.Corpus) map[string][][]byte {
	out := map[string][][]byte{}
	for _, f := range c.Files {
		out[f.Path] = bytes.Split(f.Src, []byte("\n"))
	}
	if f := c.Register.File; f != nil {
		out[f.Path] = bytes.Split(f.Src, []byte("\n"))
	}
	return out
}

// uri is a path as a URI: relative to where the program ran, or of the file scheme.
func uri(file string) string {
	if path.IsAbs(file) {
		return (&url.URL{Scheme: "file", Path: file}).String()
	}
	return (&url.URL{Path: file}).String()
}
