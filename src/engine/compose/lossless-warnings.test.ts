import { expect, test } from 'vitest';
import type { Plan, Quality } from '../../shared/plan/plan.ts';
import { losslessWarnings } from './lossless-warnings.ts';

function codes(pixelFormat: string, quality: Quality, cues: number): string[] {
  const plan = { encode: { pixelFormat, quality }, film: { cues: Array(cues).fill({}) } } as unknown as Plan;
  return losslessWarnings(plan).map(({ code }) => code);
}

test('a lossless film whose format ffmpeg cannot overlay in says so, where it has cues', () => {
  expect(codes('yuv444p10le', { kind: 'lossless' }, 1)).toEqual(['output.inexact']);
  expect(codes('yuv444p10le', { kind: 'lossless' }, 0)).toEqual([]);
  expect(codes('yuv444p10le', { kind: 'crf', crf: 18 }, 1)).toEqual([]);
  expect(codes('yuv420p10le', { kind: 'lossless' }, 1)).toEqual([]);
});
