package pdf

import (
	"bytes"
	"encoding/binary"
	"math"
	"sync"

	"example.com/postmortem/report/pdf/file"
)

// compressedSRGB is sRGB as an ICC profile, compressed once for all documents.
var compressedSRGB = sync.OnceValue(func() []byte {
	d := file.NewDeflater()
	defer d.Release()
	return bytes.Clone(d.Compress(sRGB()))
})

// sRGB makes an ICC profile, version 2.1, for a display with the primaries and the curve of IEC 61966-2-1, adapted to D50 as ICC
// profiles are. It is made here since a profile of somebody's would come with a licence.
func sRGB() []byte {
	be := binary.BigEndian
	fixed := func(v float64) []byte { return be.AppendUint32(nil, uint32(int32(math.Round(v*65536)))) }
	xyz := func(x, y, z float64) []byte {
		return append(append(append([]byte("XYZ \x00\x00\x00\x00"), fixed(x)...), fixed(y)...), fixed(z)...)
	}
	curve := be.AppendUint32([]byte("curv\x00\x00\x00\x00"), 1024)
	for i := range 1024 {
		v := float64(i) / 1023
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		curve = be.AppendUint16(curve, uint16(math.Round(v*65535)))
	}
	const name = "sRGB\x00"
	description := append(be.AppendUint32([]byte("desc\x00\x00\x00\x00"), uint32(len(name))), name...)
	description = append(description, make([]byte, 4+4+2+1+67)...) // no Unicode, no Macintosh name
	tags := []struct {
		name string
		data []byte
		same int // as that of this tag; -1: its own
	}{
		{"desc", description, -1},
		{"cprt", []byte("text\x00\x00\x00\x00in the public domain\x00"), -1},
		{"wtpt", xyz(0.9642, 1, 0.8249), -1},
		{"rXYZ", xyz(0.43607, 0.22249, 0.01392), -1},
		{"gXYZ", xyz(0.38515, 0.71687, 0.09708), -1},
		{"bXYZ", xyz(0.14307, 0.06061, 0.7141), -1},
		{"rTRC", curve, -1}, {"gTRC", nil, 6}, {"bTRC", nil, 6},
	}
	start := 128 + 4 + 12*len(tags)
	directory := be.AppendUint32(nil, uint32(len(tags)))
	var data []byte
	places := make([][2]uint32, len(tags))
	for i, t := range tags {
		if t.same >= 0 {
			places[i] = places[t.same]
		} else {
			places[i] = [2]uint32{uint32(start + len(data)), uint32(len(t.data))}
			data = append(data, t.data...)
			data = append(data, make([]byte, (4-len(data)%4)%4)...)
		}
		directory = be.AppendUint32(be.AppendUint32(append(directory, t.name...), places[i][0]), places[i][1])
	}
	head := make([]byte, 128)
	be.PutUint32(head, uint32(start+len(data)))
	be.PutUint32(head[8:], 0x02100000)
	copy(head[12:], "mntrRGB XYZ ")
	for i, v := range []uint16{2026, 1, 1, 0, 0, 0} {
		be.PutUint16(head[24+2*i:], v)
	}
	copy(head[36:], "acsp")
	copy(head[68:], xyz(0.9642, 1, 0.8249)[8:])
	return append(append(head, directory...), data...)
}
