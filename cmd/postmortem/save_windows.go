package main

// writeSynced replaces a file by way of a temporary one beside it. Windows gives no promise of more.
func writeSynced(name string, data []byte) error {
	_, err := replace(name, data)
	return err
}
