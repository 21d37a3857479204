import { expect, test } from 'vitest';
import { StudioError } from '../../shared/errors.ts';
import type { EncoderName, Plan } from '../../shared/plan/plan.ts';
import type { Scenario } from '../../shared/scenario/scenario.ts';
import { softwareInstead } from './software-fallback.ts';

const planWith = (encoder: EncoderName) => ({ encode: { encoder } }) as Plan;
const request = { scenario: {} as Scenario, baseDir: '.' };
const failed = new StudioError('ffmpeg.failed', 'the GPU went away');

test('a film whose hardware encoder failed is started over with the software encoder of its codec', () => {
  expect(softwareInstead(planWith('h264_nvenc'), request, failed)).toBe('libx264');
  expect(softwareInstead(planWith('hevc_vaapi'), request, new StudioError('segment.short', ''))).toBe(
    'libx265',
  );
});

test('not where the encoder is software already, was asked for by name, or is not to blame', () => {
  expect(softwareInstead(planWith('libx264'), request, failed)).toBeNull();
  expect(softwareInstead(planWith('h264_nvenc'), { ...request, encoder: 'h264_nvenc' }, failed)).toBeNull();
  expect(softwareInstead(planWith('h264_nvenc'), request, new StudioError('disk.full', ''))).toBeNull();
  expect(softwareInstead(planWith('h264_nvenc'), request, new StudioError('job.cancelled', ''))).toBeNull();
});
