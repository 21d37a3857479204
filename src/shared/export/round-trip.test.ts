import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { seededRandom } from '../../../test/helpers/test-random.ts';
import { importSubtitles } from '../import/subtitles/import-subtitles.ts';
import { readScenarioDocument } from '../scenario/read-scenario.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { frameSpan, parseFrameRate } from '../time.ts';
import { CARRIES, carriesTable, type Carried } from './carries.ts';
import type { Caption } from './caption.ts';
import { hexOf, placeOf, plainLook, weightOf } from './caption-looks.ts';
import { EXPORT_FORMATS, exportCaptions, type ExportFormat } from './export-captions.ts';
import { readCaptions } from './read-captions.ts';

const STAGE = { width: 1280, height: 720, duration: 100 };
const WORDS = [
  'one',
  'Tom & Jerry',
  'a<b',
  '<i>x',
  '&lt;',
  '{\\an8}',
  '12',
  'C:\\new',
  'x-->y',
  '字幕',
  'é́',
  'naïve;',
];
const RATES = [25, 24, 30, 50, '30000/1001', '24000/1001'] as const;

/** A scenario whose cues follow each other, with everything that some format can say. */
function scenarioOf(seed: number): Scenario {
  const random = seededRandom(seed);
  const whole = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  const pick = <Item>(items: readonly Item[]): Item => items[whole(0, items.length - 1)]!;
  const maybe = (share: number, of: () => object) => (random() < share ? of() : {});
  const frameRate = pick(RATES);
  const rate = parseFrameRate(frameRate)!;
  const color = () => pick(['#ff8000', 'red', 'rgb(1, 2, 3)', 'lime', '#fff']);
  const look = () => ({
    ...maybe(0.4, () => ({ italic: random() < 0.7 })),
    ...maybe(0.3, () => ({ underline: true })),
    ...maybe(0.2, () => ({ strikethrough: true })),
    ...maybe(0.3, () => ({ weight: pick([400, 700, 900]) })),
    ...maybe(0.4, () => ({ color: color() })),
    ...maybe(0.2, () => ({ font: pick(['Lora', 'DejaVu Sans']) })),
    ...maybe(0.2, () => ({ size: pick([0.05, 0.1]), letterSpacing: pick([0, 0.01]) })),
  });
  let frame = whole(0, 50);
  const cues = Array.from({ length: whole(1, 6) }, () => {
    const at = (frames: number) => (frames * rate.den) / rate.num;
    const texts = Array.from({ length: whole(1, 6) }, () => pick(WORDS));
    const startFrame = frame;
    const isTimed = random() < 0.5;
    let text = '';
    const words = texts.map((word, index) => {
      const isLast = index === texts.length - 1;
      const gap = isLast ? '' : pick([' ', ' ', '\n']);
      const parts = isTimed ? word.replaceAll(' ', '_') : word;
      text += parts + gap;
      frame += whole(0, 1) * 5;
      const start = at(frame);
      frame += whole(5, 20);
      return { text: gap === '\n' ? `${parts}\n` : parts, start, end: at(frame) };
    });
    const letters = [...new Set([whole(0, text.length), whole(0, text.length), whole(0, text.length)])];
    const ends = letters.sort((a, b) => a - b);
    const marks = ends.slice(1).map((to, index) => ({ from: ends[index], to, style: look() }));
    const endFrame = frame + whole(0, 1) * 7;
    frame = endFrame + whole(0, 30);
    const anchor = pick(['tl', 'tc', 'tr', 'cl', 'cc', 'cr', 'bl', 'bc', 'br'] as const);
    const ratio = () => whole(2, 8) / 10;
    return {
      ...{ type: 'text', start: at(startFrame), end: at(endFrame) },
      ...(isTimed ? { words } : { text }),
      ...(marks.length > 0 && { marks }),
      style: {
        ...look(),
        shadow: pick([[], [{ x: 0.01, y: 0.01, blur: 0, color: 'rgba(0, 0, 0, 0.6)' }]]),
        ...maybe(0.5, () => ({ stroke: pick([null, { width: 0.01, color: color() }]) })),
        ...maybe(0.1, () => ({ box: { color: color(), padding: 0.02 }, stroke: null, shadow: [] })),
      },
      ...maybe(0.4, () => ({ layout: { anchor } })),
      ...maybe(0.4, () => ({ layout: { anchor, x: ratio(), y: ratio(), width: ratio() } })),
      ...maybe(0.1, () => ({ layout: { anchor: 'bc', rotate: whole(-90, 90) } })),
      ...maybe(0.2, () => ({ layer: whole(0, 9) })),
      ...maybe(0.3, () => ({ speaker: pick(['Ann', 'Tom & <b>']) })),
      ...maybe(0.2, () => ({
        animate: [
          { name: 'fade', when: 'in', duration: 0.2 },
          { name: 'fade', when: 'out', duration: 0.3 },
        ],
      })),
      ...(isTimed &&
        maybe(0.3, () => ({ animate: [{ name: 'karaoke', when: 'word', params: { color: '#12ff34' } }] }))),
    };
  });
  return readWhole({ cueframe: 1, stage: { ...STAGE, frameRate }, cues });
}

function readWhole(document: object): Scenario {
  const reading = readScenarioDocument(document);
  if (!reading.ok) throw reading.error;
  return reading.scenario;
}

/** What each line of the table is about, of one caption. Pixels are rounded as far as whole pixels of margins allow. */
function facts(caption: Caption, scenario: Scenario, format: ExportFormat): Record<Carried, unknown> {
  const rate = parseFrameRate(scenario.stage.frameRate as number)!;
  const letters = caption.pieces.flatMap((piece) =>
    [...piece.text]
      .filter((letter) => letter.trim() !== '')
      .map((letter) => ({ letter, style: piece.style })),
  );
  const each = (of: (style: Caption['style']) => unknown) => letters.map(({ style }) => of(style));
  const text = caption.pieces.map((piece) => piece.text).join('');
  const { anchor, x, y, width } = placeOf(caption);
  const karaoke = caption.words && caption.animate.find(({ name }) => name === 'karaoke');
  const fades = caption.animate.filter(({ name }) => name === 'fade');
  const { stroke, box, shadow } = caption.style;
  const near = (value: number, of: number) => Math.round((value * of) / 2);
  return {
    text: text.replaceAll(/\s+/g, ' ').trim(),
    lines: text.trim(),
    frames: frameSpan(caption.start, caption.end, rate),
    slant: each(({ italic, underline, strikethrough }) => [italic, underline, strikethrough]),
    bold: each((style) => (format === 'ass' ? weightOf(style) : plainLook(style).bold)),
    color: each((style) => hexOf(style.color)),
    font: each(({ font }) => font),
    size: each(({ size, letterSpacing }) => [size.toFixed(4), letterSpacing.toFixed(4)]),
    edge: {
      stroke: stroke && !box ? [stroke.width?.toFixed(4), hexOf(stroke.color ?? '#000')] : null,
      box: box && [hexOf(box.color ?? '#000'), paddingOf(box)],
      shadow: (shadow ?? [])
        .filter(({ x, y }) => x === y)
        .map((one) => [one.x?.toFixed(4), hexOf(one.color ?? '#000')]),
    },
    anchor,
    place: [near(x, 640), near(y, 360), near(width, 640)],
    rotate: caption.layout.rotate ?? 0,
    layer: caption.layer,
    speaker: caption.speaker,
    words: wordsOf(caption, (start, end) => frameSpan(start, end, rate)),
    karaoke: karaoke ? [karaoke.params?.['color'], hexOf(caption.style.color)] : null,
    fade: fades.map(({ when, duration }) => [when, duration]),
  };
}

/** Frames of words; null where there are none, or one that is spoken as long as its caption is seen. */
function wordsOf(
  { words, start, end }: Caption,
  span: (start: number, end: number) => object,
): object[] | null {
  const spans = words?.map((word) => span(word.start, word.end)) ?? [];
  const isWhole = spans.length === 1 && JSON.stringify(spans[0]) === JSON.stringify(span(start, end));
  return spans.length === 0 || isWhole ? null : spans;
}

function paddingOf({ padding = 0 }: { padding?: number | { x?: number | undefined } | undefined }): string {
  return (typeof padding === 'number' ? padding : (padding.x ?? 0)).toFixed(4);
}

test.each(['srt', 'vtt', 'ass'] as const)(
  '%s gives back what it carries, frame by frame and letter by letter',
  (format) => {
    for (let seed = 1; seed <= 60; seed++) {
      const scenario = scenarioOf(seed);
      const { text, captions } = exportCaptions(scenario, format);
      const { cues, warnings } = importSubtitles({ name: `a.${format}`, kind: format, text });
      const again = readWhole({ cueframe: 1, stage: scenario.stage, cues });
      const carried = (from: Scenario) =>
        readCaptions(from).captions.map((caption) => {
          const all = facts(caption, scenario, format);
          return Object.fromEntries(
            Object.entries(all).filter(([name]) =>
              (CARRIES[name as Carried][1] as readonly string[]).includes(format),
            ),
          );
        });
      expect({ seed, captions, warnings, cues: carried(again) }).toEqual({
        ...{ seed, captions: scenario.cues.length, warnings: [], cues: carried(scenario) },
      });
    }
  },
);

test('plain text is the words of each caption, and who speaks where that changes', () => {
  const cue = (text: string, start: number, keys = {}) => ({
    type: 'text',
    start,
    end: start + 1,
    text,
    ...keys,
  });
  const scenario = readWhole({
    cueframe: 1,
    stage: { ...STAGE, frameRate: 25 },
    cues: [cue('last', 9), cue('one\ntwo', 1, { speaker: 'Ann' }), cue('three', 2, { speaker: 'Ann' })],
  });
  expect(exportCaptions(scenario, 'txt').text).toBe('Ann: one two\nthree\nlast\n');
});

test('the table of docs/export.md says what the formats carry', async () => {
  const page = await readFile(new URL('../../../docs/export.md', import.meta.url), 'utf8');
  const rows = page.split('\n').flatMap((line) =>
    line.startsWith('|')
      ? [
          line
            .split('|')
            .slice(1, -1)
            .map((cell) => cell.trim()),
        ]
      : [],
  );
  expect(rows.slice(2)).toEqual(carriesTable(EXPORT_FORMATS));
});
