import { expect, test } from 'vitest';
import { RENDER_PHASES } from '../../../shared/job/kinds/render-kind.ts';
import { seededRandom } from '../../../../test/helpers/test-random.ts';
import { createJobProgress, percentOf, type ProgressFacts } from './job-progress.ts';

const facts = (changed: Partial<ProgressFacts>): ProgressFacts => ({
  ...{ phase: 'probing', frames: 0, totalFrames: 0, fps: 0, etaSeconds: null, uploadedRatio: 0, working: [] },
  ...changed,
});

test('rendering is most of a job, and an upload takes its share', () => {
  const halfway = facts({ phase: 'rendering', frames: 50, totalFrames: 100 });
  expect([
    percentOf(facts({ phase: 'probing' }), true),
    percentOf(facts({ phase: 'rendering', totalFrames: 100 }), true),
    percentOf(halfway, true),
    percentOf(halfway, false),
    percentOf(facts({ phase: 'uploading', uploadedRatio: 0.5 }), true),
    percentOf(facts({ phase: 'done' }), false),
  ]).toEqual([0, 2, 45, 46.9, 98, 100]);
});

test('the segments at work are told while the film is rendered, and not after', () => {
  const progressOf = createJobProgress({ hasUpload: false, expectedFps: () => null });
  const working = [{ index: 2, doing: 'drawing', frames: 7, attempt: 1 }] as const;
  const told = (['rendering', 'assembling'] as const).map((phase) => progressOf(facts({ phase, working })));
  expect([told[0]?.working, 'working' in (told[1] ?? {})]).toEqual([working, false]);
});

test('whatever is told in whatever order, percent, frames and phase never go back', () => {
  const random = seededRandom(7);
  const progressOf = createJobProgress({ hasUpload: true, expectedFps: () => null });
  const told = Array.from({ length: 500 }, () =>
    progressOf(
      facts({
        phase: RENDER_PHASES[Math.floor(random() * (RENDER_PHASES.length - 1))] ?? 'probing',
        frames: Math.floor(random() * 200),
        totalFrames: 100,
        uploadedRatio: random() * 1.2,
      }),
    ),
  );
  const isSteady = (numbers: readonly number[]) =>
    numbers.every((value, at) => value >= (numbers[at - 1] ?? 0));
  expect([
    isSteady(told.map(({ percent }) => percent)),
    isSteady(told.map(({ frames }) => frames)),
    isSteady(told.map(({ phase }) => RENDER_PHASES.indexOf(phase))),
    Math.max(...told.map(({ percent }) => percent)) <= 100,
  ]).toEqual([true, true, true, true]);
});

test('before the first frames the time left comes from what this machine did before, then from the render itself', () => {
  const progressOf = createJobProgress({ hasUpload: false, expectedFps: () => 20 });
  const rendering = { phase: 'rendering', totalFrames: 100, etaSeconds: null } as const;
  expect([
    progressOf(facts({})).etaSeconds,
    progressOf(facts({ ...rendering })).etaSeconds,
    progressOf(facts({ ...rendering, frames: 4 })).etaSeconds,
    progressOf(facts({ ...rendering, frames: 50, etaSeconds: 1.5 })).etaSeconds,
    progressOf(facts({ ...rendering, phase: 'done' })).etaSeconds,
  ]).toEqual([null, 5, 4.8, 1.5, 0]);
});
