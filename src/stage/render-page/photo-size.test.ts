import { expect, test } from 'vitest';
import type { StageFilm, StageImageCue } from '../../shared/stage-film.ts';
import { readScenario } from '../../shared/scenario/read-scenario.ts';
import { resolveFilm } from '../../shared/film/resolve-film/resolve-film.ts';
import { halvingsFor } from './photo-size.ts';

const STAGE = { widthPx: 1000, heightPx: 500, rate: { num: 10, den: 1 }, totalFrames: 10 };
const PHOTO = { widthPx: 4000, heightPx: 2000 };

function halvings(cue: object, photo = PHOTO): number {
  const reading = readScenario(
    JSON.stringify({
      cueframe: 1,
      stage: { width: 1000, height: 500, frameRate: '10', duration: 1 },
      cues: [{ type: 'image', src: 'photo.jpg', start: 0, end: 1, ...cue }],
    }),
  );
  if (!reading.ok) throw reading.error;
  const film: StageFilm = resolveFilm(reading.scenario, STAGE).film;
  return halvingsFor(film.cues[0] as StageImageCue, photo, film);
}

test.each([
  ['as wide as the stage', { layout: { width: 1 } }, 2],
  ['a little more than a quarter of its width', { layout: { width: 1.01 } }, 1],
  ['in its own size', { layout: {} }, 0],
  ['in a high box, contained', { layout: { width: 1, height: 2 } }, 2],
  ['in a high box, which it covers', { fit: 'cover', layout: { width: 1, height: 2 } }, 1],
  ['in a high box, stretched', { fit: 'stretch', layout: { width: 1, height: 2 } }, 1],
  ['grown to twice that for a moment', { layout: { width: 1 }, transform: [{ time: 0.5, scale: 2 }] }, 1],
  ['mirrored and grown', { layout: { width: 1 }, transform: { scale: -2 } }, 1],
  ['made small', { layout: { width: 1 }, transform: { scale: 0.5 } }, 3],
  ['larger than it is', { layout: { width: 8 } }, 0],
])('a photo four times as wide as the stage keeps what is shown of it: %s', (_, cue, count) => {
  expect(halvings(cue)).toBe(count);
});

test('sides stay whole numbers: 4000 x 2004 is halved twice and no more', () => {
  expect(halvings({ layout: { width: 0.1 } }, { widthPx: 4000, heightPx: 2004 })).toBe(2);
});
