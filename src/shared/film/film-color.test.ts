import { expect, test } from 'vitest';
import type { ColorTags, VideoStream } from '../media.ts';
import { BT709, filmColor } from './film-color.ts';
import { filmPixelFormat } from '../../engine/plan/film-pixels.ts';
import { testMedia } from '../../../test/helpers/test-plan-input.ts';

const UNKNOWN: ColorTags = { range: 'unknown', matrix: 'unknown', primaries: 'unknown', transfer: 'unknown' };
const SD: ColorTags = { range: 'tv', matrix: 'smpte170m', primaries: 'smpte170m', transfer: 'smpte170m' };

function source(
  color: ColorTags,
  pixelFormat = 'yuv420p',
  codedHeightPx = 36,
): { path: string; video: VideoStream } {
  const change = { video: { color, pixelFormat, codedHeightPx } };
  const { video } = testMedia('/a.mp4', { num: 25, den: 1 }, 1, change).info;
  if (!video) throw new Error('no picture');
  return { path: '/a.mp4', video };
}

test('the film carries the first source’s tags, others are converted to them', () => {
  expect(filmColor([source(SD), source({ ...SD, matrix: 'bt470bg' }), source(BT709)], 'yuv420p')).toEqual({
    color: SD,
    convertFrom: [null, null, BT709],
  });
});

const untagged = (lines: number) => source(UNKNOWN, 'yuv420p', lines);

test('sources without tags that mean the same stay without', () => {
  expect(filmColor([untagged(36), untagged(576)], 'yuv420p')).toEqual({
    color: UNKNOWN,
    convertFrom: [null, null],
  });
  expect(filmColor([untagged(1080), source(BT709)], 'yuv420p')).toEqual({
    color: UNKNOWN,
    convertFrom: [null, null],
  });
  expect(filmColor([untagged(576), source(SD)], 'yuv420p')).toEqual({
    color: UNKNOWN,
    convertFrom: [null, null],
  });
});

test('beside others a source without tags is read as BT.601 below 720 lines and as BT.709 from there', () => {
  expect(filmColor([source(BT709), untagged(719), untagged(720)], 'yuv420p')).toEqual({
    color: BT709,
    convertFrom: [null, SD, null],
  });
  expect(filmColor([untagged(576), source(BT709)], 'yuv420p')).toEqual({
    color: SD,
    convertFrom: [null, BT709],
  });
  expect(filmColor([untagged(1080), source(SD), untagged(480)], 'yuv420p')).toEqual({
    color: BT709,
    convertFrom: [null, SD, SD],
  });
});

test('full range is kept where the pixel format can hold it', () => {
  const full = { ...BT709, range: 'pc' } as const;
  expect(filmColor([source(full, 'yuvj420p')], 'yuvj420p')).toEqual({ color: full, convertFrom: [null] });
  expect(filmColor([source(full, 'yuvj420p')], 'yuv420p')).toEqual({ color: BT709, convertFrom: [full] });
});

test('RGB becomes BT.709', () => {
  expect(filmColor([source(UNKNOWN, 'gbrp')], 'yuv444p')).toEqual({
    color: BT709,
    convertFrom: [{ range: 'pc', matrix: 'gbr', primaries: 'bt709', transfer: 'bt709' }],
  });
});

test('HDR is refused, no source is BT.709', () => {
  expect(() => filmColor([source({ ...BT709, transfer: 'smpte2084' })], 'yuv420p')).toThrow('/a.mp4 is HDR');
  expect(() => filmColor([source({ ...BT709, transfer: 'arib-std-b67' })], 'yuv420p')).toThrow(
    '/a.mp4 is HDR',
  );
  expect(filmColor([], 'yuv420p')).toEqual({ color: BT709, convertFrom: [] });
});

test.each([
  ['yuv420p', 'tv', 'libx264', 'crf', 'yuv420p'],
  ['yuvj420p', 'pc', 'libx264', 'crf', 'yuvj420p'],
  ['yuvj420p', 'pc', 'h264_nvenc', 'crf', 'yuv420p'],
  ['yuv422p10le', 'tv', 'libx264', 'crf', 'yuv420p'],
  ['yuv422p10le', 'tv', 'libx264', 'lossless', 'yuv422p10le'],
  ['gbrp', 'pc', 'libx264', 'lossless', 'yuv444p'],
  ['nv12', 'tv', 'libx264', 'lossless', 'yuv420p'],
  ['yuv444p12le', 'tv', 'libx264', 'lossless', 'yuv444p10le'],
  ['yuv420p', 'tv', 'prores_ks', 'crf', 'yuv422p10le'],
] as const)('%s (%s) by %s, %s, is %s', (pixelFormat, range, encoder, kind, expected) => {
  const first = { pixelFormat, color: { ...BT709, range } };
  const quality = kind === 'crf' ? ({ kind, crf: 23 } as const) : ({ kind } as const);
  expect(filmPixelFormat({ first, encoder, quality, overlayOnly: false })).toBe(expected);
});
