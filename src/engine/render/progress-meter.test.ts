import { expect, test } from 'vitest';
import { createProgressMeter } from './progress-meter.ts';
import type { RenderEvent } from '../request/render-request.ts';

function meter(totalFrames: number) {
  const events: RenderEvent[] = [];
  let ms = 0;
  const progress = createProgressMeter({
    totalFrames,
    onEvent: (event) => events.push(event),
    now: () => ms,
  });
  return { events, progress, at: (next: number) => (ms = next) };
}

test('frames of all segments add up, with the rate so far and what is left', () => {
  const { events, progress, at } = meter(100);
  progress.phase('rendering');
  at(1000);
  progress.segment(0, 20);
  at(2000);
  progress.segment(1, 30);
  expect(events).toEqual([
    { type: 'progress', phase: 'rendering', frames: 0, totalFrames: 100, fps: 0, etaSeconds: null },
    { type: 'progress', phase: 'rendering', frames: 20, totalFrames: 100, fps: 20, etaSeconds: 4 },
    { type: 'progress', phase: 'rendering', frames: 50, totalFrames: 100, fps: 25, etaSeconds: 2 },
  ]);
});

test('a segment that starts again does not take progress back', () => {
  const { events, progress, at } = meter(100);
  progress.phase('rendering');
  at(1000);
  for (const frames of [40, 0, 10, 40, 41]) progress.segment(0, frames);
  expect(events.map((event) => event.type === 'progress' && event.frames)).toEqual([0, 40, 41]);
});

test('what is done on each segment is told, and a new attempt begins at its first frame', () => {
  const { events, progress, at } = meter(100);
  progress.phase('rendering');
  at(1000);
  progress.work(1, { doing: 'drawing', attempt: 1 });
  progress.work(0, { doing: 'encoding', attempt: 1 });
  progress.segment(1, 20);
  progress.work(1, { doing: 'drawing', attempt: 2 });
  progress.work(0, null);
  progress.work(1, { doing: 'encoding', attempt: 2 });
  progress.work(1, null);
  progress.phase('assembling');
  const [drawing, encoding] = [{ doing: 'drawing' }, { doing: 'encoding' }] as const;
  const zero = { index: 0, frames: 0, attempt: 1, ...encoding };
  const one = { index: 1, frames: 0, attempt: 1, ...drawing };
  expect(events.map((event) => event.type === 'progress' && event.working)).toEqual([
    undefined,
    [one],
    [zero, one],
    [zero, { ...one, frames: 20 }],
    [zero, { ...one, attempt: 2 }],
    [{ ...one, attempt: 2, ...encoding }],
    undefined,
  ]);
});

test('segments from the cache count at once and say nothing about the speed', () => {
  const { events, progress, at } = meter(100);
  progress.phase('rendering');
  at(5000);
  progress.cached(0, 60);
  at(6000);
  progress.segment(1, 20);
  progress.phase('assembling');
  const figures = events.map(
    (event) => event.type === 'progress' && [event.frames, event.fps, event.etaSeconds],
  );
  expect(figures).toEqual([
    [0, 0, null],
    [60, 0, null],
    [80, 20, 1],
    [100, 40, 0],
  ]);
});
