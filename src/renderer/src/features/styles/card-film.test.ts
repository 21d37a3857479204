import { expect, test } from 'vitest';
import { BUILT_IN_MOTION, BUILT_IN_STYLES } from '../../../../shared/scenario/built-in-styles.ts';
import { CARD_FRAMES, cardFilm, cardFrame, cardScale } from './card-film.ts';

const NONE = { styles: undefined, fonts: undefined };

test('the card of a built-in style moves as the style itself does', () => {
  const moves = Object.keys(BUILT_IN_STYLES).map((name) => [
    name,
    cardFilm(name, 'Say it', NONE)?.film.cues[0]?.animations.map((animation) => animation.name),
  ]);
  const wanted = Object.keys(BUILT_IN_STYLES).map((name) => [
    name,
    (BUILT_IN_MOTION[name] ?? []).map((animation) => animation.name),
  ]);
  expect(moves).toEqual(wanted);
});

test("a project's own style has a card, and what is not valid has none", () => {
  const own = cardFilm('huge', 'Say it', { ...NONE, styles: { huge: { size: 0.5, color: '#ff0000' } } });
  const [cue] = own?.film.cues ?? [];
  expect(cue?.type === 'text' && [cue.style.color, cue.lines.flat().map(({ text }) => text)]).toEqual([
    '#ff0000',
    ['Say', 'it'],
  ]);
  expect(own && cardScale(own)).toBeCloseTo(26 / 165);
  expect(cardFilm('bad', 'Say it', { ...NONE, styles: { bad: { size: 'large' } } })).toBeNull();
});

test('the film of a card goes round', () => {
  expect([0, 1000, 1999, 2000, 3500].map(cardFrame)).toEqual([0, 30, 59, 0, 45]);
  expect(cardFrame(1e9)).toBeLessThan(CARD_FRAMES);
});
