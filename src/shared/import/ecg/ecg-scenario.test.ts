import { expect, test } from 'vitest';
import { readScenario } from '../../scenario/read-scenario.ts';
import { convertEcg } from './ecg-scenario.ts';

const SIZE = { widthPx: 1920, heightPx: 1000, fps: 30, quality: null, format: 'mp4' } as const;
const convert = (scenario: { cues: unknown[] } & Record<string, unknown>) => {
  const converted = convertEcg({ ...SIZE, videoUrl: 'https://a.example.com/v.mp4', scenario });
  const cues = (converted.scenario as { cues: Record<string, unknown>[] }).cues;
  return { ...converted, cues, codes: converted.warnings.map(({ path, code }) => `${path} ${code}`) };
};
const text = (more: object) => ({
  cues: [{ id: 'c', root: { eType: 'text', text: 'a', displayTime: [0, 1], ...more } }],
});

test('text without an edge gets the original’s black glow, written out', () => {
  const { cues } = convert(text({ style: { fontSizeRel: 0.07, color: 'white' } }));
  expect(cues[0]?.['style']).toEqual({
    ...{ size: 0.07, color: 'white', stroke: null },
    shadow: [0.002, 0.004, 0.008].map((blur) => ({ x: 0, y: 0, blur, color: '#000' })),
  });
});

test('dirty variants are read: pixels, percentages, lists, box keys inside the style', () => {
  const { cues, codes } = convert(
    text({
      layout: { anchor: 'tl', position: ['50%', '100px'], size: { width: '80%' }, transform: { rotate: 15 } },
      style: {
        ...{
          fontSize: '50px',
          textAlign: 'right',
          fontWeight: '700',
          stroke: { widthRel: 0.002, color: '#000' },
        },
        ...{
          backgroundColor: 'rgba(0, 0, 0, .9)',
          padding: '8px 16px',
          borderRadius: '4px',
          filter: 'blur(2px)',
        },
      },
    }),
  );
  expect(cues[0]).toMatchObject({
    layout: { anchor: 'tl', x: 0.5, y: 0.1, width: 0.8, rotate: 15 },
    style: {
      ...{ size: 0.05, align: 'right', weight: 700, stroke: { width: 0.002, color: '#000' }, shadow: [] },
      box: { color: 'rgba(0, 0, 0, .9)', padding: { x: 0.016, y: 0.008 }, radius: 0.004 },
    },
  });
  expect(codes).toEqual(['cues[0].root.style.filter style.unknown']);
});

test('times of version 1.3 are understood, and words are put in the order they are spoken', () => {
  const { cues } = convert({
    cues: [
      {
        root: {
          ...{ eType: 'group', absStart: 2, absEnd: 4 },
          children: [
            { eType: 'text', text: 'two', baseTime: [3, 4] },
            { eType: 'text', text: 'one', baseTime: [2, 3] },
          ],
        },
      },
    ],
  });
  expect(cues[0]).toMatchObject({
    ...{ start: 2, end: 4 },
    words: [
      { text: 'one', start: 2, end: 3 },
      { text: 'two', start: 3, end: 4 },
    ],
  });
});

test('an image in a group becomes a cue of its own; a video node is left out and named', () => {
  const { cues, sources, codes, scenario } = convert({
    cues: [
      {
        root: {
          ...{ eType: 'group', displayTime: [0, 2] },
          children: [
            {
              id: 'i',
              eType: 'image',
              src: 'https://a.example.com/i.png',
              layout: { position: { x: 0.2, y: 0.3 } },
            },
            { id: 'v', eType: 'video', src: 'https://a.example.com/w.mp4' },
          ],
        },
      },
    ],
  });
  expect(cues).toMatchObject([{ id: 'i', type: 'image', media: 'image-1', layout: { x: 0.2, y: 0.3 } }]);
  expect(sources).toEqual({ video: 'https://a.example.com/v.mp4', 'image-1': 'https://a.example.com/i.png' });
  expect(codes).toEqual(['cues[0].root.children[1] node.unsupported']);
  expect(readScenario(JSON.stringify(scenario))).toMatchObject({ ok: true });
});

test.each([
  ['a name that is not defined', { text: 'define.no' }],
  ['a cycle', { text: 'define.a' }],
  ['a time that ends before it starts', { displayTime: [2, 1] }],
])('%s is an error', (_what, more) => {
  const scenario = { ...text(more), define: { a: 'define.b', b: 'define.a' } };
  expect(() => convert(scenario)).toThrow(expect.objectContaining({ code: 'scenario.invalid' }));
});

test('a cue that never says when it is shown is left out and named', () => {
  expect(convert({ cues: [{ root: { eType: 'text', text: 'a' } }] })).toMatchObject({
    ...{ cues: [], codes: ['cues[0] cue.without_time'] },
  });
});
