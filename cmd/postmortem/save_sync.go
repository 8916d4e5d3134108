//go:build !windows

package main

import "github.com/google/renameio/v2"

// writeSynced replaces a file by way of a temporary one beside it, and waits for the disk.
func writeSynced(name string, data []byte) error {
	return renameio.WriteFile(name, data, 0o666, renameio.WithExistingPermissions())
}
