import { expect, test } from 'vitest';
import { testInput, testMedia, testScenario } from '../../../test/helpers/test-plan-input.ts';
import { planRender } from '../../engine/plan/plan-render.ts';
import type { ProbedMedia } from '../media.ts';
import type { SourcePart } from '../plan/plan.ts';
import { seededRandom } from '../../../test/helpers/test-random.ts';
import { frameRate, type FrameRate } from '../time.ts';
import { sourceFrameAt } from './frame-mapping.ts';
import { clipAt, pictureAt, watchFilm } from './watch-film.ts';

const RATES = [frameRate(24), frameRate(25, 2), frameRate(30_000, 1001), frameRate(179, 6), frameRate(60)];

/** A file whose frames come at irregular times, and may start late. */
function variableMedia(rate: FrameRate, random: () => number): ProbedMedia {
  const media = testMedia('/films/v.mp4', rate, 80, { startSeconds: random() < 0.5 ? 0 : 1.5 });
  const period = rate.den * 512;
  let tick = (media.frames?.ticks[0] ?? 0) + Math.floor(random() * 3) * period;
  const ticks = Array.from({ length: 80 }, () => (tick += 1 + Math.floor(random() * 2.2 * period)));
  return {
    ...media,
    frames: { ticks, keyTicks: ticks.filter((_, index) => index % 10 === 0), seek: 'exact' },
  };
}

/** The tick a part of a plan shows at one of its frames, by the rule written at SourcePart. */
function tickOfPart(part: SourcePart, offset: number, ticks: readonly number[], rate: FrameRate): number {
  const mapping = { ticks, timeBase: part.timeBase, zeroTick: part.zeroTick, rate };
  return ticks[sourceFrameAt(mapping, part.firstClipFrame + offset)] ?? NaN;
}

test.each(Array.from({ length: 40 }, (_, seed) => seed))(
  'the window shows the source frames of the plan, at any rate and with irregular sources (seed %i)',
  (seed) => {
    const random = seededRandom(seed);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
    const rate = pick(RATES);
    const media = new Map([
      ['a', variableMedia(pick(RATES), random)],
      ['b', testMedia('/films/b.mp4', pick(RATES), 200)],
    ]);
    const timeline = Array.from({ length: 4 }, () => {
      const start = random() * 0.5;
      return { media: pick(['a', 'b']), in: start, out: start + 0.2 + random() * 0.6 };
    });
    const scenario = testScenario({
      stage: { width: 64, height: 36, frameRate: `${rate.num}/${rate.den}` },
      media: { a: { src: 'a.mp4' }, b: { src: 'b.mp4' } },
      timeline,
    });
    const plan = planRender(testInput({ scenario, media, segments: 3 }));
    const planned = plan.segments.flatMap(({ parts }) =>
      parts.flatMap((part) => {
        if (part.kind === 'background') return Array.from({ length: part.frames }, () => null);
        const ticks = media.get(part.mediaId)?.frames?.ticks ?? [];
        return Array.from({ length: part.endClipFrame - part.firstClipFrame }, (_, offset) => ({
          media: part.mediaId,
          tick: tickOfPart(part, offset, ticks, rate),
          placement: part.placement,
        }));
      }),
    );
    const film = watchFilm(scenario, media);
    const watched = Array.from({ length: plan.totalFrames }, (_, frame) => {
      const picture = pictureAt(film, frame);
      return (
        picture && { media: picture.clip.mediaId, tick: picture.tick, placement: picture.clip.placement }
      );
    });
    expect(watched).toEqual(planned);
    expect(film.sound).toEqual(plan.sound);
  },
);

test('a film without a timeline shows its background', () => {
  const film = watchFilm(
    testScenario({ stage: { width: 64, height: 36, frameRate: 25, duration: 1 } }),
    new Map(),
  );
  expect([film.totalFrames, clipAt(film, 3), pictureAt(film, 3)]).toEqual([25, null, null]);
});
