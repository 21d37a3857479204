import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { StudioError } from '../../shared/errors.ts';
import type { Plan, PlanSegment } from '../../shared/plan/plan.ts';
import type { GpuLeases } from '../encode/gpu-leases.ts';
import { renderSegment, type SegmentContext } from './render-segment.ts';

test('each attempt takes a GPU of its own and gives it back, also when it fails', async () => {
  const told: string[] = [];
  const leases: GpuLeases = {
    async take() {
      told.push('taken');
      return { device: '1', release: () => told.push('released') };
    },
  };
  const plan = { format: 'mp4', rate: { num: 25, den: 1 } } as Plan;
  const segment = { index: 0, startFrame: 0, endFrame: 5, overlaySpans: [] } as unknown as PlanSegment;
  const context = {
    ...{ leases, workDir: tmpdir(), ffmpeg: { path: 'none', version: '6.0' }, pages: null },
    signal: new AbortController().signal,
    onRetry: (attempt: number) => told.push(`retry ${attempt}`),
  } as unknown as SegmentContext;
  // a plan without an encoder cannot be composed: whatever it fails with, nothing stays taken
  await expect(renderSegment(plan, segment, context)).rejects.toBeInstanceOf(StudioError);
  expect(told.filter((what) => what === 'taken').length).toBe(
    told.filter((what) => what === 'released').length,
  );
  expect(told.slice(0, 2)).toEqual(['taken', 'released']);
});
