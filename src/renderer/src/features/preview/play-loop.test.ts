import { expect, test } from 'vitest';
import { fakeStudio } from '../../../../../test/web/fake-studio.ts';
import { startPlayLoop } from './play-loop.ts';

const RATE = 25;

/** A screen whose pictures come when the test says so. */
function fakeScreen() {
  const asked = new Map<number, FrameRequestCallback>();
  let [id, nowMs] = [0, 0];
  return {
    asked,
    performance: { now: () => nowMs },
    requestAnimationFrame: (work: FrameRequestCallback) => (asked.set((id += 1), work), id),
    cancelAnimationFrame: (given: number) => void asked.delete(given),
    /** The next picture, so much later. */
    picture(ms: number) {
      nowMs += ms;
      const due = [...asked.values()];
      asked.clear();
      for (const work of due) work(nowMs);
    },
  };
}

async function playing(heardSeconds: () => number | null = () => null) {
  const { session } = fakeStudio();
  await session.project.go({ type: 'new' });
  session.edit.apply({ name: 'importCues' }, (document) => ({
    ...document,
    stage: { width: 64, height: 36, frameRate: RATE, duration: 100 },
  }));
  const screen = fakeScreen();
  const stop = startPlayLoop(session, { heardSeconds }, screen);
  const frame = () => session.store.getState().playback.frame;
  return { session, screen, stop, frame };
}

test('however long it plays, one picture of the screen is asked for at a time', async () => {
  const { session, screen, stop, frame } = await playing();
  expect(screen.asked.size).toBe(0);
  session.play.toggle();
  const waiting = new Set<number>();
  const shown: number[] = [];
  for (let picture = 0; picture < 300; picture += 1) {
    screen.picture(1000 / 60);
    waiting.add(screen.asked.size);
    if (shown.at(-1) !== frame()) shown.push(frame());
  }
  expect([...waiting]).toEqual([1]);
  expect(shown).toEqual(Array.from({ length: shown.length }, (_, index) => index));
  expect(shown.length).toBeGreaterThan(120);
  session.play.toggle();
  screen.picture(1000 / 60);
  expect(screen.asked.size).toBe(0);
  session.play.toggle();
  stop();
  expect(screen.asked.size).toBe(0);
});

test('while sound is heard its frame is shown, and never one before the last', async () => {
  let heard = 0;
  const { session, screen, frame } = await playing(() => heard);
  session.play.toggle();
  const shown = [0.1, 0.5, 0.42, 0.6].map((seconds) => {
    heard = seconds;
    screen.picture(1);
    return frame();
  });
  expect(shown).toEqual([2, 12, 12, 15]);
});
