import { expect, test } from 'vitest';
import { countSteps } from '../../../test/helpers/test-count-steps.ts';
import { planRender } from './plan-render.ts';
import { testInput, testMedia, testScenario } from '../../../test/helpers/test-plan-input.ts';

const RATE = { num: 25, den: 1 };

function listOf<Item>(length: number, item: (index: number) => Item): Item[] {
  return Array.from({ length }, (_, index) => item(index));
}

function caption(start: number, end: number, more: object = {}): object {
  return { type: 'text', text: 'one two', start, end, ...more };
}

/** Films that grow with `size`, in minutes; the number of segments grows alike. */
const GROWING: Readonly<Record<string, (minutes: number) => object>> = {
  'cues of one frame, one after another': (minutes) => ({
    cues: listOf(minutes * 750, (index) => caption(index / 12.5, (index + 0.5) / 12.5)),
  }),
  'keyframes of a few cues that stay': (minutes) => ({
    cues: listOf(3, () =>
      caption(0, minutes * 60, {
        transform: listOf(minutes * 100, (index) => ({ time: index / 2, x: (index % 10) / 10 })),
      }),
    ),
  }),
  'words that are animated': (minutes) => ({
    cues: listOf(minutes, (index) => ({
      ...caption(index * 60, index * 60 + 60, { animate: [{ name: 'karaoke' }] }),
      text: undefined,
      words: listOf(100, (word) => ({
        text: 'a',
        start: index * 60 + word / 2,
        end: index * 60 + word / 2 + 0.5,
      })),
    })),
  }),
  'one long video': () => ({ media: { a: { src: 'a.mp4' } }, timeline: [{ media: 'a' }] }),
  'clips of one file': (minutes) => ({
    media: { a: { src: 'a.mp4' } },
    stage: { frameRate: 25, width: 64, height: 36 },
    timeline: listOf(minutes * 200, (index) => ({
      media: 'a',
      in: (index % 100) / 10,
      out: (index % 100) / 10 + 0.3,
    })),
  }),
  'fonts, and cues all the time': (minutes) => ({
    fonts: listOf(minutes * 100, (index) => ({ family: `Font ${index}`, src: 'a.woff2' })),
    cues: [caption(0, minutes * 60)],
  }),
};

test.each(Object.entries(GROWING))('twice of it is at most twice the work: %s', (_name, grow) => {
  const steps = (minutes: number) => {
    const stage = { width: 320, height: 180, frameRate: 25, duration: minutes * 60 };
    const scenario = testScenario({ stage, ...grow(minutes) });
    const media = new Map([['a', testMedia('/films/a.mp4', RATE, minutes * 1500)]]);
    const assets = new Map([['a.woff2', { path: '/a.woff2', identity: 'font' }]]);
    return countSteps(() => planRender(testInput({ scenario, media, assets, segments: minutes * 25 })));
  };
  steps(1); // what is built once is not counted
  expect(steps(4) / steps(2)).toBeLessThan(2.3);
});

test('a plan lists a hundred warnings at most, and says how many more there are', () => {
  const stage = { width: 320, height: 180, frameRate: 25, duration: 1 };
  const cues = listOf(300, () => caption(5, 6));
  const { warnings } = planRender(testInput({ scenario: testScenario({ stage, cues }) }));
  expect([warnings.length, warnings[99]?.path, warnings[100]]).toEqual([
    101,
    'cues[99].start',
    { path: '', code: 'problems.more', message: '200 more are not listed' },
  ]);
});

test('changes are counted for ordinary films, and not for one with ten thousand words on screen', () => {
  const stage = { width: 320, height: 180, frameRate: 25, duration: 60 };
  const captions = (text: string) =>
    planRender(testInput({ scenario: testScenario({ stage, cues: [caption(0, 60, { text })] }) })).reasons[2];
  expect([captions('one two'), captions('a '.repeat(10_000))]).toEqual([
    'Captions are on screen for 1500 of 1500 frames and change on 1; only those are drawn.',
    'Captions are on screen for 1500 of 1500 frames; only frames on which they change are drawn.',
  ]);
});
