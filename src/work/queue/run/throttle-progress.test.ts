import { expect, test } from 'vitest';
import type { JobProgress } from '../../../shared/job/job.ts';
import { manualClock } from '../../../../test/helpers/test-clock.ts';
import { throttleProgress } from './throttle-progress.ts';

const at = (frames: number, phase: JobProgress['phase'] = 'rendering'): JobProgress => ({
  ...{ phase, frames, percent: frames, totalFrames: 100, fps: 0, etaSeconds: null },
});

test('writes at most every half second, a new phase at once, and never loses the last', () => {
  const clock = manualClock();
  const written: string[] = [];
  const { tell, flush } = throttleProgress(
    ({ phase, frames }) => written.push(`${clock.nowMs()} ${phase} ${frames}`),
    clock.later,
  );
  tell(at(0));
  for (let frames = 1; frames <= 12; frames += 1) {
    clock.passMs(100);
    tell(at(frames));
  }
  tell(at(12, 'assembling'));
  clock.passMs(50);
  tell(at(13, 'assembling'));
  flush();
  clock.passMs(2000);
  expect(written).toEqual([
    '0 rendering 0',
    '500 rendering 4',
    '1000 rendering 9',
    '1200 assembling 12',
    '1250 assembling 13',
  ]);
});
