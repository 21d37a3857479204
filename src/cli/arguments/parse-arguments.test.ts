import { describe, expect, test } from 'vitest';
import { StudioError } from '../../shared/errors.ts';
import { COMMANDS } from '../commands.ts';
import { frameCommand } from '../commands/frame.ts';
import { planCommand } from '../commands/plan.ts';
import { renderCommand } from '../commands/render.ts';
import { asksForHelp, asksForJson, parseArguments } from './parse-arguments.ts';

function usageOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof StudioError && error.code === 'usage') return error.message;
    throw error;
  }
  return 'no error';
}

test('a whole render command becomes typed values', () => {
  const line =
    'talk.json -o out.mp4 --source a=x.mp4 --source b=y=z.mov --preset low --quality 18.5 --speed fast ' +
    '--encoder libx264 --workers 2 --segments 7 --range 100f:2.5 --agent http://one --no-cache --temp t --rung canvas --json';
  expect(parseArguments(renderCommand, line.split(' '))).toEqual({
    operand: 'talk.json',
    values: {
      output: 'out.mp4',
      source: [
        { id: 'a', file: 'x.mp4' },
        { id: 'b', file: 'y=z.mov' },
      ],
      preset: 'low',
      quality: 18.5,
      speed: 'fast',
      encoder: 'libx264',
      workers: 2,
      segments: 7,
      range: { start: { unit: 'frames', value: 100 }, end: { unit: 'seconds', value: 2.5 } },
      detach: false,
      data: undefined,
      agent: ['http://one'],
      'no-cache': true,
      temp: 't',
      ffmpeg: undefined,
      chromium: undefined,
      rung: 'canvas',
    },
  });
});

test('options left out are undefined, empty lists and false', () => {
  const { values } = parseArguments(renderCommand, ['a.json', '-o', 'b.mp4']);
  expect(values).toMatchObject({ source: [], agent: [], 'no-cache': false, preset: undefined });
});

test.each([
  ['--sped fast', "Unknown option '--sped'"],
  ['', 'SCENARIO is missing: a .scenario.json file'],
  ['a.json b.json -o c.mp4', '"b.json" is one argument too many'],
  ['a.json', '--output FILE is needed'],
  ['a.json -o', "Option '-o, --output <value>' argument missing"],
  ['a.json -o b --preset best', '--preset is one of low, medium, high, ultra, not "best"'],
  ['a.json -o b --quality 52', '--quality is a CRF from 0 to 51, or lossless, not "52"'],
  ['a.json -o b --workers 0', '--workers is a whole number of at least 1, not "0"'],
  [
    'a.json -o b --segments -1',
    '--segments is followed by a value that begins with a dash; write --segments=VALUE, or ./-NAME for a file',
  ],
  ['a.json -o b --segments=-1', '--segments is a whole number of at least 1, not "-1"'],
  ['a.json -o b --segments 1.5', '--segments is a whole number of at least 1, not "1.5"'],
  ['a.json -o b --source x.mp4', '--source is ID=FILE, not "x.mp4"'],
  ['a.json -o b --json=yes', "Option '--json' does not take an argument"],
])('render %s: %s', (line, message) => {
  expect(usageOf(() => parseArguments(renderCommand, line.split(' ').filter(Boolean)))).toBe(message);
});

test('an empty path is refused: a script forgot to fill a variable', () => {
  expect(usageOf(() => parseArguments(renderCommand, ['a.json', '-o', '']))).toBe('--output is empty');
});

test('frame 0 is a frame, and a frame must be named', () => {
  expect(parseArguments(frameCommand, 'a.json --frame 0 -o b.png'.split(' ')).values.frame).toBe(0);
  expect(usageOf(() => parseArguments(frameCommand, 'a.json -o b.png'.split(' ')))).toBe(
    '--frame N is needed',
  );
});

test('a frame is written as PNG, and its name must say so', () => {
  expect(parseArguments(frameCommand, 'a.json --frame 0 -o b.PNG'.split(' ')).values.output).toBe('b.PNG');
  expect(usageOf(() => parseArguments(frameCommand, 'a.json --frame 0 -o b.jpg'.split(' ')))).toBe(
    '--output is a file ending in .png, not "b.jpg"',
  );
});

test('plan takes what decides the plan, and no output file', () => {
  expect(parseArguments(planCommand, ['a.json', '--segments', '3']).values.segments).toBe(3);
  expect(usageOf(() => parseArguments(planCommand, ['a.json', '-o', 'b.mp4']))).toBe("Unknown option '-o'");
});

describe('help and json are seen before the rest is checked', () => {
  test.each([
    [['--help', '--nonsense'], true, false],
    [['-h', '--json'], true, true],
    [['--', '--help', '--json'], false, false],
  ])('%j', (args, help, json) => {
    expect([asksForHelp(args), asksForJson(args)]).toEqual([help, json]);
  });
});

test('every command is documented: a summary without a full stop, examples that start with its name', () => {
  for (const { name, summary, examples } of COMMANDS) {
    expect(summary).toMatch(/^[A-Z].*[^.]$/);
    for (const example of examples) expect(example).toMatch(new RegExp(`^cueframe ${name}\\b`));
  }
});
