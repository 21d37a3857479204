import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import type { Lane, Patch } from '../../shared/contract/page.ts';
import { EMPTY_WINDOW } from '../../shared/pixels/pixel-window.ts';
import { overlayFeeders } from './overlay-feed.ts';
import { readLane } from '../../../test/helpers/test-matroska.ts';

const LANES: readonly Lane[] = [
  { xPx: 0, yPx: 0, widthPx: 2, heightPx: 2 },
  { xPx: 8, yPx: 8, widthPx: 4, heightPx: 2 },
];

/** A patch that fills its lane with one value; null clears it. */
function patch(frame: number, lane: number, value: number | null): Patch {
  const { widthPx, heightPx } = LANES[lane] as Lane;
  if (value === null) return { frame, lane, window: EMPTY_WINDOW, data: null };
  const data = new Uint8Array(widthPx * heightPx * 2.5).fill(value);
  return { frame, lane, window: { xPx: 0, yPx: 0, widthPx, heightPx }, data };
}

class Pipe extends Writable {
  readonly written: Buffer[] = [];
  override _write(chunk: Buffer, _: string, done: () => void): void {
    this.written.push(Buffer.from(chunk)); // the feeder may change its buffer once this is done
    setImmediate(done);
  }
}

async function feed(options: {
  readonly batches: readonly (readonly Patch[])[];
  readonly startFrame?: number;
  readonly signal?: AbortSignal;
  readonly onPull?: (batch: number) => void;
  readonly onDrawn?: () => void;
}) {
  const { signal = new AbortController().signal, startFrame = 0, onPull, onDrawn } = options;
  const pipes = LANES.map(() => new Pipe());
  const overlay = {
    ...{ lanes: LANES, uncovered: [] },
    async *batches() {
      for (const [index, batch] of options.batches.entries()) {
        onPull?.(index);
        yield batch;
      }
    },
  };
  const feeders = overlayFeeders(overlay, startFrame, onDrawn);
  await Promise.all(feeders.map((feeder, index) => feeder(pipes[index] as Pipe, signal)));
  return {
    pipes,
    /** Each picture as its tick and the value of its alpha. */
    lanes: pipes.map(({ written }) =>
      readLane(Buffer.concat(written)).pictures.map(({ tick, bytes }) => [tick, bytes.at(-1)]),
    ),
  };
}

test('each lane is a stream of its own size, shown at first, wherever it changed, and at the end of each batch', async () => {
  const { pipes, lanes } = await feed({
    startFrame: 100,
    batches: [
      [patch(100, 0, 1), patch(102, 0, 2), patch(102, 1, 3), patch(103, 0, 4)],
      [patch(105, 1, null)],
    ],
  });
  expect(lanes).toEqual([
    [
      [0, 1],
      [2, 2],
      [3, 4],
      [5, 4], // again: ffmpeg lays frame 4 only when it knows that this lane stays as it is
    ],
    [
      [0, 0], // clear: ffmpeg opens no lane without a picture
      [2, 3],
      [3, 3],
      [5, 0],
    ],
  ]);
  expect(pipes.map(({ written }) => readLane(Buffer.concat(written)))).toMatchObject([
    { widthPx: 2, heightPx: 2 },
    { widthPx: 4, heightPx: 2 },
  ]);
  expect(pipes.map(({ writableEnded }) => writableEnded)).toEqual([true, true]);
});

test('several patches of a lane at one frame are one picture', async () => {
  const { lanes } = await feed({ batches: [[patch(0, 0, 1), patch(0, 0, 2)]] });
  expect(lanes[0]).toEqual([[0, 2]]);
});

test.each([{ batches: [] }, { batches: [[], []] }])(
  'lanes in which nothing is ever visible are one clear picture: $batches',
  async ({ batches }) => {
    const { pipes, lanes } = await feed({ batches });
    expect(lanes).toEqual([[[0, 0]], [[0, 0]]]);
    expect(pipes.map(({ writableEnded }) => writableEnded)).toEqual([true, true]);
  },
);

test('a lane that has not been taken yet does not keep the others of the batch waiting', async () => {
  const taken: number[][] = LANES.map(() => []);
  let takeFirst: () => void = () => {};
  const held = new Promise<void>((resolve) => (takeFirst = resolve));
  const pipes = LANES.map(
    (_, index) =>
      new Writable({
        write(chunk: Buffer, _encoding, done) {
          taken[index]?.push(chunk.length);
          if (index === 0) void held.then(() => done());
          else done();
        },
      }),
  );
  const overlay = {
    ...{ lanes: LANES, uncovered: [] },
    async *batches() {
      yield [patch(0, 0, 1), patch(0, 1, 1), patch(1, 1, 2)];
    },
  };
  const { signal } = new AbortController();
  const feeding = overlayFeeders(overlay, 0).map((feed, index) => feed(pipes[index] as Writable, signal));
  await new Promise<void>((resolve) => setImmediate(resolve));
  expect(taken.map(({ length }) => length)).toEqual([1, 5]); // a header; a header and two pictures
  takeFirst();
  await Promise.all(feeding);
});

test('no lane ever shows two pictures at a tick, and ticks ascend', async () => {
  const batches = Array.from({ length: 12 }, (_, index) =>
    Array.from({ length: 8 }, (_, at) => patch(index * 8 + at, at === 7 ? 1 : 0, at + 1)),
  );
  for (const lane of (await feed({ batches })).lanes) {
    const ticks = lane.map(([tick]) => Number(tick));
    expect(ticks).toEqual([...new Set(ticks)].sort((a, b) => a - b));
  }
});

test('an abort stops the feed: no batch is pulled, no pipe is ended as if it were whole', async () => {
  const abort = new AbortController();
  const pulled: number[] = [];
  const { pipes } = await feed({
    ...{ batches: [[patch(0, 0, 1)], [patch(1, 0, 2)], [patch(2, 0, 3)]], signal: abort.signal },
    onPull(batch) {
      pulled.push(batch);
      if (batch === 1) abort.abort();
    },
  });
  expect({ pulled, ended: pipes.map(({ writableEnded }) => writableEnded) }).toEqual({
    pulled: [0, 1],
    ended: [false, false],
  });
});

test('it is told once that nothing is left to draw, after the last batch', async () => {
  const told: string[] = [];
  await feed({
    batches: [[patch(0, 0, 1)], [patch(3, 1, 2)]],
    onPull: (batch) => told.push(`batch ${batch}`),
    onDrawn: () => told.push('drawn'),
  });
  expect(told).toEqual(['batch 0', 'batch 1', 'drawn']);
});

test('an overlay that fails fails every feeder', async () => {
  const overlay = {
    ...{ lanes: LANES, uncovered: [] },
    // eslint-disable-next-line require-yield
    async *batches(): AsyncGenerator<readonly Patch[], void, void> {
      throw new Error('the page went away');
    },
  };
  const { signal } = new AbortController();
  const outcomes = await Promise.allSettled(
    overlayFeeders(overlay, 0).map((feeder) => feeder(new Pipe(), signal)),
  );
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});
