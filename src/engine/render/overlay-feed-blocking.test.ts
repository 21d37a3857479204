import { expect, test } from 'vitest';
import type { Lane, Patch } from '../../shared/contract/page.ts';
import { EMPTY_WINDOW } from '../../shared/pixels/pixel-window.ts';
import { seededRandom } from '../../../test/helpers/test-random.ts';
import { overlayFeeders } from './overlay-feed.ts';
import { BoundedPipe, laneReader } from '../../../test/helpers/test-lane-reader.ts';

/** Whatever the lanes do, feed and ffmpeg never wait for each other. ffmpeg is a model of how it reads its inputs. */
const OVERLAYS = 2000;

type Film = {
  readonly lanes: readonly Lane[];
  readonly totalFrames: number;
  readonly batches: readonly (readonly Patch[])[];
  /** What every lane's alpha is at each frame. */
  readonly expected: readonly (readonly number[])[];
};

/** Lanes of any sizes that change often, seldom, late, early or never, in batches of whole frames. */
function randomFilm(random: () => number): Film {
  const below = (limit: number) => Math.floor(random() * limit);
  const lanes = Array.from({ length: 1 + below(4) }, () => ({
    ...{ xPx: 0, yPx: 0, widthPx: 2 + 2 * below(6), heightPx: 2 + 2 * below(6) },
  }));
  const totalFrames = 1 + below(50);
  const habits = lanes.map(() => ({
    from: random() < 0.5 ? 0 : below(totalFrames),
    until: random() < 0.5 ? totalFrames : below(totalFrames + 1),
    chance: [0, 0.03, 0.3, 1][below(4)] as number,
  }));
  const shown = lanes.map(() => 0);
  const expected: number[][] = [];
  const batches: Patch[][] = [[]];
  for (let frame = 0; frame < totalFrames; frame += 1) {
    for (const [lane, { widthPx, heightPx }] of lanes.entries()) {
      const { from, until, chance } = habits[lane] as (typeof habits)[number];
      if (frame < from || frame >= until || random() >= chance) continue;
      const value = random() < 0.2 ? 0 : 1 + below(255);
      shown[lane] = value;
      const whole = { xPx: 0, yPx: 0, widthPx, heightPx };
      const data = value === 0 ? null : new Uint8Array(widthPx * heightPx * 2.5).fill(value);
      batches.at(-1)?.push({ frame, lane, window: data ? whole : EMPTY_WINDOW, data });
    }
    expected.push([...shown]);
    if (random() < 0.15) batches.push([]);
  }
  return { lanes, totalFrames, batches, expected };
}

function shuffled<T>(values: readonly T[], random: () => number): T[] {
  const left = [...values];
  return values.map(() => left.splice(Math.floor(random() * left.length), 1)[0] as T);
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Frames as the reader laid them, or where it and the feed stood still. The feed has no clock: what does not move never will. */
async function play(film: Film, random: () => number): Promise<readonly (readonly number[])[] | string> {
  const { lanes, totalFrames, batches } = film;
  const pipes = lanes.map(() => new BoundedPipe(16 + Math.floor(random() ** 2 * 800)));
  const overlay = {
    ...{ lanes, uncovered: [] },
    async *batches() {
      yield* batches;
    },
  };
  const { signal } = new AbortController();
  const feeders = overlayFeeders(overlay, 0);
  const order = random() < 0.5 ? lanes.map((_, index) => index) : shuffled([...lanes.keys()], random);
  const choose = (count: number) => Math.floor(random() * count);
  const aheadPictures = Math.floor(random() * 4);
  const reader = laneReader({ lanes, pipes, order, totalFrames, aheadPictures, choose });
  const feeding = Promise.all(feeders.map((feed, index) => feed(pipes[index] as BoundedPipe, signal)));
  feeding.catch(() => {});
  await settled();
  while (!reader.isDone) {
    const hasMoved = reader.step();
    await settled(); // the feed goes as far as it can
    if (reader.hasFailed) return 'a lane ended without a picture';
    if (!hasMoved && !reader.isDone && !reader.step()) return 'feed and reader wait for each other';
  }
  return reader.frames;
}

test('no order of changes, sizes and lanes makes the feed and ffmpeg wait for each other', async () => {
  const wrong: unknown[] = [];
  for (let seed = 1; seed <= OVERLAYS; seed += 1) {
    const random = seededRandom(seed);
    const film = randomFilm(random);
    const frames = await play(film, random);
    if (JSON.stringify(frames) === JSON.stringify(film.expected)) continue;
    wrong.push({ seed, found: typeof frames === 'string' ? frames : 'wrong pictures' });
  }
  expect(wrong).toEqual([]);
}, 60_000);
