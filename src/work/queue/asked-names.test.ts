import { expect, test } from 'vitest';
import { StudioError } from '../../shared/errors.ts';
import { askedNames } from './asked-names.ts';

const names = askedNames(
  new Map([
    ['/data/inputs/u1', 'upload://u1'],
    ['/data/inputs/u12', 'upload://u12'],
    ['/data/sources/j1/source-0f.mp4', 'https://a.test/talk.mp4?X-Amz-Signature=5e6f'],
  ]),
  ['/data/work/j1', '/data/sources/j1', '/data'],
);

test('a failure names files as they were asked for, without secrets, wherever their paths stand', () => {
  const failure = new StudioError('media.unreadable', '/data/inputs/u12 is no video: /data/inputs/u1 is', {
    details: {
      path: '/data/inputs/u12',
      ffprobe: "[mov @ 0x1] '/data/sources/j1/source-0f.mp4': moov atom not found\n/data/work/j1/tmp/a.txt",
      lines: ['at /data/inputs/u1', 7, null],
      place: '/stage/background',
    },
  });
  const { code, message, details } = names.inError(failure);
  expect({ code, message, details }).toEqual({
    code: 'media.unreadable',
    message: 'upload://u12 is no video: upload://u1 is',
    details: {
      path: 'upload://u12',
      ffprobe: "[mov @ 0x1] 'https://a.test/talk.mp4?…': moov atom not found\na.txt",
      lines: ['at upload://u1', 7, null],
      place: '/stage/background',
    },
  });
});

test('our own folders are told to nobody, other paths stay', () => {
  expect(names.inText('about 1 GB at /data/outputs/j1.mp4, not /films/a.mp4 or /database/x')).toBe(
    'about 1 GB at j1.mp4, not /films/a.mp4 or /database/x',
  );
});

test('what a full disk needs where stays, since the queue asks by it', () => {
  const places = [{ path: '/data/sources/j1', bytes: 5 }];
  const full = new StudioError('disk.full', 'no room at /data/sources/j1/x', { details: { places } });
  expect([names.inError(full).message, names.inError(full).details]).toEqual(['no room at x', { places }]);
});
