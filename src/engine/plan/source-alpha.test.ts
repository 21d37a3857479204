import { expect, test } from 'vitest';
import { sourceAlpha } from './source-alpha.ts';

test.each([
  ['prores', 'yuva444p12le', { hasAlpha: true, decoder: null }],
  ['qtrle', 'argb', { hasAlpha: true, decoder: null }],
  ['gif', 'bgra', { hasAlpha: true, decoder: null }],
  ['vp9', 'yuva420p', { hasAlpha: true, decoder: 'libvpx-vp9' }],
  ['vp9', 'yuv420p', { hasAlpha: false, decoder: null }],
  ['h264', 'gbrp', { hasAlpha: false, decoder: null }],
  ['rawvideo', 'bgr24', { hasAlpha: false, decoder: null }],
])('%s in %s', (codec, pixelFormat, expected) => {
  expect(sourceAlpha({ codec, pixelFormat })).toEqual(expected);
});
