import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Problem } from './problem.ts';
import { readScenario } from './read-scenario.ts';

function fixture(name: string): string {
  return readFileSync(`test/fixtures/scenarios/${name}.scenario.json`, 'utf8');
}

const STAGE = { width: 320, height: 180, frameRate: 25, duration: 2 };
const TEXT = { type: 'text', start: 0, end: 1, text: 'a' };

function read(document: object): ReturnType<typeof readScenario> {
  return readScenario(JSON.stringify({ cueframe: 1, stage: STAGE, ...document }));
}

/** Path and code of every problem. */
function problemsOf(result: ReturnType<typeof readScenario>): string[] {
  if (result.ok) return [];
  return (result.error.details['problems'] as Problem[]).map(({ path, code }) => `${path} ${code}`);
}

function messagesOf(result: ReturnType<typeof readScenario>): string[] {
  if (result.ok) return [];
  return (result.error.details['problems'] as Problem[]).map(({ message }) => message);
}

test('a minimal scenario gets the defaults of the format', () => {
  expect(readScenario(fixture('minimal'))).toEqual({
    ok: true,
    scenario: {
      cueframe: 1,
      stage: { width: 320, height: 180, frameRate: 25, background: 'black', duration: 2 },
      media: {},
      fonts: [],
      styles: {},
      timeline: [],
      cues: [{ type: 'text', start: 0.5, end: 1.5, text: 'Hello' }],
      effects: [],
      audio: [],
      output: { preset: 'high', format: 'mp4' },
    },
    warnings: [],
  });
});

test.each(['karaoke', 'every-cue-type', 'rtl-and-cjk', 'unsupported-everything'])('%s is valid', (name) => {
  expect(readScenario(fixture(name))).toMatchObject({ ok: true, warnings: [] });
});

test('every problem is listed at once, in document order', () => {
  const result = readScenario(fixture('invalid-many-problems'));
  expect(result).toMatchObject({ ok: false, error: { code: 'scenario.invalid' } });
  expect(problemsOf(result)).toEqual([
    'stage.width value.invalid',
    'stage.frameRate value.invalid',
    'stage.colour key.unknown',
    'styles.a.extends style.cycle',
    'styles.b.extends style.cycle',
    'styles.b.color value.invalid',
    'timeline[0].media reference.unknown',
    'timeline[0].out time.order',
    'timeline[1].framing[1].time time.order',
    'timeline[1].framing[1].x value.type',
    'cues[0].end time.order',
    'cues[1].id id.duplicate',
    'cues[1].start value.range',
    'cues[1].text key.missing',
    'cues[2].start value.type',
    'cues[2].end value.type',
    'cues[2].style reference.unknown',
    'cues[3].shape value.invalid',
    'cues[3].fil key.unknown',
    'cues[4].type value.invalid',
    'cues[5].start track.overlap',
    'cues[5].children[0].words[0].end time.order',
    'cues[5].children[0].words[1].start time.order',
    'output.codec output.combination',
  ]);
});

test('a message gives the rule, the value found and its unit', () => {
  expect(messagesOf(read({ cues: [{ ...TEXT, start: 2, end: '3' }] }))).toEqual([
    'must be seconds, 0 to 86400, not "3"',
  ]);
  expect(messagesOf(read({ cues: [{ ...TEXT, start: 2 }] }))).toEqual([
    'must be later than start (2 s), not 1 s',
  ]);
  expect(messagesOf(read({ title: 'a', cues: [{ ...TEXT, style: '\u202Eevil\u0007' }] }))[0]).toContain(
    'not "\\u{202e}evil\\u0007"',
  );
});

test.each([0, -1, 1e9, 29.97, '29.97', '30/0', '0/1', 'fast', null, '30000/1001/1', 241])(
  'a frame rate of %j is refused',
  (frameRate) => {
    expect(problemsOf(read({ stage: { ...STAGE, frameRate } }))).toEqual(['stage.frameRate value.invalid']);
  },
);

test.each([30, '30', '30000/1001', '179/6', '25/2'])('a frame rate of %j is read', (frameRate) => {
  expect(problemsOf(read({ stage: { ...STAGE, frameRate } }))).toEqual([]);
});

test.each([
  [29.97, '30000/1001'],
  [23.976, '24000/1001'],
  [59.94, '60000/1001'],
  [12.5, '25/2'],
])('for the decimal rate %d the fraction %s is suggested', (frameRate, fraction) => {
  expect(messagesOf(read({ stage: { ...STAGE, frameRate } }))[0]).toContain(`(write "${fraction}")`);
});

test.each([0, 15, 321, 7682, 32_769, -2, 64.5, '640'])('a width of %j is refused', (width) => {
  expect(problemsOf(read({ stage: { ...STAGE, width } })).map((problem) => problem.split(' ')[0])).toEqual([
    'stage.width',
  ]);
});

test('the size of the film is capped before anything is made of it', () => {
  expect(problemsOf(read({ stage: { ...STAGE, duration: 0 } }))).toEqual(['stage.duration value.range']);
  expect(problemsOf(read({ stage: { ...STAGE, duration: 1e9 } }))).toContain('stage.duration value.range');
  expect(problemsOf(read({ stage: { ...STAGE, frameRate: 240, duration: 80_000 } }))).toEqual([
    'stage.duration stage.too_large',
  ]);
  const eightK = { width: 7680, height: 4320, frameRate: 60, duration: 60_000 };
  expect(problemsOf(read({ stage: eightK }))).toEqual(['stage.duration stage.too_large']);
});

test('numbers beyond the range of a double are refused', () => {
  const text = `{"cueframe":1,"stage":${JSON.stringify(STAGE)},"cues":[{"type":"text","text":"a","start":0,"end":1e309}]}`;
  expect(problemsOf(readScenario(text))).toEqual(['cues[0].end value.type']);
});

test('without a timeline nothing can be taken from a clip', () => {
  expect(problemsOf(readScenario('{"cueframe":1}'))).toEqual([
    'stage.duration key.missing',
    'stage.width stage.source',
    'stage.height stage.source',
    'stage.frameRate stage.source',
  ]);
});

test.each(['[]', 'null', '"text"', '7'])('%s is not a scenario', (text) => {
  expect(problemsOf(readScenario(text))).toEqual([' value.type']);
});

test('keys that start with x- are allowed in any object and dropped', () => {
  const result = read({
    'x-tool': { anything: [{ deep: true }] },
    media: { 'x-note': 'text', logo: { src: 'a.png', 'x-size': 3 } },
    cues: [{ ...TEXT, 'x-color': 1, animate: [{ name: 'fade', 'x-id': 'a' }], layout: { 'x-y': 0 } }],
  });
  expect(result).toMatchObject({ ok: true, scenario: { media: { logo: { src: 'a.png' } } } });
  expect(JSON.stringify(result)).not.toContain('x-');
});

test('names of an object’s prototype are names like others', () => {
  expect(problemsOf(read({ cues: [{ ...TEXT, style: 'toString' }] }))).toEqual([
    'cues[0].style reference.unknown',
  ]);
  expect(problemsOf(read({ styles: { toString: {} }, cues: [{ ...TEXT, style: 'toString' }] }))).toEqual([]);
});

test.each([
  [{ text: 'a', words: [] }, 'cues[0].words key.conflict'],
  [{ type: 'image', text: undefined }, 'cues[0].media key.missing'],
  [{ type: 'image', text: undefined, media: 'sound' }, 'cues[0].media reference.kind'],
  [{ type: 'shape', text: undefined, shape: 'path' }, 'cues[0].path key.missing'],
  [{ type: 'shape', text: undefined, shape: 'rect', path: 'M0 0L1 1' }, 'cues[0].path key.conflict'],
  [{ track: 'nowhere' }, 'cues[0].track reference.unknown'],
  [{ marks: [{ from: 1, to: 1, style: 'emphasis' }] }, 'cues[0].marks[0].to marks.order'],
  [
    {
      marks: [
        { from: 1, to: 3, style: {} },
        { from: 2, to: 9, style: {} },
      ],
    },
    'cues[0].marks[1].from marks.order',
  ],
  [{ marks: [{ from: 0, to: 1, style: 'nowhere' }] }, 'cues[0].marks[0].style reference.unknown'],
  [{ speaker: '' }, 'cues[0].speaker value.range'],
  [{ style: { extends: 'nothing' } }, 'cues[0].style.extends reference.unknown'],
  [{ style: { colour: 'red' } }, 'cues[0].style.colour key.unknown'],
  [{ transform: [{ time: 0 }, { time: 0 }] }, 'cues[0].transform[1].time time.order'],
  [{ transform: [{ time: 0, ease: 'quick' }] }, 'cues[0].transform[0].ease value.invalid'],
  [{ animate: [{ name: 'explode' }] }, 'cues[0].animate[0].name value.invalid'],
  [{ start: undefined }, 'cues[0].start key.missing'],
  [{ id: 'cues[7]' }, 'cues[0].id id.reserved'],
])('a cue with %j is refused', (keys, problem) => {
  const media = { sound: { src: 'a.wav', kind: 'audio' } };
  expect(problemsOf(read({ media, cues: [{ ...TEXT, ...keys }] }))).toEqual([problem]);
});

test('a style may extend the built-in of its own name', () => {
  expect(problemsOf(read({ styles: { default: { extends: 'default', size: 0.1 } } }))).toEqual([]);
});

test.each([
  [{ format: 'gif', codec: 'h264' }, ['output.codec output.combination']],
  [{ format: 'webm', codec: 'prores' }, ['output.codec output.combination']],
  [{ format: 'mp4', overlayOnly: true }, ['output.format output.combination']],
  [{ format: 'mov', codec: 'h264', overlayOnly: true }, ['output.codec output.combination']],
  [{ format: 'webm', codec: 'vp9', overlayOnly: true }, []],
  [{ format: 'png-sequence', overlayOnly: true }, []],
])('output %j', (output, problems) => {
  expect(problemsOf(read({ output }))).toEqual(problems);
});

test.each([
  [{ overlayOnly: true }, 'mov'],
  [{ overlayOnly: true, codec: 'vp9' }, 'webm'],
  [{ codec: 'prores' }, 'mov'],
  [{}, 'mp4'],
])('output %j without a format becomes %s', (output, format) => {
  expect(read({ output })).toMatchObject({ ok: true, scenario: { output: { format } } });
});

test('a cue past the end is a warning where the length is known', () => {
  const result = read({
    cues: [
      { ...TEXT, end: 2 },
      { ...TEXT, end: 9 },
      { ...TEXT, start: 3, end: 4 },
    ],
  });
  expect(result.ok && result.warnings.map(({ path, code }) => `${path} ${code}`)).toEqual([
    'cues[1].end cue.past_end',
    'cues[2].start cue.past_end',
  ]);
  const media = { clip: { src: 'a.mp4' } };
  expect(
    read({ stage: {}, media, timeline: [{ media: 'clip' }], cues: [{ ...TEXT, end: 9 }] }),
  ).toMatchObject({
    ok: true,
    warnings: [],
  });
});

test('the limits of the document are clear refusals', () => {
  const codeOf = (text: string) => {
    const result = readScenario(text);
    return result.ok ? 'ok' : [result.error.code, result.error.traits.httpStatus];
  };
  expect(codeOf(`{"title": "${'é'.repeat(6_000_000)}"}`)).toEqual(['scenario.limit', 413]);
  expect(codeOf('['.repeat(100_000))).toEqual(['scenario.limit', 413]);
  const cues = (count: number) => Array.from({ length: count }, () => TEXT);
  const group = { type: 'group', start: 0, end: 1, children: cues(100_000) };
  expect(codeOf(JSON.stringify({ cueframe: 1, stage: STAGE, cues: [group] }))).toEqual([
    'scenario.limit',
    413,
  ]);
  expect(codeOf(JSON.stringify({ cueframe: 1, stage: STAGE, cues: cues(100_000) }))).toBe('ok');
}, 30_000);
