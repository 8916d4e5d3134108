package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"example.com/postmortem/report"
	"example.com/postmortem/report/pdf"
	"example.com/postmortem/report/render"
)

func verifyCommand(env *environment) *cobra.Command {
	v := &verification{env: env}
	c := &cobra.Command{
		Use:   "verify FILE.pdf…",
		Short: "Make a PDF again of what is inside it, and compare",
		Long: `Verify makes a PDF again of what is inside it and compares the bytes: every page shows what the recorded document says, and nothing was
changed since. Bytes that were added behind the document, such as signatures, are named. Numbers are not counted again by that: they come
from all records. --register counts them again: it makes the page from the whole folder of records, named by itself or by the register in
it, for the audience and as of the time that the file names. Where that gives other bytes it is made as of now as well (SOURCE_DATE_EPOCH stands for now), which is as good
if nothing on the page ages.

Exit code 0: the same. 1: it differs, or cannot be compared: files are comparable only with the version that made them.`,
		Example: `  postmortem verify out/ko/KAKAO-2022-10-15.pdf
  postmortem verify out/ko/KAKAO-2022-10-15.pdf --register incidents`,
		Args: wants(1, true),
		RunE: func(_ *cobra.Command, args []string) error { return v.all(args) },

		ValidArgsFunction: only(cobra.ShellCompDirectiveFilterFileExt, "pdf"),
	}
	c.Flags().StringVar(&v.register, "register", "", "make the page again from all records: their folder `DIR`, or the register.toml in it")
	c.Flags().StringVar(&v.templates, "templates", "", "with --register: folder `DIR` of the templates that it was made with")
	c.Flags().StringVar(&v.since, "since", "", "with --register: analysis.json `FILE` of the report that it was compared with")
	return c
}

// A verification compares files with what they are made again as.
type verification struct {
	env                        *environment
	register, templates, since string // flags
	records                    string // the folder that register names

	fonts *pdf.Fonts
	now   time.Time
}

// readRegister finds the folder of all records: it may have no register, and a register that has a name of its own stands in it.
func (v *verification) readRegister() error {
	if v.register == "" {
		return nil
	}
	info, err := os.Stat(v.register)
	switch {
	case err != nil:
		return failed(err)
	case info.IsDir():
		v.records, v.register = v.register, ""
	case filepath.Ext(v.register) != ".toml":
		return fmt.Errorf("--register %q: wanted the folder of all records, or the register.toml in it", v.register)
	default:
		v.records = filepath.Dir(v.register)
	}
	return nil
}

func (v *verification) all(names []string) error {
	if err := v.readRegister(); err != nil {
		return err
	}
	theme, err := report.OpenTheme(nil)
	if err != nil {
		return failed(err)
	}
	v.fonts = theme.Fonts
	if v.now, err = v.env.asOf("", time.UTC); err != nil {
		return failed(err)
	}
	code := exitDone
	for _, name := range names { // one that cannot be read keeps nobody from the verdict on the others
		verdict, same, err := v.file(name)
		switch {
		case err != nil && len(names) == 1:
			return failed(err)
		case err != nil:
			fmt.Fprintf(v.env.stderr, "postmortem: %v\n", failed(err))
			code = exitEnv
		default:
			fmt.Fprintf(v.env.stdout, "%s: %s\n", name, verdict)
			if !same {
				code = max(code, exitFound)
			}
		}
	}
	if code != exitDone {
		return &exit{code: code}
	}
	return nil
}

func (v *verification) file(name string) (verdict string, same bool, err error) {
	b, inside, err := readPDF(name)
	if err != nil {
		return "", false, err
	}
	doc, err := render.Recorded(inside)
	if err != nil {
		return "", false, fmt.Errorf("%s: %w", name, err)
	}
	if doc == nil {
		return "not comparable: it does not say what it was made of", false, nil
	}
	if made := doc.About["version"]; made != version() {
		return fmt.Sprintf("made by version %.40q, not comparable with %q", made, version()), false, nil
	}
	if v.records != "" {
		verdict, same, err = v.compareRegister(b, doc)
		if err != nil {
			err = fmt.Errorf("%s: %w", name, err)
		}
		return verdict, same, err
	}
	again, err := render.Rebuild(v.fonts, inside)
	if err != nil {
		return "", false, fmt.Errorf("%s: %w", name, err)
	}
	if bytes.Equal(b, again) {
		return "same, made again of what is inside; numbers are counted again only with --register", true, nil
	}
	if n, err := v.original(b); err != nil {
		return "", false, err
	} else if n > 0 {
		return fmt.Sprintf("same, made again of what is inside, and %d bytes were added behind it, such as a signature", len(b)-n), true, nil
	}
	return "differs: " + difference(b, again), false, nil
}

// mostEnds is how often a document may have been continued: each end of one is a file to be read.
const mostEnds = 100

// original is the length of the document as it was first written, if it can be made again; what was added since stands behind it.
func (v *verification) original(b []byte) (int, error) {
	end := []byte("%%EOF\n")
	for at, n := 0, 0; n < mostEnds; n++ {
		i := bytes.Index(b[at:], end)
		if at += i + len(end); i < 0 || at >= len(b) {
			return 0, nil
		}
		inside, err := attachments(b[:at])
		if err != nil || len(inside) == 0 {
			continue // these letters stood inside a stream
		}
		again, err := render.Rebuild(v.fonts, inside)
		if err != nil {
			return 0, err
		}
		if bytes.Equal(b[:at], again) {
			return at, nil
		}
		return 0, nil
	}
	return 0, nil
}
