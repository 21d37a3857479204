import { expect, test } from 'vitest';
import type { StageTextCue } from '../../stage-film.ts';
import { cueOf, linesOf, styleOf } from './resolve-for-test.ts';

const DEFAULT_LAYOUT = { anchor: 'bc', xPx: 500, yPx: 462.5, widthPx: 900, heightPx: null, rotateDegrees: 0 };
test('styles stand on those they extend, on the scenario’s default, and on the built-in one', () => {
  const styles = {
    default: { color: 'pink', stroke: { width: 0.01 } },
    base: { size: 0.1, shadow: [], stroke: null },
    title: { extends: 'base', weight: 'bold', box: { color: 'black', radius: 0.01 } },
    boxed: { extends: 'boxed', box: { opacity: 0.5 } },
  };
  expect(styleOf({}, { styles })).toMatchObject({ color: 'pink', strokeWidthPx: 5, strokeColor: '#0b0b0f' });
  expect(styleOf({ style: 'title' }, { styles })).toMatchObject({
    color: 'pink',
    sizePx: 50,
    weight: 700,
    strokeWidthPx: 0,
    shadows: [],
    box: { color: 'black', radiusPx: 5, opacity: 1 },
  });
  expect(styleOf({ style: { extends: 'title', box: { padding: { x: 0.1 } } } }, { styles })?.box).toEqual({
    color: 'black',
    paddingXPx: 50,
    paddingYPx: 0,
    radiusPx: 5,
    borderWidthPx: 0,
    borderColor: '#ffffff',
    opacity: 1,
  });
  expect(styleOf({ style: 'boxed' }, { styles })?.box).toMatchObject({ color: '#101014', opacity: 0.5 });
  expect(styleOf({ style: { extends: 'boxed', box: null } })?.box).toBe(null);
});

test('a default that extends another style does not stand on itself', () => {
  const styles = { default: { extends: 'base' }, base: { color: 'red' } };
  expect([styleOf({}, { styles })?.color, styleOf({ style: 'base' }, { styles })?.color]).toEqual([
    'red',
    'red',
  ]);
});

test('a word’s style stands on its cue’s, and its box is its own', () => {
  const words = [{ text: 'a', start: 0, end: 1, style: { color: 'red', box: { color: 'blue' } } }];
  const cue = cueOf({ text: undefined, words, style: { size: 0.2 } }) as StageTextCue;
  expect(cue.lines[0]?.[0]?.style).toMatchObject({
    sizePx: 100,
    color: 'red',
    box: null,
    wordBox: { color: 'blue' },
  });
});

test('lines are those that are written, and words of white space are none', () => {
  expect(
    linesOf(cueOf({ text: ' one  two\tthree\u00a0four\n\nfive', style: { maxWordsPerLine: 2 } })),
  ).toEqual(['one two three\u00a0four', '', 'five']);
  const words = [' a ', '\n', 'b\nc', ' '].map((text, index) => ({
    text,
    start: index / 25,
    end: index / 25,
  }));
  expect(linesOf(cueOf({ text: undefined, words }))).toEqual(['a@0-1', 'b@2-3', 'c@2-3']);
});

test.each([
  [undefined, DEFAULT_LAYOUT],
  [{ anchor: 'tl' }, { ...DEFAULT_LAYOUT, anchor: 'tl', xPx: 50, yPx: 37.5 }],
  [
    { anchor: 'cc', x: 0.25, y: 0.5, width: 0.1, height: 0.2, rotate: 5 },
    { anchor: 'cc', xPx: 250, yPx: 250, widthPx: 100, heightPx: 100, rotateDegrees: 5 },
  ],
])('layout %j', (layout, resolved) => {
  expect(cueOf({ layout })?.layout).toEqual(resolved);
});

test.each([
  [{ shape: 'rect' }, 900, 50],
  [{ shape: 'rect', layout: { width: 0.2 } }, 200, null],
  [{ shape: 'ellipse', layout: { height: 0.2 } }, null, 100],
  [{ shape: 'line' }, 900, null],
  [{ shape: 'path', path: 'M0 0L1 1', layout: {} }, null, null],
])('the shape %j is %s by %s', (keys, widthPx, heightPx) => {
  expect(cueOf({ type: 'shape', text: undefined, ...keys })?.layout).toMatchObject({ widthPx, heightPx });
});

test('animations get times in frames and usual lengths', () => {
  const animate = [
    { name: 'fade' },
    {
      name: 'slide',
      when: 'out',
      duration: 0.2,
      delay: 0.1,
      stagger: 0.02,
      ease: 'spring(1)',
      params: { direction: 'left' },
    },
    { name: 'pulse' },
    { name: 'pop', when: 'word' },
    { name: 'elastic', when: 'in' },
  ];
  expect(cueOf({ animate })?.animations).toEqual([
    {
      name: 'fade',
      when: 'in',
      durationFrames: 7.5,
      delayFrames: 0,
      staggerFrames: 0,
      ease: null,
      params: {},
    },
    {
      name: 'slide',
      when: 'out',
      durationFrames: 5,
      delayFrames: 2.5,
      staggerFrames: 0.5,
      ease: { kind: 'spring', mass: 1, stiffness: 100, damping: 10 },
      params: { direction: 'left' },
    },
    {
      name: 'pulse',
      when: 'during',
      durationFrames: 25,
      delayFrames: 0,
      staggerFrames: 0,
      ease: null,
      params: {},
    },
    {
      name: 'pop',
      when: 'word',
      durationFrames: 6.25,
      delayFrames: 0,
      staggerFrames: 0,
      ease: null,
      params: {},
    },
    {
      name: 'elastic',
      when: 'in',
      durationFrames: 12.5,
      delayFrames: 0,
      staggerFrames: 0,
      ease: null,
      params: {},
    },
  ]);
});
