import type { VideoSample } from 'mediabunny';
import { expect, test } from 'vitest';
import { seededRandom } from '../../../../../test/helpers/test-random.ts';
import { createFrameReader, type Going } from './frame-reader.ts';

const STEP = 0.04;
const FRAMES = 600;
const BYTES_EACH = 100;

/** A file of `FRAMES` frames with a key frame every `gop`, and a reader of it that holds `held` of them. */
function reader(gop: number, held = 60, missing = new Set<number>()) {
  let [open, decoded, runs] = [0, 0, 0];
  const keyOf = (frame: number) => Math.floor(frame / gop) * gop;
  const sample = (frame: number) => {
    open += 1;
    let isOpen = true;
    return {
      ...{ timestamp: frame * STEP, duration: STEP, format: 'I420', allocationSize: () => BYTES_EACH },
      close: () => {
        if (!isOpen) throw new Error(`frame ${frame} is closed twice`);
        isOpen = false;
        open -= 1;
      },
    } as unknown as VideoSample;
  };
  const source = {
    async *samples(seconds: number) {
      runs += 1;
      const start = Math.max(0, Math.floor(seconds / STEP));
      for (let frame = keyOf(start); frame < FRAMES; frame += 1) {
        decoded += 1;
        if (frame >= start && !missing.has(frame)) yield sample(frame);
      }
    },
    keyBefore: (seconds: number) =>
      Promise.resolve(seconds < 0 ? null : keyOf(Math.floor(seconds / STEP + 0.01)) * STEP),
  };
  const told = {
    onFrame: () => {},
    onError: (error: unknown) => {
      throw error;
    },
  };
  const made = createFrameReader(source, told, held * BYTES_EACH);
  /** What is there of a frame at once; null: not that very frame. */
  const has = (frame: number) => {
    const current = made.current(frame * STEP);
    return current?.isExact ? Math.round(current.sample.timestamp / STEP) : null;
  };
  /** Until decoding has come to rest: all of it is promises. */
  const rest = () => new Promise((resolve) => setTimeout(resolve));
  const shows = async (frame: number, going: Going = 'still') => {
    made.want(frame * STEP, going);
    await rest();
    return has(frame);
  };
  return { made, has, shows, rest, counts: () => ({ open, decoded, runs }) };
}

test('every frame is shown onwards, backwards and after a jump, whatever the way and the key frames', async () => {
  const random = seededRandom(7);
  const below = (end: number) => Math.floor(random() * end);
  for (const gop of [1, 12, 250, FRAMES]) {
    const { made, shows, counts } = reader(gop, 16 + below(65));
    let frame = 0;
    for (let turn = 0; turn < 150; turn += 1) {
      const going = (['onwards', 'back', 'still'] as const)[below(3)] ?? 'still';
      if (random() < 0.1) frame = below(FRAMES);
      else frame += going === 'back' ? -1 : 1;
      frame = Math.max(0, Math.min(FRAMES - 1, frame));
      expect([gop, turn, await shows(frame, going)]).toEqual([gop, turn, frame]);
      expect(counts().open).toBeLessThanOrEqual(80 + 2);
    }
    made.dispose();
  }
});

test('after a jump a long way behind a key frame, steps back need no decoding', async () => {
  const { made, has, shows, rest } = reader(250);
  await shows(480);
  const there: (number | null)[] = [];
  for (let frame = 479; frame > 380; frame -= 1) {
    there.push(has(frame));
    made.want(frame * STEP, 'still');
    await rest();
  }
  expect(there).toEqual(Array.from({ length: 99 }, (_, index) => 479 - index));
});

test('after playing, steps back and on need no decoding', async () => {
  const { has, shows } = reader(250);
  for (let frame = 100; frame < 200; frame += 1) await shows(frame, 'onwards');
  expect([190, 185, 175, 199, 203].map(has)).toEqual([190, 185, 175, 199, 203]);
});

test('playing decodes each frame once', async () => {
  const { shows, counts } = reader(250);
  await shows(0, 'onwards');
  for (let frame = 1; frame < 300; frame += 1) await shows(frame, 'onwards');
  expect(counts().runs).toBe(1);
  expect(counts().decoded).toBeLessThan(310);
});

test('playing backwards decodes few runs of many frames', async () => {
  const { shows, counts } = reader(250, 60);
  const shown: (number | null)[] = [];
  for (let frame = 249; frame >= 0; frame -= 1) shown.push(await shows(frame, 'back'));
  expect(shown).toEqual(Array.from({ length: 250 }, (_, index) => 249 - index));
  expect(counts().runs).toBeLessThan(15);
});

test('playing goes on where it was after a step back', async () => {
  const { shows, counts } = reader(FRAMES);
  for (let frame = 0; frame < 300; frame += 1) await shows(frame, 'onwards');
  await shows(290);
  const { decoded } = counts();
  for (let frame = 290; frame < 310; frame += 1) expect(await shows(frame, 'onwards')).toBe(frame);
  expect(counts().decoded - decoded).toBeLessThan(30);
});

test('while the frame itself is decoded, the nearest one comes closer', async () => {
  const { made } = reader(250);
  made.want(249 * STEP, 'still');
  const near: number[] = [];
  for (let turn = 0; turn < 4000; turn += 1) {
    await Promise.resolve();
    const at = made.current(249 * STEP)?.sample.timestamp ?? null;
    if (at !== null && at !== near.at(-1)) near.push(at);
  }
  expect(near[0]).toBe(0); // the key frame, at once
  expect(near).toEqual([...near].sort((one, other) => one - other));
  expect(near.at(-1)).toBeCloseTo(249 * STEP, 9);
});

test('a frame that the file lacks is shown as the one before it, and sought no further', async () => {
  const { made, shows, rest, counts } = reader(50, 60, new Set([120, 599]));
  for (const [frame, shown] of [
    [120, 119],
    [599, 598],
  ] as const) {
    expect(await shows(frame)).toBeNull();
    expect(made.current(frame * STEP)?.sample.timestamp).toBeCloseTo(shown * STEP, 9);
    const { decoded } = counts();
    made.want(frame * STEP, 'still');
    await rest();
    expect(counts().decoded).toBe(decoded);
  }
});

test('a file without a picture is given up', async () => {
  const { shows, counts } = reader(50, 60, new Set(Array.from({ length: FRAMES }, (_, frame) => frame)));
  expect(await shows(100)).toBeNull();
  expect(counts().runs).toBeLessThan(4);
});

test('a reader that rests keeps few frames, and one that is done with none', async () => {
  const { made, shows, rest, counts } = reader(250, 100);
  await shows(240);
  expect(counts().open).toBeGreaterThan(30);
  made.limit(20 * BYTES_EACH);
  expect(counts().open).toBeLessThanOrEqual(20 + 2);
  made.dispose();
  await rest();
  expect(counts().open).toBe(0);
});
