import { expect, test } from 'vitest';
import { clockwiseTurn, displaySize } from './display-geometry.ts';
import { parseHeader } from './parse-header.ts';

const picture = {
  ...{ index: 1, codec_type: 'video', codec_name: 'h264', codec_tag_string: 'avc1', width: 720, height: 576 },
  ...{ pix_fmt: 'yuv420p', sample_aspect_ratio: '16:15', r_frame_rate: '25/1', avg_frame_rate: '0/0' },
  ...{ time_base: '1/12800', nb_frames: '50', field_order: 'tt', color_range: 'tv', color_space: 'bt709' },
  chroma_location: 'left',
};
const sound = { index: 2, codec_type: 'audio', codec_name: 'aac', sample_rate: '44100', channels: 1 };
const format = { format_name: 'mov,mp4', start_time: '0.080000', duration: '2.000000' };
const cover = { ...picture, index: 0, codec_name: 'mjpeg', disposition: { attached_pic: 1 } };

test('the first real picture and the first sound are taken, the rest is listed', () => {
  const streams = [cover, picture, sound, { index: 3, codec_type: 'subtitle', codec_name: 'mov_text' }];
  expect(parseHeader(JSON.stringify({ streams, format }), 'a.mp4')).toEqual({
    container: 'mov,mp4',
    startSeconds: 0.08,
    durationSeconds: 2,
    video: {
      ...{ index: 1, codec: 'h264', widthPx: 720, heightPx: 576, sampleAspect: { num: 16, den: 15 } },
      ...{ rotationDegrees: 0, pixelFormat: 'yuv420p', rateHints: [{ num: 25, den: 1 }] },
      ...{ timeBase: { num: 1, den: 12800 }, declaredFrames: 50, isInterlaced: true },
      color: { range: 'tv', matrix: 'bt709', primaries: 'unknown', transfer: 'unknown' },
      chromaLocation: 'left',
    },
    audio: { index: 2, codec: 'aac', sampleRateHz: 44100, channels: 1 },
    ignoredStreams: ['video:mjpeg', 'subtitle:mov_text'],
  });
});

test('the alpha of VP8 and VP9, which only a tag tells, is in the pixel format', () => {
  const formatOf = (change: object): string | undefined =>
    parseHeader(JSON.stringify({ streams: [{ ...picture, ...change }], format }), 'a.webm').video
      ?.pixelFormat;
  expect(formatOf({ codec_name: 'vp9', tags: { alpha_mode: '1' } })).toBe('yuva420p');
  expect(formatOf({ codec_name: 'vp8', tags: { ALPHA_MODE: '1' } })).toBe('yuva420p');
  expect(formatOf({ codec_name: 'vp9', tags: { alpha_mode: '0' } })).toBe('yuv420p');
  expect(formatOf({ codec_name: 'h264', tags: { alpha_mode: '1' } })).toBe('yuv420p');
});

const refused = (streams: unknown[], packets: unknown[] = []): unknown => {
  try {
    return parseHeader(JSON.stringify({ streams, packets, format }), 'a.mp4');
  } catch (error) {
    return (error as { code: string }).code;
  }
};

test('what cannot be shown is refused by its code', () => {
  expect(refused([])).toBe('media.unreadable');
  const secret = [{ side_data_list: [{ side_data_type: 'Encryption info' }] }];
  expect(refused([picture], secret)).toBe('media.unsupported');
  expect(refused([{ ...picture, tags: { rotate: '45' } }])).toBe('media.unsupported');
  expect(refused([{ ...picture, pix_fmt: undefined }])).toBe('media.unreadable');
});

test('sound with a cover is sound', () => {
  expect(parseHeader(JSON.stringify({ streams: [cover, sound], format }), 'a.mp3').video).toBe(null);
});

test('turns are clockwise, whoever tells them', () => {
  const matrix = (a: number, b: number, c: number, d: number): string =>
    `\n00000000: ${a * 65536} ${b * 65536} 0\n00000001: ${c * 65536} ${d * 65536} 0\n00000002: 0 0 1073741824\n`;
  expect(clockwiseTurn({ side_data_list: [{ displaymatrix: matrix(0, 1, -1, 0), rotation: -90 }] })).toBe(90);
  expect(clockwiseTurn({ side_data_list: [{ displaymatrix: matrix(0, -1, 1, 0), rotation: 90 }] })).toBe(270);
  expect(clockwiseTurn({ side_data_list: [{ displaymatrix: matrix(-1, 0, 0, 1), rotation: 180 }] })).toBe(
    null,
  );
  expect(clockwiseTurn({ tags: { rotate: '90' } })).toBe(90);
  expect(clockwiseTurn({})).toBe(0);
});

test('the shown size has the sample aspect and the turn in it', () => {
  const sampleAspect = { num: 16, den: 15 };
  expect(displaySize({ widthPx: 720, heightPx: 576, sampleAspect, rotationDegrees: 0 })).toEqual({
    widthPx: 768,
    heightPx: 576,
  });
  expect(displaySize({ widthPx: 720, heightPx: 576, sampleAspect, rotationDegrees: 90 })).toEqual({
    widthPx: 576,
    heightPx: 768,
  });
});
