import { expect, test } from 'vitest';
import type { EditCue } from './document.ts';
import { animationsOf, spokenMotion, withSpokenMotion } from './spoken-motion.ts';
import { fullStyle } from './style-edits.ts';

const cue = (rest: object): EditCue => ({ id: 'c1', type: 'text', start: 0, end: 1, text: 'a', ...rest });
const PILL = { name: 'karaoke', when: 'word', params: { mode: 'pill', color: '#7c3aed' } };
const OWN = { styles: { mine: { extends: 'karaoke-pill', size: 0.1 }, ring: { extends: 'ring' } } };

test('a style of the project moves as the built-in style it stands on', () => {
  expect(animationsOf(OWN, cue({ style: 'mine' }))).toEqual([PILL]);
  expect(animationsOf(OWN, cue({ style: { extends: 'mine', size: 0.2 } }))).toEqual([PILL]);
  expect(animationsOf(OWN, cue({ style: 'ring' }))).toEqual([]);
  expect(animationsOf(OWN, cue({ style: 'mine', animate: [] }))).toEqual([]);
});

test('the spoken word is drawn otherwise, and other animations stay', () => {
  const pop = { name: 'pop', when: 'in', duration: 0.25 };
  const filled = withSpokenMotion({}, cue({ style: 'bold-pop' }), { motion: 'fill', color: null });
  expect(filled.animate).toEqual([pop, { name: 'karaoke', when: 'word', params: { mode: 'fill' } }]);
  expect(spokenMotion({}, filled)).toEqual({ motion: 'fill', color: null });
  const pill = withSpokenMotion({}, filled, { motion: 'pill', color: '#ff0000' });
  expect(spokenMotion({}, pill)).toEqual({ motion: 'pill', color: '#ff0000' });
  expect(withSpokenMotion({}, pill, { motion: 'plain', color: null }).animate).toEqual([pop]);
});

test('without any motion a cue says nothing of it, save where its style has some', () => {
  const plain = { motion: 'plain', color: null } as const;
  expect(withSpokenMotion({}, cue({ animate: [PILL] }), plain)).toEqual(cue({}));
  expect(withSpokenMotion({}, cue({ style: 'karaoke-pill' }), plain).animate).toEqual([]);
});

test('strokes and boxes are merged part by part, as they are drawn', () => {
  expect(fullStyle({}, { stroke: { color: '#ff0000' } }).stroke).toEqual({ width: 0.0045, color: '#ff0000' });
  expect(fullStyle({}, { extends: 'boxed', box: { radius: 0 } }).box).toEqual({
    color: '#101014',
    opacity: 0.82,
    padding: { x: 0.022, y: 0.012 },
    radius: 0,
  });
});
