import { expect, test } from 'vitest';
import { countVisits } from '../../../../test/helpers/count-visits.ts';
import { readScenarioDocument } from '../../scenario/read-scenario.ts';
import { refuseUnsupported } from '../../scenario/refuse-unsupported.ts';
import { convertEcg } from './ecg-scenario.ts';

const SIZE = { widthPx: 1920, heightPx: 1000, fps: 30, quality: null, format: 'mp4' } as const;
const STYLE = { fontSizeRel: 0.1, stroke: { widthRel: 0.002, color: '#000' } };
const LOOK = { size: 0.1, stroke: { width: 0.002, color: '#000' }, shadow: [] };
const PLACE = { anchor: 'bc', x: 0.5, y: 0.925, width: 0.8 };

/** A scenario of one line, from 0 to 4 s. What comes of it is one that can be rendered. */
function line(children: readonly object[], more: object = {}) {
  const root = { id: 'l', eType: 'group', displayTime: [0, 4], style: STYLE, children, ...more };
  const scenario = { cues: [{ root }] };
  const converted = convertEcg({ ...SIZE, videoUrl: 'https://a.example.com/v.mp4', scenario });
  const reading = readScenarioDocument(converted.scenario);
  if (!reading.ok) throw reading.error;
  refuseUnsupported(reading.scenario, { fetchesMedia: true });
  const { cues } = converted.scenario as { cues: Record<string, unknown>[] };
  return { cues, warned: converted.warnings.map(({ path, code }) => `${path} ${code}`) };
}
const word = (text: string, more: object = {}) => ({ eType: 'text', text, ...more });

test('an effect of one word is drawn on that word only; the others stand', () => {
  const { cues, warned } = line([
    word('Do', {
      baseTime: [1, 2],
      style: { color: 'red' },
      pluginChain: [{ name: 'typewriter' }],
    }),
    word('re', { baseTime: [2, 3] }),
  ]);
  const still = { type: 'text', start: 0, end: 4, text: 're', animate: [] };
  const typed = { name: 'typewriter', when: 'in', duration: 1 };
  const red = { type: 'text', text: 'Do', style: { color: 'red' } };
  expect(cues).toEqual([
    {
      ...{ id: 'l', type: 'group', start: 0, end: 4, layer: 0, layout: PLACE },
      ...{ direction: 'row', justify: 'center' },
      children: [
        {
          ...{ type: 'group', start: 0, end: 4, direction: 'row', wrap: true, gap: 0.024 },
          ...{ align: 'center', justify: 'center' },
          style: { ...LOOK, lineHeight: 0.96 },
          box: { color: null, padding: { x: 0, y: 0.012 } },
          children: [
            { ...red, start: 0, end: 1, animate: [] },
            { ...red, start: 1, end: 4, animate: [typed] },
            still,
          ],
        },
      ],
    },
  ]);
  expect(warned).toEqual([]);
});

test('words that all do the same as they are spoken stay the words of one text', () => {
  const pulse = { pluginChain: [{ name: 'pulse', params: { maxScale: 1.3 } }] };
  const { cues } = line([
    word('one', { ...pulse, baseTime: [1, 2] }),
    word('two', { ...pulse, baseTime: [2, 4] }),
  ]);
  expect(cues).toEqual([
    {
      ...{ id: 'l', type: 'text', start: 0, end: 4, layer: 0, layout: PLACE, style: LOOK },
      animate: [{ name: 'pulse', when: 'word', params: { maxScale: 1.3 } }],
      words: [
        { text: 'one', start: 1, end: 2 },
        { text: 'two', start: 2, end: 4 },
      ],
    },
  ]);
});

test('texts of one group with times of their own are shown at those times', () => {
  const { cues, warned } = line([
    word('first', { displayTime: [0, 2] }),
    word('second', { displayTime: [2, 9] }),
  ]);
  expect(cues).toMatchObject([
    {
      type: 'group',
      children: [
        {
          children: [
            { text: 'first', start: 0, end: 2 },
            { text: 'second', start: 2, end: 4 },
          ],
        },
      ],
    },
  ]);
  expect(warned).toEqual([]);
});

test('children one below the other are lines of one text, and of one group', () => {
  const layout = { childrenLayout: { direction: 'vertical', align: 'start' } };
  expect(line([word('up'), word('down')], { layout }).cues).toMatchObject([
    { text: 'up\ndown', style: { align: 'left' } },
  ]);
  const timed = [word('up', { baseTime: [0, 1] }), word('down', { baseTime: [1, 2] })];
  expect(line(timed, { layout }).cues).toMatchObject([{ words: [{ text: 'up' }, { text: '\ndown' }] }]);
  const apart = [word('up', { displayTime: [0, 1] }), word('down')];
  expect(line(apart, { layout }).cues).toMatchObject([
    { justify: 'start', children: [{ direction: 'column', wrap: false, gap: 0, align: 'start' }] },
  ]);
});

test('the line’s own later entrance leaves it standing before; its words stay words', () => {
  const { cues } = line([word('one', { baseTime: [1, 2] })], {
    pluginChain: [{ name: 'elastic', timeOffset: [3, 0] }],
  });
  const common = {
    type: 'text',
    layer: 0,
    layout: PLACE,
    style: LOOK,
    words: [{ text: 'one', start: 1, end: 2 }],
  };
  expect(cues).toEqual([
    { ...common, id: 'l', start: 0, end: 3, animate: [] },
    { ...common, start: 3, end: 4, animate: [{ name: 'elastic', when: 'in', duration: 1 }] },
  ]);
});

test('words of version 1.3 have the times of their plugins and the colours of who speaks', () => {
  const say = (text: string, t0: number, t1: number, speaker: string) => {
    const params = { t0, t1, speaker, palette: { ann: '#f00', ben: '#00f' } };
    return word(text, { pluginChain: [{ name: 'cwi-color', params }] });
  };
  const same = line([say('one', 1, 2, 'ann'), say('two', 2, 3, 'ann')]);
  expect(same.cues).toMatchObject([
    {
      animate: [{ name: 'color', when: 'word', params: { color: '#f00' } }],
      words: [
        { text: 'one', start: 1, end: 2 },
        { text: 'two', start: 2, end: 3 },
      ],
    },
  ]);
  const both = line([say('one', 1, 2, 'ann'), say('two', 2, 3, 'ben')]);
  const color = (value: string) => [{ name: 'color', when: 'word', params: { color: value } }];
  expect(both.cues).toMatchObject([
    {
      children: [
        {
          children: [
            { words: [{ text: 'one', start: 1, end: 2 }], animate: color('#f00') },
            { words: [{ text: 'two', start: 2, end: 3 }], animate: color('#00f') },
          ],
        },
      ],
    },
  ]);
});

test.each([
  ['32px where nobody says a size', {}, 0.032, []],
  ['px', { fontSize: '50px' }, 0.05, []],
  ['em', { fontSize: '2em' }, 0.032, []],
  ['rem', { fontSize: '2.5rem' }, 0.04, []],
  [
    'another unit, which is named',
    { fontSize: '5vw', fontSizeRel: 0.2 },
    0.2,
    ['cues[0].root.style.fontSize style.size'],
  ],
])('the size of a text: %s', (_what, style, size, warned) => {
  const found = line([word('a')], { style });
  expect([found.cues[0]?.['style'], found.warned]).toEqual([expect.objectContaining({ size }), warned]);
});

test('what is said of the safe area and of cues that overlap is named', () => {
  const found = line([word('a')], { layout: { safeAreaClamp: true } });
  expect(found.warned).toEqual(['cues[0].root.layout.safeAreaClamp layout.unknown']);
  const { warnings } = convertEcg({
    ...{ ...SIZE, videoUrl: 'https://a.example.com/v.mp4' },
    scenario: {
      tracks: [
        { id: 'a', overlapPolicy: 'push' },
        { id: 'b', overlapPolicy: 'ignore' },
      ],
      cues: [],
    },
  });
  expect(warnings.map(({ path, code }) => `${path} ${code}`)).toEqual([
    'tracks[0].overlapPolicy track.overlap',
  ]);
});

test('definitions that name each other are written out up to a limit, and no further', () => {
  const define: Record<string, unknown> = { a0: Array.from({ length: 10 }, () => 1) };
  for (let level = 1; level < 9; level++)
    define[`a${level}`] = Array.from({ length: 10 }, () => `define.a${level - 1}`);
  const scenario = { define, cues: ['define.a8'] };
  expect(() => convertEcg({ ...SIZE, videoUrl: 'v.mp4', scenario })).toThrow(
    expect.objectContaining({ code: 'scenario.limit' }),
  );
  const chain = Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`c${at}`, `define.c${at + 1}`]));
  expect(() =>
    convertEcg({ ...SIZE, videoUrl: 'v.mp4', scenario: { define: chain, cues: ['define.c0'] } }),
  ).toThrow(expect.objectContaining({ code: 'scenario.limit' }));
});

test('tracks, cues and pictures are looked at once each: twice as many, twice the work', () => {
  const visits = (count: number): number => {
    const cue = (index: number) => ({
      track: 'none',
      root: { eType: 'image', src: `${index}.png`, displayTime: [0, 1] },
    });
    const scenario = {
      tracks: Array.from({ length: count }, () => ({})),
      cues: Array.from({ length: count }, (_, index) => cue(index)),
    };
    return countVisits(() => convertEcg({ ...SIZE, videoUrl: 'v.mp4', scenario }));
  };
  expect(visits(800)).toBeLessThan(2.1 * visits(400));
});

test('what a group says goes on to its children without what is not read, which is named once', () => {
  const style = { ...STYLE, filter: 'blur(1px)', textShadow: ','.repeat(2000) };
  const children = Array.from({ length: 50 }, () => word('a', { layout: { position: [0.5, 0.5] } }));
  const found = line(children, { style });
  expect(found.cues).toHaveLength(50);
  expect(found.warned).toEqual([
    'cues[0].root.style.filter style.unknown',
    'cues[0].root.style.textShadow style.unknown',
  ]);
});
