import { expect, test } from 'vitest';
import { bytesByPlace, diskShortage, filmBytes, shortageText, type FilmSize } from './disk-budget.ts';

const film: FilmSize = {
  ...{ widthPx: 1000, heightPx: 1000, rate: { num: 25, den: 1 }, totalFrames: 250, sound: null },
  encode: {
    encoder: 'libx264',
    speed: 'fast',
    pixelFormat: 'yuv420p',
    threads: 1,
    quality: { kind: 'crf', crf: 23 },
  },
};

test('a film is guessed by pixels and quality, or by the bitrate asked for', () => {
  const withQuality = (quality: FilmSize['encode']['quality']) =>
    filmBytes({ ...film, encode: { ...film.encode, quality } });
  expect([
    filmBytes(film),
    withQuality({ kind: 'crf', crf: 17 }),
    withQuality({ kind: 'lossless' }),
    withQuality({ kind: 'bitrate', bitsPerSecond: 800_000 }),
  ]).toEqual([3_750_000, 7_500_000, 187_500_000, 1_000_000]);
});

test('places on one disk share its room', () => {
  const needs = [
    { path: '/a', disk: '1', bytes: 600 },
    { path: '/b', disk: '1', bytes: 600 },
    { path: '/c', disk: '2', bytes: 600 },
  ];
  const rooms = (first: number) => [
    { disk: '1', freeBytes: first },
    { disk: '2', freeBytes: 700 },
  ];
  expect([diskShortage(needs, rooms(1200)), diskShortage(needs, rooms(1199))]).toEqual([
    null,
    { path: '/a', neededBytes: 1200, freeBytes: 1199 },
  ]);
});

test('without a cache nothing is asked of its disk', () => {
  expect([bytesByPlace(film, true), bytesByPlace(film, false)]).toEqual([
    { temp: 7_625_000, cache: 5_625_000, output: 5_625_000 },
    { temp: 7_625_000, cache: 0, output: 5_625_000 },
  ]);
});

test('the message says what is needed and what there is', () => {
  expect(shortageText({ path: '/data', neededBytes: 1_250_000_000, freeBytes: 3_000_000 })).toBe(
    'the disk is full: the job needs about 1.3 GB at /data, 3.0 MB is free',
  );
});
