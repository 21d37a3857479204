import { expect, test } from 'vitest';
import { activeCues } from './active-cues.ts';
import { countChanges, overlaySpans } from './overlay-spans.ts';
import { sampleAnimation, sampleFilm, sampleShape } from '../../../test/helpers/sample-cues.ts';
import { seededRatio } from './seeded.ts';
import { filmKeyAt } from './state-key.ts';

const TOTAL_FRAMES = 300;

/** Cues of seeded spans: some films sparse, some crowded, with some cues as long as the film. */
function randomFilm(seed: number) {
  const pick = (below: number, ...parts: number[]) => Math.floor(seededRatio(seed, ...parts) * below);
  return sampleFilm(
    Array.from({ length: pick(40, 0) }, (_, index) => {
      const startFrame = pick(TOTAL_FRAMES - 1, 1, index);
      const length = 1 + pick(pick(10, 2, index) === 0 ? TOTAL_FRAMES : 15, 3, index);
      return sampleShape({
        id: `cues[${index}]`,
        startFrame,
        endFrame: Math.min(TOTAL_FRAMES, startFrame + length),
        animations: index % 3 === 0 ? [sampleAnimation('fade', { durationFrames: 4 })] : [],
      });
    }),
  );
}
const seeds = Array.from({ length: 40 }, (_, index) => index);
const frames = (startFrame: number, endFrame: number) =>
  Array.from({ length: Math.max(0, endFrame - startFrame) }, (_, index) => startFrame + index);

test.each(seeds)('film %i: the cues on screen are found in the order of drawing', (seed) => {
  const film = randomFilm(seed);
  for (const frame of frames(-2, TOTAL_FRAMES + 2)) {
    const shown = film.cues.flatMap((cue, position) =>
      cue.startFrame <= frame && frame < cue.endFrame ? [position] : [],
    );
    expect(activeCues(film)(frame)).toEqual(shown);
  }
});

test.each(seeds)('film %i: overlay spans cover just the frames with cues, apart from each other', (seed) => {
  const film = randomFilm(seed);
  for (const [startFrame, endFrame] of [
    [0, TOTAL_FRAMES],
    [50, 120],
    [10, 10],
  ] as const) {
    const spans = overlaySpans(film, { startFrame, endFrame });
    expect(spans.flatMap((span) => frames(span.startFrame, span.endFrame))).toEqual(
      frames(startFrame, endFrame).filter((frame) => activeCues(film)(frame).length > 0),
    );
    expect(spans.every((span, index) => index === 0 || span.startFrame > spans[index - 1]!.endFrame)).toBe(
      true,
    );
  }
});

test.each(seeds)('film %i: changes are counted as frame by frame, and add up', (seed) => {
  const film = randomFilm(seed);
  const counted = (startFrame: number, endFrame: number) => countChanges(film, { startFrame, endFrame });
  const reference = (startFrame: number, endFrame: number) =>
    frames(startFrame, endFrame).filter((frame) => filmKeyAt(film, frame) !== filmKeyAt(film, frame - 1))
      .length;
  for (const middle of [0, 1, 77, 150, TOTAL_FRAMES]) {
    expect(counted(0, middle)).toBe(reference(0, middle));
    expect(counted(middle, TOTAL_FRAMES)).toBe(reference(middle, TOTAL_FRAMES));
  }
});
