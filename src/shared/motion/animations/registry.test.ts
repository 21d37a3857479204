import { describe, expect, test } from 'vitest';
import { ANIMATION_NAMES } from '../../stage-film.ts';
import { combine, settled } from '../box-state.ts';
import { easeAt } from '../ease.ts';
import { SAMPLE_STYLE, sampleShape, sampleText } from '../../../../test/helpers/sample-cues.ts';
import { REST, type BoxState } from '../state.ts';
import type { AnimationContext, Draw } from './animation.ts';
import { ANIMATIONS } from './registry.ts';

const context: AnimationContext = {
  params: { color: '#ff0000' },
  when: 'in',
  seed: 12345,
  wordIndex: 1,
  wordCount: 4,
  frame: 7,
  heightPx: 720,
  sizePx: 40,
  style: SAMPLE_STYLE,
  cue: sampleText(),
  word: null,
};
const shown = (draw: Draw, progress: number, changes: Partial<AnimationContext> = {}): BoxState =>
  settled(combine(REST, draw(progress, { ...context, ...changes })));

const named = ANIMATION_NAMES.map((name) => ({ name, ...ANIMATIONS[name] }));
const withRole = (role: string) => named.filter((animation) => animation.role === role);
const samples = Array.from({ length: 101 }, (_, step) => step / 100);

describe.each(withRole('entrance'))('the entrance $name', ({ draw, loop, ease }) => {
  test('is exactly at rest at progress 1, and hidden at progress 0', () => {
    expect(shown(draw, 1)).toBe(REST);
    expect(shown(draw, 0).opacity).toBe(0);
  });

  test('comes to rest without a jump', () => {
    const last = shown(draw, easeAt(ease, 1 - 1e-7));
    expect(last).toEqual({ ...REST, visibleGraphemes: last.visibleGraphemes });
  });

  test('repeats, where it has a way to, without a jump', () => {
    if (loop && loop !== ANIMATIONS.typewriter.loop)
      expect([shown(loop, 0), shown(loop, 1)]).toEqual([REST, REST]);
  });
});

test.each(withRole('loop'))('the loop $name is at rest at both ends, and moves between them', ({ draw }) => {
  for (const wordIndex of [0, 1, 3]) {
    expect(shown(draw, 0, { wordIndex })).toBe(REST);
    expect(shown(draw, 1, { wordIndex })).toBe(REST);
    expect(
      samples.some((progress) => shown(draw, progress, { wordIndex, frame: progress * 100 }) !== REST),
    ).toBe(true);
  }
});

test.each(withRole('look'))('the look $name is nothing at strength 0 and seen at strength 1', ({ draw }) => {
  expect(shown(draw, 0)).toBe(REST);
  expect(shown(draw, 1)).not.toEqual(REST);
});

test.each(named)(
  '$name is finite over its whole progress, with and without a text, and with wild params',
  (animation) => {
    const wild = {
      strength: 99,
      cycles: -3,
      distance: Number.NaN,
      direction: 'toString',
      maxScale: 1e9,
      mode: 'x',
    };
    for (const draw of [animation.draw, animation.loop ?? animation.draw])
      for (const [style, cue] of [
        [SAMPLE_STYLE, sampleText()],
        [null, sampleShape()],
      ] as const)
        for (const params of [{}, wild])
          for (const progress of samples) {
            const state = shown(draw, progress, { style, cue, params, frame: progress * 100 });
            const numbers = Object.values(state).filter((value) => typeof value === 'number');
            expect(numbers.every((value) => Number.isFinite(value))).toBe(true);
            expect(state.scaleX).toBeGreaterThanOrEqual(0);
            expect(state.scaleY).toBeGreaterThanOrEqual(0);
          }
  },
);

test.each(named)('$name gives the same for the same, in any order', ({ draw }) => {
  const forward = samples.map((progress) => shown(draw, progress));
  const backward = samples.toReversed().map((progress) => shown(draw, progress));
  expect(backward.reverse()).toEqual(forward);
});

test('pop goes from 0.6 over 1.12 to 1', () => {
  const sizes = samples.map((progress) => shown(ANIMATIONS.pop.draw, progress).scaleX);
  expect([sizes[0], Math.max(...sizes), sizes[100]]).toEqual([0.6, 1.12, 1]);
});

test('slide comes from against its direction and leaves along it, in fractions of the stage height', () => {
  const at = (when: 'in' | 'out', direction: string) => {
    const { xPx, yPx } = shown(ANIMATIONS.slide.draw, 0, { when, params: { direction, distance: 0.1 } });
    return [xPx, yPx];
  };
  expect(['up', 'down', 'left', 'right'].map((direction) => at('in', direction))).toEqual([
    [0, 72],
    [0, -72],
    [72, 0],
    [-72, 0],
  ]);
  expect(at('out', 'up')).toEqual([0, -72]);
});

test('flames and glitch keep a shape for two frames, and words differ', () => {
  for (const { draw } of [ANIMATIONS.flames, ANIMATIONS.glitch]) {
    const state = (frame: number, wordIndex = 0) =>
      shown(draw, 0.5, { frame, wordIndex, params: { calm: 0 } });
    expect(state(6)).toEqual(state(7));
    expect(state(6)).not.toEqual(state(8));
    expect(state(6)).not.toEqual(state(6, 1));
  }
});

test('karaoke fills letters and keeps them, opens a pill only on the word being sung', () => {
  const style = { ...SAMPLE_STYLE, activeColor: '#00ff00', activeScale: 1.2 };
  const at = (progress: number, mode: string) =>
    shown(ANIMATIONS.karaoke.draw, progress, { style, params: { mode } });
  expect(at(0.5, 'fill')).toEqual({
    ...REST,
    fillRatio: 0.5,
    fillColor: '#00ff00',
    scaleX: 1.2,
    scaleY: 1.2,
  });
  expect(at(1, 'fill')).toEqual({ ...REST, fillRatio: 1, fillColor: '#00ff00' });
  expect(at(0.5, 'pill')).toMatchObject({ fillRatio: 1, fillMode: 'pill', color: '#00ff00' });
  expect(at(1, 'pill')).toBe(REST);
  expect(at(1, 'underline')).toMatchObject({ fillRatio: 1, fillMode: 'underline', color: null, scaleX: 1 });
});

const saying = (text: string) =>
  sampleText({ lines: [[{ text, startFrame: 100, endFrame: 160, style: null }]] });

test('colour follows the speaker, named by a param or by the text', () => {
  const at = (params: AnimationContext['params'], text = 'hello') =>
    shown(ANIMATIONS.color.draw, 1, { params, cue: saying(text) }).color;
  const speakers = 'Anna=#ffcc00; Ben: rgb(1, 2, 3)';
  expect([
    at({ speakers, speaker: 'ANNA' }),
    at({ speakers }, 'Ben: hello'),
    at({ speakers, color: '#123456' }, 'Who: hello'),
    at({ speakers }, 'hello'),
    shown(ANIMATIONS.color.draw, 0.5, { params: { color: '#000' } }).color,
  ]).toEqual(['#ffcc00', 'rgb(1, 2, 3)', '#123456', null, '#808080']);
});
