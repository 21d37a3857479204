import { describe, expect, test } from 'vitest';
import { ANIMATION_NAMES, type StageAnimation, type StageTextCue } from '../stage-film.ts';
import { ANIMATIONS } from './animations/registry.ts';
import { cueStateAt } from './cue-state.ts';
import { namedEase } from './ease.ts';
import {
  SAMPLE_STAGE,
  SAMPLE_STYLE,
  sampleAnimation,
  sampleGroup,
  sampleShape,
  sampleText,
} from '../../../test/helpers/sample-cues.ts';
import { REST, type CueState } from './state.ts';

const linear = namedEase('linear');
const at = (cue: Parameters<typeof cueStateAt>[0], frame: number): CueState =>
  cueStateAt(cue, frame, SAMPLE_STAGE)!;
const text = (animations: readonly StageAnimation[], changes: Partial<StageTextCue> = {}) =>
  sampleText({ animations, ...changes });
const atRest: CueState = { box: REST, words: [REST, REST, REST], children: [] };

test('a cue is shown from its start up to, not including, its end', () => {
  const cue = sampleShape();
  expect([99, 100, 159, 160].map((frame) => cueStateAt(cue, frame, SAMPLE_STAGE))).toEqual([
    null,
    { box: REST, words: [], children: [] },
    { box: REST, words: [], children: [] },
    null,
  ]);
});

test('opacities and scales multiply, offsets and angles add', () => {
  const cue = sampleShape({
    opacity: 0.5,
    transform: [{ frame: 0, ease: linear, x: 5, y: 6, scaleX: 2, scaleY: 3, rotate: 350, opacity: 0.5 }],
    animations: [
      sampleAnimation('slide', { ease: linear, params: { direction: 'right', distance: 0.1 } }),
      sampleAnimation('spin', { ease: linear }),
    ],
  });
  expect(at(cue, 105).box).toEqual({
    ...REST,
    opacity: 0.2, // 0.5 × 0.5 × slide 0.8 × spin 1
    xPx: 5 - 36,
    yPx: 6,
    scaleX: 1.2,
    scaleY: 1.8,
    rotate: 170,
  });
});

describe.each(ANIMATION_NAMES)('%s', (name) => {
  const { role } = ANIMATIONS[name];

  test('on the way in is exactly at rest from its end on', () => {
    if (role === 'karaoke') return;
    for (const cue of [
      text([sampleAnimation(name, { delayFrames: 3 })]),
      text([sampleAnimation(name, { staggerFrames: 1.5 })]),
    ])
      for (const frame of [113, 130, 159]) expect(at(cue, frame)).toEqual(atRest);
  });

  test('on the way out is at rest until it starts', () => {
    if (role === 'karaoke') return;
    const cue = text([sampleAnimation(name, { when: 'out' })]);
    for (const frame of [100, 120, 150]) expect(at(cue, frame)).toEqual(atRest);
    if (role === 'entrance') expect(at(cue, 159)).not.toEqual(atRest);
  });

  test('gives the same frame again, whatever was asked before', () => {
    for (const when of ['in', 'out', 'during', 'word'] as const) {
      const frames = Array.from({ length: 60 }, (_, index) => 100 + index);
      const forward = frames.map((frame) => at(text([sampleAnimation(name, { when })]), frame));
      const cue = text([sampleAnimation(name, { when })]);
      expect(
        frames
          .toReversed()
          .map((frame) => at(cue, frame))
          .reverse(),
      ).toEqual(forward);
    }
  });

  test('on words hides those not yet spoken, if it is an entrance', () => {
    const words = at(text([sampleAnimation(name, { when: 'word' })]), 119).words;
    expect(words[2]!.opacity).toBe(role === 'entrance' ? 0 : 1);
    if (role !== 'entrance') expect(words[2]).toBe(REST);
  });
});

test('before a delayed entrance the cue is hidden, before a delayed loop it is at rest', () => {
  expect(at(text([sampleAnimation('fade', { delayFrames: 5 })]), 104).box.opacity).toBe(0);
  expect(at(text([sampleAnimation('pulse', { when: 'during', delayFrames: 5 })]), 104)).toEqual(atRest);
});

test('a stagger lets words come, and go, in reading order', () => {
  const opacities = (when: 'in' | 'out', frame: number) =>
    at(text([sampleAnimation('fade', { when, staggerFrames: 5 })]), frame).words.map((word) => word.opacity);
  expect(opacities('in', 105)).toEqual([0.5, 0, 0]);
  expect(opacities('in', 115)).toEqual([1, 1, 0.5]);
  expect(opacities('out', 155)).toEqual([0, 0, 0.5]);
});

test('words without times follow each other', () => {
  const cue = text([sampleAnimation('fade', { when: 'word', durationFrames: 9 })], { hasWordTimes: false });
  expect(at(cue, 104).words.map((word) => word.opacity)).toEqual([0.4444, 0.1111, 0]);
});

test('a loop repeats with its period, or goes once over the cue', () => {
  const bob = (durationFrames: number, frame: number) =>
    at(text([sampleAnimation('bob', { when: 'during', durationFrames })]), frame).box;
  expect(bob(20, 100)).toBe(REST);
  expect(bob(20, 120)).toBe(REST);
  expect(bob(20, 107)).toEqual(bob(20, 147));
  expect(bob(0, 115).yPx).toBe(-5.6);
});

test('the word being spoken is marked without any animation', () => {
  const style = { ...SAMPLE_STYLE, activeColor: '#ffff00', activeScale: 1.1 };
  const active = { ...REST, color: '#ffff00', scaleX: 1.1, scaleY: 1.1 };
  expect([119, 120].map((frame) => at(text([], { style }), frame).words)).toEqual([
    [active, REST, REST],
    [REST, active, REST],
  ]);
  expect(at(text([], { style, hasWordTimes: false }), 119).words).toEqual([REST, REST, REST]);
});

test('karaoke fills each word over its own time, and shares the time out where words have none', () => {
  const ratios = (changes: Partial<StageTextCue>, frame: number) =>
    at(text([sampleAnimation('karaoke', { when: 'during' })], changes), frame).words.map(
      (word) => word.fillRatio,
    );
  expect(ratios({}, 130)).toEqual([1, 0.5, null]);
  expect(ratios({ hasWordTimes: false, endFrame: 210 }, 140)).toEqual([1, 0.3333, null]);
});

test('a typed text is told to the cue and to its words', () => {
  const state = at(text([sampleAnimation('typewriter', { durationFrames: 11 })]), 104);
  expect([state.box, ...state.words].map((box) => box.visibleGraphemes)).toEqual([4, null, 1, 0]);
});

test('a group holds its children, each at its own time', () => {
  const child = sampleShape({ id: 'a', startFrame: 120, animations: [sampleAnimation('fade')] });
  const states = [110, 125].map(
    (frame) => at(sampleGroup([child, sampleShape({ id: 'b' })]), frame).children,
  );
  const still = { box: REST, words: [], children: [] };
  expect(states).toEqual([
    [null, still],
    [{ ...still, box: { ...REST, opacity: 0.5 } }, still],
  ]);
});
