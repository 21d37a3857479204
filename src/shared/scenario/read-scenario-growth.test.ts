import { expect, test } from 'vitest';
import { countSteps } from '../../../test/helpers/test-count-steps.ts';
import { parseEase } from './ease.ts';
import { readScenario } from './read-scenario.ts';

const STAGE = { width: 320, height: 180, frameRate: 25, duration: 1000 };

function listOf<Item>(length: number, item: (index: number) => Item): Item[] {
  return Array.from({ length }, (_, index) => item(index));
}

function record<Value>(length: number, name: string, value: (index: number) => Value): Record<string, Value> {
  return Object.fromEntries(listOf(length, (index) => [`${name}${index}`, value(index)]));
}

function text(index: number, more: object = {}): object {
  return { type: 'text', text: 'a', start: index / 25, end: (index + 1) / 25, ...more };
}

/** Documents that grow with `size`, each in the way that a check could be made to look at everything for each thing. */
const GROWING: Readonly<Record<string, (size: number) => object>> = {
  'styles that each extend the next': (size) => ({
    styles: { ...record(size, 's', (index) => ({ extends: `s${index + 1}` })), [`s${size}`]: {} },
  }),
  'styles that go round in a circle': (size) => ({
    styles: record(size, 's', (index) => ({ extends: `s${(index + 1) % size}` })),
  }),
  'styles that lead into a circle': (size) => ({
    styles: {
      ...record(size, 's', (index) => ({ extends: `s${index + 1}` })),
      [`s${size}`]: { extends: 's9' },
    },
  }),
  'as many media as cues that show one': (size) => ({
    media: record(size, 'm', () => ({ src: 'a.png', kind: 'image' })),
    cues: listOf(size, (index) => ({ type: 'image', media: `m${size - 1 - index}`, start: 0, end: 1 })),
  }),
  'as many styles as cues that use one': (size) => ({
    styles: record(size, 's', () => ({})),
    cues: listOf(size, (index) => text(index, { style: `s${size - 1 - index}` })),
  }),
  'as many styles as words that use one': (size) => ({
    styles: record(size, 's', () => ({})),
    cues: [
      {
        ...text(0, { end: 1, text: undefined }),
        words: listOf(size, (index) => ({ text: 'a', start: 0, end: 1, style: `s${size - 1 - index}` })),
      },
    ],
  }),
  'names that stand for nothing': (size) => ({
    styles: record(size, 's', () => ({})),
    tracks: record(size, 't', () => ({ overlap: 'cut' })),
    cues: listOf(size, (index) => text(index, { style: 'none', track: 'none' })),
  }),
  'cues one after another on a strict track': (size) => ({
    tracks: { strict: { overlap: 'error' } },
    cues: listOf(size, (index) => text(index, { track: 'strict' })),
  }),
  'cues that all overlap on a strict track': (size) => ({
    tracks: { strict: { overlap: 'error' } },
    cues: listOf(size, (index) => text(index, { track: 'strict', end: 999 })),
  }),
  'ids given twice': (size) => ({ cues: listOf(size, (index) => text(index, { id: 'same' })) }),
  'keys nobody knows': (size) => ({
    cues: [
      text(
        0,
        record(size, 'k', () => 1),
      ),
    ],
  }),
  'a path with much space behind it': (size) => ({
    cues: [{ ...text(0), type: 'shape', shape: 'path', text: undefined, path: pathOf(size, ' ') }],
  }),
  'a path with much space in it': (size) => ({
    cues: [{ ...text(0), type: 'shape', shape: 'path', text: undefined, path: `${pathOf(size, ' ')}L0 1` }],
  }),
  'fonts that are not there': (size) => ({
    styles: record(size, 's', (index) => ({ font: `Font ${index}` })),
  }),
};

function pathOf(size: number, filling: string): string {
  return `M0 0${'L1 1'.repeat(size)}${filling.repeat(size)}`;
}

test.each(Object.entries(GROWING))('twice of it is at most twice the work: %s', (_name, grow) => {
  const steps = (size: number) => {
    const document = JSON.stringify({ cueframe: 1, stage: STAGE, ...grow(size) });
    return countSteps(() => readScenario(document));
  };
  steps(10); // what is built once is not counted
  expect(steps(1200) / steps(600)).toBeLessThan(2.2);
});

test('a text that is nearly an ease is refused without trying every way to read its digits', () => {
  // 10 MB hold it; one way to read 100,000 digits in two parts after the other would be 5,000,000,000 steps
  expect(parseEase(`cubic-bezier(${'1'.repeat(100_000)}x, 0, 0, 0)`)).toBe(null);
});

test('an error lists a thousand problems at most, and says how many more there are', () => {
  const cues = listOf(3000, (index) => text(index, { style: 'none' }));
  const read = readScenario(JSON.stringify({ cueframe: 1, stage: STAGE, cues }));
  if (read.ok) throw new Error('it was read');
  const problems = read.error.details['problems'] as object[];
  expect(read.error.message).toContain('(and 2999 more)');
  expect([problems.length, problems[999], problems[1000]]).toEqual([
    1001,
    expect.objectContaining({ path: 'cues[999].style', code: 'reference.unknown' }),
    { path: '', code: 'problems.more', message: '2000 more are not listed' },
  ]);
});

test('a key of megabytes is told cut short, however many problems stand below it', () => {
  const media = { ['k'.repeat(1_000_000)]: record(2000, 'x', () => 1) };
  const read = readScenario(JSON.stringify({ cueframe: 1, stage: STAGE, media }));
  if (read.ok) throw new Error('it was read');
  expect(JSON.stringify(read.error.details).length).toBeLessThan(1_000_000);
  expect(read.error.message.length).toBeLessThan(1000);
});

test('a message about a circle of ten thousand styles stays short', () => {
  const styles = record(10_000, 's', (index) => ({ extends: `s${(index + 1) % 10_000}` }));
  const read = readScenario(JSON.stringify({ cueframe: 1, stage: STAGE, styles }));
  if (read.ok) throw new Error('it was read');
  expect((read.error.details['problems'] as object[])[0]).toEqual({
    path: 'styles.s0.extends',
    code: 'style.cycle',
    message:
      'must not lead back to itself: "s0" → "s1" → "s2" → "s3" → "s4" → "s5" → "s6" → "s7" → "s8" → "s9" → 9990 more → "s0"',
  });
});
