import { expect, test } from 'vitest';
import { seekPrecision } from './seek-precision.ts';

test('only files with a list of their frames are believed to be sought exactly', () => {
  const kinds = ['mov,mp4,m4a,3gp,3g2,mj2', 'matroska,webm', 'mpegts', 'mpeg', 'avi', 'flv', 'h264', 'gif'];
  const ofKinds = (isListed: boolean) =>
    kinds.map((container) => seekPrecision(container, { isListed, hasMpeg4Fields: false }));
  expect(ofKinds(true)).toEqual(['exact', 'exact', 'early', 'early', 'early', 'never', 'never', 'never']);
  expect(ofKinds(false)).toEqual(['early', 'exact', 'early', 'early', 'early', 'never', 'never', 'never']);
});

test('interlaced MPEG-4 without parameters of its own at each key frame is read from its start', () => {
  const kinds = ['mov,mp4,m4a,3gp,3g2,mj2', 'matroska,webm', 'mpegts', 'avi'];
  const ofKinds = kinds.map((container) =>
    seekPrecision(container, { isListed: true, hasMpeg4Fields: true }),
  );
  expect(ofKinds).toEqual(['never', 'never', 'early', 'early']);
});
