import { expect, test } from 'vitest';
import { parseEncoderNames, parseFfmpegVersion, parseFilterNames } from './ffmpeg-lists.ts';

test.each([
  [
    'ffmpeg version 5.1.9-0+deb12u1 Copyright (c) 2000-2026 the FFmpeg developers\nbuilt with gcc',
    '5.1.9-0+deb12u1',
  ],
  [
    'ffmpeg version N-47683-g0e8eb07980-static https://johnvansickle.com/ffmpeg/',
    'N-47683-g0e8eb07980-static',
  ],
  ['ffmpeg version n7.1 Copyright', 'n7.1'],
  ['', null],
  ['ffprobe version 5.1.9 Copyright', null],
])('the version in %j is %j', (text, version) => {
  expect(parseFfmpegVersion(text)).toBe(version);
});

test('encoder names are read without the legend', () => {
  const text = `Encoders:
 V..... = Video
 .F.... = Frame-level multithreading
 ------
 V..... libsvtav1            SVT-AV1(Scalable Video Technology for AV1) encoder (codec av1)
 V....D libx264              libx264 H.264 / AVC (codec h264)
 VFS... prores_ks            Apple ProRes (iCodec Pro) (codec prores)
 A....D aac                  AAC (Advanced Audio Coding)
`;
  expect(parseEncoderNames(text)).toEqual(['libsvtav1', 'libx264', 'prores_ks', 'aac']);
});

test('filter names are read, with two flags and with three', () => {
  const text = `Filters:
  T.. = Timeline support
  | = Source or sink filter
 ... abench            A->A       Benchmark part of a filtergraph.
 TSC overlay           VV->V      Overlay a video source on top of the input.
 TS xfade             VV->V      Cross fade one video with another video.
 ... testsrc2          |->V       Generate another test pattern.
 ... concat            N->N       Concatenate audio and video streams.
`;
  expect(parseFilterNames(text)).toEqual(['abench', 'overlay', 'xfade', 'testsrc2', 'concat']);
});
