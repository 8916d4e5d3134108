package importer

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"go.yaml.in/yaml/v4"

	"example.com/postmortem/report/record"
)

// maxNodes bounds what the aliases of a YAML file may unfold to.
const maxNodes = 5_000_000

// yaml reads the documents of a file. Scalars stay texts: a decoder would take 2018-04-13 15:54:00 for a time in UTC, which
// nobody said, and the country NO for false.
func (r *Reading) yaml(f *File) []value {
	docs, err := decodeYAML(f.Data)
	if err != nil {
		r.problem(f, 0, 0, record.Error, "this is no YAML: "+line(err.Error(), 200), "nothing was read from this file after that")
	}
	var out []value
	for i, v := range docs {
		path := ""
		if i > 0 {
			path = fmt.Sprintf(".document %d", i+1)
		}
		out = append(out, value{v, path, f, r})
	}
	return out
}

// decodeYAML returns the documents before the first error.
func decodeYAML(data []byte) (docs []any, err error) {
	defer func() { // a parser of so large a language is not trusted with any bytes
		if p := recover(); p != nil {
			err = fmt.Errorf("%v", p)
		}
	}()
	d := yaml.NewDecoder(bytes.NewReader(data))
	left := maxNodes
	for {
		var n yaml.Node
		if err := d.Decode(&n); err != nil {
			if errors.Is(err, io.EOF) {
				return docs, nil
			}
			return docs, err
		}
		v, err := plainYAML(&n, 0, &left)
		if err != nil {
			return docs, err
		}
		docs = append(docs, v)
	}
}

func plainYAML(n *yaml.Node, depth int, left *int) (any, error) {
	if *left--; *left < 0 || depth > maxDepth {
		return nil, errors.New("it is too large or too deep")
	}
	switch n.Kind {
	case yaml.DocumentNode:
		if len(n.Content) == 1 {
			return plainYAML(n.Content[0], depth, left)
		}
		return nil, nil
	case yaml.AliasNode:
		return plainYAML(n.Alias, depth+1, left)
	case yaml.SequenceNode:
		list := []any{}
		for _, c := range n.Content {
			v, err := plainYAML(c, depth+1, left)
			if err != nil {
				return nil, err
			}
			list = append(list, v)
		}
		return list, nil
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			v, err := plainYAML(n.Content[i+1], depth+1, left)
			if err != nil {
				return nil, err
			}
			m[n.Content[i].Value] = v
		}
		return m, nil
	}
	if n.ShortTag() == "!!null" {
		return nil, nil
	}
	return n.Value, nil
}
