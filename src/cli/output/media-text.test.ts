import { expect, test } from 'vitest';
import type { MediaInfo } from '../../shared/media.ts';
import { mediaText } from './media-text.ts';

const info: MediaInfo = {
  path: '/films/tv.mts',
  missingBytes: 0,
  sizeBytes: 1_234_567,
  container: 'mpegts',
  startSeconds: 1.4,
  durationSeconds: 10.01,
  kind: 'video',
  video: {
    index: 0,
    codec: 'h264',
    codedWidthPx: 1440,
    codedHeightPx: 1080,
    widthPx: 1080,
    heightPx: 1920,
    rotationDegrees: 90,
    sampleAspect: { num: 4, den: 3 },
    pixelFormat: 'yuv420p',
    rate: { num: 30_000, den: 1001 },
    isVariableRate: true,
    isInterlaced: true,
    chromaLocation: 'left',
    timeBase: { num: 1, den: 90_000 },
    frameCount: 300,
    countedBy: 'decode',
    color: { range: 'tv', matrix: 'bt709', primaries: 'bt709', transfer: 'unknown' },
  },
  audio: { index: 1, codec: 'aac', sampleRateHz: 48_000, channels: 2 },
  ignoredStreams: ['subtitle:dvb_subtitle'],
};

test('every fact of a difficult file has its line', () => {
  expect(mediaText(info).split('\n')).toEqual([
    'file        /films/tv.mts',
    'kind        video, mpegts',
    'size        1234567 bytes',
    'duration    10.010000 s, starting at 1.400000 s',
    'picture     1080x1920, stored as 1440x1080, sample aspect 4:3, turned by 90 degrees, interlaced',
    'codec       h264, yuv420p, stream 0',
    'frame rate  30000/1001 fps, variable (about 29.970)',
    'frames      300, counted from decoded frames',
    'clock       1/90000 s',
    'color       range tv, matrix bt709, primaries bt709, transfer unknown, chroma left',
    'sound       aac, 48000 Hz, 2 channels, stream 1',
    'not used    subtitle:dvb_subtitle',
  ]);
});

test('a sound file has no picture lines', () => {
  const lines = mediaText({ ...info, kind: 'audio', video: null, ignoredStreams: [] }).split('\n');
  expect(lines.map((line) => line.split(' ')[0])).toEqual(['file', 'kind', 'size', 'duration', 'sound']);
});

test('a file that is cut short says so, and what to do', () => {
  expect(mediaText({ ...info, missingBytes: 4096 })).toContain(
    'cut short   4096 bytes are missing at its end; copy or download it again',
  );
});
