import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { StudioError } from '../../errors.ts';
import { parseJson } from './parse-json.ts';

function failureOf(text: string): unknown {
  try {
    return { value: parseJson(text) };
  } catch (error) {
    if (!(error instanceof StudioError)) throw error;
    return [error.code, error.details['line'], error.details['column']];
  }
}

test('reads what JSON.parse reads', () => {
  const text = '\uFEFF {"a": [1, -2.5e3, true, false, null, "x\\n\\u00e9\\"", {}, []], "": "é\u2028"}\r\n';
  expect(parseJson(text)).toEqual(JSON.parse(text.slice(1)));
});

test('objects have no prototype and -0 becomes 0', () => {
  const value = parseJson('{"zero": -0}') as Record<string, unknown>;
  expect([Object.getPrototypeOf(value), Object.is(value['zero'], 0)]).toEqual([null, true]);
});

test.each([
  ['', 1, 1],
  ['{', 1, 2],
  ['{"a": 1,}', 1, 9],
  ['[1, 2,]', 1, 7],
  ['{"a": 1\n "b": 2}', 2, 2],
  ['{\r\n"a": 1,\r\n"a": 2}', 3, 1],
  ['{"__proto__": {}}', 1, 2],
  ['{"a": {"constructor": 1}}', 1, 8],
  ['{"prototype": 1}', 1, 2],
  ['{"\\u005f_proto__": 1}', 1, 2],
  ["{'a': 1}", 1, 2],
  ['{a: 1}', 1, 2],
  ['NaN', 1, 1],
  ['-Infinity', 1, 1],
  ['01', 1, 2],
  ['1.', 1, 2],
  ['"\\x41"', 1, 2],
  ['"a\tb"', 1, 3],
  ['"open', 1, 6],
  ['[1] // note', 1, 5],
  ['\uFEFF]', 1, 1],
  ['{\0"\0a\0"\0', 1, 2], // UTF-16 read as UTF-8
])('refuses %j at its place', (text, line, column) => {
  expect(failureOf(text)).toEqual(['scenario.syntax', line, column]);
});

test('refuses a document cut at any byte', () => {
  const whole = readFileSync('test/fixtures/scenarios/karaoke.scenario.json', 'utf8').trimEnd();
  const codes = Array.from({ length: whole.length }, (_, length) => failureOf(whole.slice(0, length)));
  expect(codes.filter((code) => !Array.isArray(code) || code[0] !== 'scenario.syntax')).toEqual([]);
});

test('reads 64 levels and refuses more, however many', () => {
  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
  expect(failureOf(nested(64))).toEqual({ value: JSON.parse(nested(64)) });
  expect(failureOf(nested(65))).toEqual(['scenario.limit', 1, 65]);
  expect(failureOf('[{"a":'.repeat(50_000))).toEqual(['scenario.limit', 1, 193]);
});
