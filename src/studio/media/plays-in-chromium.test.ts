import { expect, test } from 'vitest';
import type { AudioStream, MediaInfo, VideoStream } from '../../shared/media.ts';
import { whyNotPlayable } from './plays-in-chromium.ts';

const file = (
  container: string,
  video: Partial<VideoStream> | null,
  audioCodec: string | null = null,
  kind: MediaInfo['kind'] = 'video',
): MediaInfo =>
  ({
    container,
    kind,
    video: video && { pixelFormat: 'yuv420p', isInterlaced: false, ...video },
    audio: audioCodec === null ? null : ({ codec: audioCodec } as AudioStream),
  }) as MediaInfo;
const MP4 = 'mov,mp4,m4a,3gp,3g2,mj2';

test.each([
  ['H.264 with AAC in mp4', file(MP4, { codec: 'h264' }, 'aac'), null],
  ['VP9 with Opus in webm', file('matroska,webm', { codec: 'vp9' }, 'opus'), null],
  ['HEVC', file(MP4, { codec: 'hevc' }, 'aac'), 'hevc is not played by every browser'],
  ['ProRes', file(MP4, { codec: 'prores' }), 'prores is not played by every browser'],
  [
    'H.264 in 4:2:2',
    file(MP4, { codec: 'h264', pixelFormat: 'yuv422p' }),
    'H.264 in yuv422p is not played by browsers',
  ],
  [
    'interlaced',
    file(MP4, { codec: 'h264', isInterlaced: true }),
    'interlaced pictures are shown with combs by browsers',
  ],
  ['H.264 in AVI', file('avi', { codec: 'h264' }), 'avi files are not played by browsers'],
  ['AC-3', file('matroska,webm', { codec: 'h264' }, 'ac3'), 'ac3 sound is not played by browsers'],
  ['wav', file('wav', null, 'pcm_s16le', 'audio'), null],
  ['PCM in mov', file(MP4, { codec: 'h264' }, 'pcm_s16le'), 'pcm_s16le sound is not played by browsers'],
  ['a PNG', file('png_pipe', { codec: 'png' }, null, 'image'), null],
  ['a TIFF', file('tiff_pipe', { codec: 'tiff' }, null, 'image'), 'tiff pictures are not shown by browsers'],
])('%s', (_name, info, reason) => {
  expect(whyNotPlayable(info)).toBe(reason);
});
