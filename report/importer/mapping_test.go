package importer

import "testing"

// Every mapping that comes along can be read, and every importer that names one finds it.
func TestBuiltinMappings(t *testing.T) {
	names := Mappings()
	if len(names) < 5 {
		t.Fatalf("only %v", names)
	}
	for _, name := range names {
		src, _ := MappingSource(name)
		if _, err := ParseMapping(src); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, m := range Importers {
		if _, ok := BuiltinMapping(m.Mapping); m.Mapping != "" && !ok {
			t.Errorf("%s has no mapping %q", m.Name, m.Mapping)
		}
	}
}
