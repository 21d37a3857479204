import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Scenario } from '../../scenario/scenario.ts';
import type { StageTextCue } from '../../stage-film.ts';
import { frameRate } from '../../time.ts';
import { resolveFilm } from './resolve-film.ts';
import { linesOf, resolve, scenarioOf, STAGE, TEXT } from './resolve-for-test.ts';

function fixture(name: string): Scenario {
  return scenarioOf(readFileSync(`test/fixtures/scenarios/${name}.scenario.json`, 'utf8'));
}

test('a minimal cue is resolved with every default', () => {
  expect(resolveFilm(fixture('minimal'), { ...STAGE, widthPx: 320, heightPx: 180, totalFrames: 50 })).toEqual(
    {
      film: {
        widthPx: 320,
        heightPx: 180,
        rate: { num: 25, den: 1 },
        totalFrames: 50,
        fonts: [],
        cues: [
          {
            id: 'cues[0]',
            path: 'cues[0]',
            type: 'text',
            startFrame: 13, // 0.5 s × 25 = 12.5, halves up
            endFrame: 38,
            layout: { anchor: 'bc', xPx: 160, yPx: 166.5, widthPx: 288, heightPx: null, rotateDegrees: 0 },
            opacity: 1,
            transform: [],
            animations: [],
            lines: [[{ text: 'Hello', startFrame: 13, endFrame: 38, style: null }]],
            hasWordTimes: false,
            style: {
              font: 'Inter',
              sizePx: 9.36,
              weight: 700,
              italic: false,
              underline: false,
              strikethrough: false,
              color: '#ffffff',
              align: 'center',
              lineHeight: 1.2,
              letterSpacingPx: 0,
              uppercase: false,
              wrap: true,
              maxLines: null,
              strokeWidthPx: 0.81,
              strokeColor: '#0b0b0f',
              shadows: [{ xPx: 0, yPx: 0.54, blurPx: 1.62, color: 'rgba(0, 0, 0, 0.55)' }],
              glowPx: 0,
              glowColor: '#ffffff',
              activeColor: null,
              activeScale: 1,
              emphasisColor: '#ffd60a',
              box: null,
              wordBox: null,
              maxWordsPerLine: null,
            },
          },
        ],
      },
      assets: {},
      warnings: [],
    },
  );
});

test('karaoke keeps word times, breaks lines at \\n, and moves as its style does', () => {
  const { film } = resolveFilm(fixture('karaoke'), { ...STAGE, totalFrames: 75 });
  expect(film.cues.map(linesOf)).toEqual([
    ['We@0-10 are@10-20 the@20-30 makers@30-50'],
    ['of@50-63', 'music@63-75'],
  ]);
  expect(film.cues.map(({ animations }) => animations.map(({ name, params }) => [name, params]))).toEqual([
    [['karaoke', { mode: 'fill' }]],
    [['karaoke', { mode: 'pill', color: '#7c3aed' }]],
  ]);
  const [first, second] = film.cues as StageTextCue[];
  expect(first?.lines[0]?.[3]?.style).toEqual({
    ...first?.style,
    color: '#ffd60a',
    glowColor: '#ffd60a',
    weight: 800,
  });
  expect([first?.style.sizePx, second?.style.sizePx, second?.style.color]).toEqual([35, 35, '#ffd60a']);
});

test('every type of cue is resolved, in layer order, with assets under names of our own', () => {
  const { film, assets, warnings } = resolveFilm(fixture('every-cue-type'), {
    ...STAGE,
    rate: frameRate(30000, 1001),
    totalFrames: 120,
  });
  expect(film.cues.map(({ id, type }) => `${id} ${type}`)).toEqual([
    'cues[1] image',
    'cues[2] shape',
    'card group',
    'cues[0] text',
  ]);
  expect(assets).toEqual({ 'asset-0.woff2': 'fonts/studio.woff2', 'asset-1.png': 'media/logo.png' });
  expect(film.fonts).toEqual([
    { family: 'Studio', asset: 'asset-0.woff2', weight: '100 900', style: 'normal' },
  ]);
  const [image, shape, group, text] = film.cues;
  expect(image).toMatchObject({
    asset: 'asset-1.png',
    fit: 'contain',
    layout: { anchor: 'tr', xPx: 950, yPx: 25, widthPx: null, heightPx: 100 },
  });
  expect(shape).toMatchObject({
    startFrame: 30,
    endFrame: 90,
    pathData: 'M 0 0 L 50 0 25 50 Z',
    fill: 'tomato',
    stroke: null,
    strokeWidthPx: 0,
    transform: [{ frame: 0, ease: { kind: 'named', name: 'linear' }, rotate: 45, scaleX: 2, scaleY: 2 }],
  });
  expect(text?.transform).toEqual([
    { frame: 0, ease: { kind: 'cubic-bezier', x1: 0.2, y1: 0, x2: 0, y2: 1 }, x: -100, opacity: 0 },
    { frame: 14.985, ease: { kind: 'named', name: 'linear' }, x: 0, opacity: 1 },
  ]);
  expect(text).toMatchObject({
    style: { font: 'Studio', align: 'left', box: { color: '#000', paddingXPx: 10 } },
  });
  expect(group).toMatchObject({
    direction: 'row',
    gapPx: 10,
    box: { color: 'rgba(0, 0, 0, 0.5)', radiusPx: 10 },
    children: [
      { path: 'cues[3].children[0]', startFrame: 30, endFrame: 90, asset: 'asset-1.png' },
      // half a second into the group, cut at its end, in the group's colour
      { id: 'cues[3].children[1]', startFrame: 45, endFrame: 90, style: { color: 'gold', box: null } },
    ],
  });
  expect(warnings.map(({ path, code }) => `${path} ${code}`)).toEqual([
    'cues[3].children[1].end cue.past_group_end',
  ]);
});

test('text of any script keeps its order, and what no page can draw is replaced', () => {
  const { film } = resolveFilm(fixture('rtl-and-cjk'), STAGE);
  expect(
    film.cues.map((cue) =>
      cue.type === 'text' ? cue.lines.map((line) => line.map(({ text }) => text)) : [],
    ),
  ).toEqual([
    [['שלום', 'עולם']],
    [['مرحبا', 'بالعالم', '2026']],
    [['字幕は一語'], ['です', '👩‍🚒']],
    [['half', '\uFFFD', 'pair', 'and', 'NUL']],
    [['100%', '{x}', '\\n', ':', "'", ',', ';', '[in]', '%{pts}', ',movie=/etc/passwd']],
  ]);
});

test('cues past the end are cut or left out with a warning; an instant covers one frame', () => {
  const { film, warnings } = resolve({
    cues: [
      { ...TEXT, end: 99 },
      { ...TEXT, start: 4, end: 5 },
      { ...TEXT, start: 1, end: 1.001 },
    ],
  });
  expect(film.cues.map(({ path, startFrame, endFrame }) => [path, startFrame, endFrame])).toEqual([
    ['cues[0]', 0, 100],
    ['cues[2]', 25, 26],
  ]);
  expect(warnings.map(({ path, code }) => `${path} ${code}`)).toEqual([
    'cues[0].end cue.past_end',
    'cues[1].start cue.past_end',
  ]);
});

test('equal layers keep the order of the document', () => {
  const layers = [1, 0, 1, -1, 0];
  const { film } = resolve({ cues: layers.map((layer) => ({ ...TEXT, layer })) });
  expect(film.cues.map(({ path }) => path)).toEqual(['cues[3]', 'cues[1]', 'cues[4]', 'cues[0]', 'cues[2]']);
});

test('groups in groups count their times from the group around them', () => {
  const group = (children: object[]) => ({ type: 'group', start: 1, end: 3, children });
  const words = [{ text: 'w', start: 0.2, end: 0.4 }];
  const { film } = resolve({ cues: [group([group([{ ...TEXT, text: undefined, words }])])] });
  expect(film.cues).toMatchObject([
    {
      startFrame: 25,
      endFrame: 75,
      children: [
        {
          startFrame: 50,
          endFrame: 75,
          children: [{ startFrame: 50, endFrame: 75, lines: [[{ startFrame: 55, endFrame: 60 }]] }],
        },
      ],
    },
  ]);
});

test('no file name of a person becomes an asset name', () => {
  const sources = ['../../etc/passwd', 'a b.PNG', 'x.svg?y=1', 'a.png', 'a.png', 'evil.png/../x.html'];
  const { assets } = resolve({
    cues: sources.map((src) => ({ ...TEXT, type: 'image', text: undefined, src })),
  });
  expect(assets).toEqual({
    'asset-0.bin': '../../etc/passwd',
    'asset-1.png': 'a b.PNG',
    'asset-2.svg': 'x.svg?y=1',
    'asset-3.png': 'a.png',
    'asset-4.bin': 'evil.png/../x.html',
  });
});

test('the same scenario gives the same film, as plain JSON', () => {
  const scenario = fixture('every-cue-type');
  const once = resolveFilm(scenario, STAGE);
  expect(JSON.parse(JSON.stringify(once))).toEqual(resolveFilm(structuredClone(scenario), STAGE));
});
