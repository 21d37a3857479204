import { expect, test } from 'vitest';
import { candidate } from './candidate.ts';
import type { FfmpegProof } from './prove-ffmpeg.ts';
import { rankFfmpegs, type ProvedFfmpeg } from './rank-ffmpeg.ts';

const GOOD: FfmpegProof = {
  version: '6.1.1',
  hasFpsMode: true,
  builtEncoders: ['libx264'],
  hardwareEncoders: [],
  problems: [],
};

function found(
  path: string,
  proof: Partial<FfmpegProof> = {},
  ffprobePath: string | null = 'ffprobe',
): ProvedFfmpeg {
  return { candidate: candidate(path, 'PATH'), proof: { ...GOOD, ...proof }, ffprobePath };
}

function ranked(...entries: ProvedFfmpeg[]): [string, boolean, string][] {
  return rankFfmpegs(entries).map((entry) => [entry.candidate.path, entry.isChosen, entry.reason]);
}

test('a working hardware encoder outweighs a newer version and the order found', () => {
  expect(ranked(found('first'), found('gpu', { version: '4.4', hardwareEncoders: ['h264_nvenc'] }))).toEqual([
    ['gpu', true, 'libx264 proved; h264_nvenc proved'],
    ['first', false, 'works, but no hardware encoder does with it'],
  ]);
});

test('then version 5, then ffprobe, then the order found', () => {
  expect(
    ranked(
      found('old', { version: '4.4.2' }),
      found('snapshot of 2018', { version: 'N-47683-g0e8', hasFpsMode: false }),
      found('bare', {}, null),
      found('a'),
      found('b', { version: 'n7.1' }),
    ),
  ).toEqual([
    ['a', true, 'libx264 proved; no hardware encoder'],
    ['b', false, 'works; another was found first'],
    ['bare', false, 'works, but has no ffprobe'],
    ['old', false, 'works, but is older than version 5'],
    ['snapshot of 2018', false, 'works, but is older than version 5'],
  ]);
});

test('one that does not work is never chosen, not even alone', () => {
  expect(ranked(found('broken', { problems: ['it was built without libx264'] }))).toEqual([
    ['broken', false, 'it was built without libx264'],
  ]);
  expect(ranked()).toEqual([]);
});
