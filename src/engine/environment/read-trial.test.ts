import { expect, test } from 'vitest';
import { StudioError } from '../../shared/errors.ts';
import type { EncoderTrial } from './encoder-trial.ts';
import { holdsFormat, parseStreamLine, trialFailure, trialFault } from './read-trial.ts';

const TRIAL: EncoderTrial = {
  settings: {
    encoder: 'libx264',
    quality: { kind: 'crf', crf: 23 },
    speed: 'medium',
    pixelFormat: 'yuv420p',
    threads: 1,
  },
  widthPx: 64,
  heightPx: 36,
  rate: { num: 25, den: 1 },
};
const STREAM =
  '  Stream #0:0: Video: h264 (High) (avc1 / 0x31637661), yuv420p(tv, bt709, progressive), 64x36 [SAR 1:1 DAR 16:9], 25 fps';

function lines(count: number): string {
  return ['#tb 0: 1/25', ...Array.from({ length: count }, (_, n) => `0, ${n}, ${n}, 1, 3456, 0x1`)].join(
    '\n',
  );
}

test.each([
  [lines(12), STREAM, null],
  [lines(11), STREAM, '11 of 12 frames could be decoded'],
  ['', '', '0 of 12 frames could be decoded'],
  [lines(12), '', 'the encoded stream does not say what it is'],
  [lines(12), STREAM.replace('64x36', '64x48'), 'it made 64x48 out of 64x36'],
  [lines(12), STREAM.replace('yuv420p', 'yuv444p'), 'it made yuv444p out of yuv420p'],
])('a decoded trial is judged by what came out', (stdout, stderr, fault) => {
  expect(trialFault(TRIAL, { stdout, stderr })).toBe(fault);
});

test.each([
  [
    '  Stream #0:0[0x1](und): Video: prores (4444) (ap4h / 0x6834), yuva444p12le(tv), 64x36, 100 kb/s',
    'yuva444p12le',
  ],
  ['  Stream #0:0: Video: vp9 (libvpx-vp9) (Profile 0), yuva420p(tv, progressive), 64x36', 'yuva420p'],
  [
    '  Stream #0:0(eng): Video: hevc (Main 10), yuv420p10le(tv, bt2020nc/bt2020/arib-std-b67), 64x36',
    'yuv420p10le',
  ],
])('%s is read', (line, pixelFormat) => {
  expect(parseStreamLine(`Input #0\n${line}\n`)).toEqual({ pixelFormat, widthPx: 64, heightPx: 36 });
});

test.each([
  ['yuv420p', 'yuv420p', true],
  ['yuv420p', 'nv12', true],
  ['yuv420p10le', 'p010le', true],
  ['yuvj420p', 'yuv420p', true],
  ['yuva444p10le', 'yuva444p12le', true],
  ['yuv420p10le', 'yuv420p', false],
  ['yuva420p', 'yuv420p', false],
  ['yuv422p', 'yuv420p', false],
  ['gray', 'gray', true],
])('%s kept as %s: %s', (wanted, made, expected) => {
  expect(holdsFormat(wanted, made)).toBe(expected);
});

test('a failure is told in the encoder’s own words', () => {
  const stderr = [
    '[lavfi @ 0x1] something else',
    '[h264_nvenc @ 0x55d] Cannot load libcuda.so.1',
    '[h264_nvenc @ 0x55d] The minimum required Nvidia driver for nvenc is 520.56.06 or newer',
    'Error initializing output stream 0:0',
  ].join('\n');
  const error = new StudioError('ffmpeg.failed', 'ffmpeg failed with exit code 1', { details: { stderr } });
  expect(trialFailure(error, 'h264_nvenc')).toBe('Cannot load libcuda.so.1');
  expect(trialFailure(error, 'h264_qsv')).toBe('ffmpeg failed with exit code 1');
});

test.each([
  ['OpenEncodeSessionEx failed: unsupported device (2): (no details)', 'No capable devices found'],
  ['Cannot load libnvidia-encode.so.1', 'The minimum required Nvidia driver for nvenc is 520.56.06 or newer'],
])('of a card that computes but does not encode the first cause is told: %s', (first, second) => {
  const stderr = [
    `[h264_nvenc @ 0x55d8c0a1b2c0] ${first}`,
    `[h264_nvenc @ 0x55d8c0a1b2c0] ${second}`,
    'Error initializing output stream 0:0 -- Error while opening encoder for output stream #0:0',
    'Conversion failed!',
  ].join('\n');
  const error = new StudioError('ffmpeg.failed', 'ffmpeg failed with exit code 1', { details: { stderr } });
  expect(trialFailure(error, 'h264_nvenc')).toBe(first);
});
