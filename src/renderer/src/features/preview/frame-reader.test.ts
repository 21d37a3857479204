import type { VideoSample } from 'mediabunny';
import { expect, test } from 'vitest';
import { createFrameReader } from './frame-reader.ts';

const STEP = 0.04;

/** A file of 100 frames that are all key frames, and a reader of it. `open` counts samples that nobody closed. */
function reader() {
  let open = 0;
  const sink = {
    async *samples(start = 0) {
      for (let frame = Math.max(0, Math.floor(start / STEP)); frame < 100; frame += 1) {
        open += 1;
        yield { timestamp: frame * STEP, close: () => void (open -= 1) } as VideoSample;
      }
    },
  };
  const made = createFrameReader(sink, {
    onFrame: () => {},
    onError: (error) => {
      throw error;
    },
  });
  /** What is shown of a frame once decoding has come to rest; null: not that very frame. */
  const shows = async (frame: number, back?: number) => {
    made.want(frame * STEP, back === undefined ? undefined : back * STEP);
    await new Promise((resolve) => setTimeout(resolve)); // all of it is promises
    const current = made.current(frame * STEP);
    return current?.isExact ? Math.round(current.sample.timestamp / STEP) : null;
  };
  return { made, shows, openSamples: () => open };
}

test('every frame is shown onwards, backwards and after a jump', async () => {
  const { shows } = reader();
  const wanted = [0, 1, 2, 3, 60, 61, 10, 11];
  const shown: (number | null)[] = [];
  for (const frame of wanted) shown.push(await shows(frame));
  for (const frame of [50, 49, 48, 47]) shown.push(await shows(frame, frame - 16));
  expect(shown).toEqual([...wanted, 50, 49, 48, 47]);
});

test('going on after a step back shows the frames that were let go on the way', async () => {
  const { shows } = reader();
  // a loop's turn looks like a way back for one frame: those ahead of it are let go
  const shown = [await shows(20), await shows(20, 4), await shows(21), await shows(22), await shows(23)];
  expect(shown).toEqual([20, 20, 21, 22, 23]);
});

test('a reader that is done with keeps no frame open', async () => {
  const { made, shows, openSamples } = reader();
  await shows(20);
  await shows(30, 14);
  expect(openSamples()).toBeGreaterThan(0);
  made.dispose();
  await new Promise((resolve) => setTimeout(resolve));
  expect(openSamples()).toBe(0);
});
