import { expect, test } from 'vitest';
import { parsePacketList } from './packet-list.ts';

/** What ffmpeg 5.1 wrote for three frames of H.264 and 50 ms of sound. */
const REPORT = `#format: frame checksums
#version: 2
#hash: MD5
#extradata 0,                              42, 54da49de02725436b71d9acd83d3ab47
#software: Lavf59.27.100
#tb 0: 1/30000
#media_type 0: video
#codec_id 0: h264
#dimensions 0: 64x36
#sar 0: 1/1
#tb 1: 1/48000
#media_type 1: audio
#codec_id 1: pcm_s16le
#sample_rate 1: 48000
#channel_layout_name 1: mono
#stream#, dts,        pts, duration,     size, hash
0,          0,          0,     1001,     1266, 4e86b38eeca7a764e6822dbd0717c373
1,          0,          0,     1024,     2048, 4f79d3b30ae2fa3e85102f0c4598c62b
1,       1024,       1024,     1024,     2048, a6a0869229073ba42b648925b7920496
0,      -1001,       1001,     1001,       11, d6f2397f8172840381b10f4e75761f31
1,       2048,       2048,      352,      704, cc0825a298ea6518e11184318569ca97
0,       2002,       2002,     1001,       15, 6b7d6d6721085efbf7c92836c36d538e
`;

const STREAMS = [
  {
    ...{ kind: 'video', codec: 'h264', timeBase: { num: 1, den: 30_000 }, size: '64x36' },
    extradata: '54da49de02725436b71d9acd83d3ab47',
    packets: [
      { pts: 0, duration: 1001, md5: '4e86b38eeca7a764e6822dbd0717c373' },
      { pts: 1001, duration: 1001, md5: 'd6f2397f8172840381b10f4e75761f31' },
      { pts: 2002, duration: 1001, md5: '6b7d6d6721085efbf7c92836c36d538e' },
    ],
  },
  {
    ...{ kind: 'audio', codec: 'pcm_s16le', timeBase: { num: 1, den: 48_000 }, size: null, extradata: null },
    packets: [
      { pts: 0, duration: 1024, md5: '4f79d3b30ae2fa3e85102f0c4598c62b' },
      { pts: 1024, duration: 1024, md5: 'a6a0869229073ba42b648925b7920496' },
      { pts: 2048, duration: 352, md5: 'cc0825a298ea6518e11184318569ca97' },
    ],
  },
];

test("ffmpeg's report of two streams, each with its set-up bytes and its packets in stored order", () => {
  expect(parsePacketList(REPORT)).toEqual(STREAMS);
});

test('line ends of Windows make no difference', () => {
  expect(parsePacketList(REPORT.replaceAll('\n', '\r\n'))).toEqual(STREAMS);
});

test('a report without streams is empty', () => {
  expect(parsePacketList('#format: frame checksums\n#version: 2\n')).toEqual([]);
});
