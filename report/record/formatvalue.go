package record

import "bytes"

// appendValue writes a value with even spacing. Strings, numbers and times stay as they are spelled. A value on one line gets
// one space after each comma and around each =, and a list no comma before its end; of a value over several lines only the ends
// of the lines change: how people broke and indented it says something.
func appendValue(out, value []byte, eol string) []byte {
	if bytes.IndexByte(value, '\n') >= 0 {
		return appendLines(out, value, eol)
	}
	for i := 0; i < len(value); {
		c := value[i]
		switch {
		case c == '"' || c == '\'':
			n := stringEnd(value[i:])
			out = append(spaced(out, value, i), value[i:i+n]...)
			i += n
			continue
		case c == ' ' || c == '\t':
		case c == ',':
			if rest := bytes.TrimLeft(value[i+1:], " \t"); len(rest) == 0 || rest[0] != ']' {
				out = append(out, ',', ' ')
			}
		case c == '=':
			out = append(out, " = "...)
		case c == '{':
			if out = append(out, '{'); bytes.TrimLeft(value[i+1:], " \t")[0] != '}' {
				out = append(out, ' ')
			}
		case c == '}':
			if out[len(out)-1] != '{' {
				out = append(out, ' ')
			}
			out = append(out, '}')
		default:
			out = append(spaced(out, value, i), c)
		}
		i++
	}
	return out
}

// spaced keeps the one space that means something: between the date and the time of day.
func spaced(out, value []byte, i int) []byte {
	if i > 1 && value[i-1] == ' ' && isDigit(value[i]) && isDigit(value[i-2]) {
		return append(out, ' ')
	}
	return out
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// appendLines writes a value over several lines.
func appendLines(out, value []byte, eol string) []byte {
	for i := 0; i < len(value); {
		switch c := value[i]; c {
		case '"', '\'':
			n := stringEnd(value[i:])
			out = append(out, value[i:i+n]...)
			i += n
		case '#':
			n := bytes.IndexByte(value[i:], '\n')
			out = append(out, bytes.TrimRight(value[i:i+n], " \t\r")...)
			i += n
		case '\n':
			out = append(bytes.TrimRight(out, " \t\r"), eol...)
			i++
		default:
			out = append(out, c)
			i++
		}
	}
	return out
}

// stringEnd is the length of the string that s begins with.
func stringEnd(s []byte) int {
	quote := s[:1]
	if three := bytes.Repeat(quote, 3); bytes.HasPrefix(s, three) {
		quote = three
	}
	i := len(quote)
	for !bytes.HasPrefix(s[i:], quote) {
		if s[i] == '\\' && quote[0] == '"' {
			i++
		}
		i++
	}
	for i += len(quote); len(quote) == 3 && i < len(s) && s[i] == quote[0]; i++ { // quotes before the closing ones are text
	}
	return i
}
