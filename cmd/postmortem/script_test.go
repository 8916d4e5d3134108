package main

import (
	"context"
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"example.com/postmortem/incidents"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"postmortem": func() {
			os.Exit(run(context.Background(), os.Args[1:], &environment{
				stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, getenv: os.Getenv,
				now: func() time.Time { return time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC) },
			}))
		},
	})
}

// TestScripts runs the command line as its users do: testdata/script/*.txtar. $INCIDENTS is the KakaoTalk register.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script", RequireExplicitExec: true, RequireUniqueNames: true, UpdateScripts: os.Getenv("UPDATE_SCRIPTS") != "",
		Condition: func(name string) (bool, error) {
			if name == "root" { // whom no permission stops
				return os.Geteuid() == 0, nil
			}
			return false, fmt.Errorf("unknown condition %q", name)
		},
		Setup: func(e *testscript.Env) error {
			dir := e.WorkDir + "/kakao"
			e.Setenv("INCIDENTS", dir)
			return os.CopyFS(dir, incidents.FS)
		},
	})
}
