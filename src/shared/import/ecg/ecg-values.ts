import { StudioError } from '../../errors.ts';
import { asNumber, asObject, isObject } from '../../scenario/json/loose.ts';
import type { Loose } from '../../scenario/json/loose.ts';

/** Lists of lists of a scenario may name each other: ten levels of ten names are ten thousand million values. */
const MOST_VALUES = 1_000_000;
const MOST_LETTERS = 20_000_000;
/** Names that name names, and values within values. */
const DEEPEST = 200;

/**
 * A copy of a scenario in which every `define.…` text is what it names. Throws `scenario.invalid` for a cycle or an unknown
 * name, `scenario.limit` where it would hold more than a million values.
 */
export function withoutDefines(scenario: Loose): Loose {
  const definitions = { ...asObject(scenario['definitions']), ...asObject(scenario['define']) };
  const open = new Set<string>();
  let [values, letters] = [0, 0];
  const count = (value: unknown, depth: number): void => {
    values += 1;
    if (typeof value === 'string') letters += value.length;
    if (values > MOST_VALUES || letters > MOST_LETTERS || depth > DEEPEST)
      throw new StudioError(
        'scenario.limit',
        `with its definitions written out the scenario has more than ${MOST_VALUES} values or ${MOST_LETTERS} letters, or more than ${DEEPEST} levels`,
        { details: { field: 'scenario' } },
      );
  };
  const resolve = (value: unknown, depth: number): unknown => {
    count(value, depth);
    if (typeof value === 'string' && /^(?:define|definitions)\.[\w.-]+$/.test(value)) {
      if (open.has(value)) throw invalid(`${value} refers to itself`);
      open.add(value);
      const resolved = resolve(named(definitions, value), depth + 1);
      open.delete(value);
      return resolved;
    }
    if (Array.isArray(value)) return value.map((item) => resolve(item, depth + 1));
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolve(item, depth + 1)]));
  };
  const { define: _define, definitions: _definitions, ...rest } = scenario;
  return asObject(resolve(rest, 0));
}

function named(definitions: Loose, reference: string): unknown {
  let value: unknown = definitions;
  for (const key of reference.split('.').slice(1)) {
    if (!isObject(value) || !Object.hasOwn(value, key)) throw invalid(`${reference} is not defined`);
    value = value[key];
  }
  return value;
}

function invalid(message: string): StudioError {
  return new StudioError('scenario.invalid', message, { details: { field: 'scenario' } });
}

/** Reads a pair `[start, end]` of seconds. Returns null for an absent value, throws for a wrong one. */
export function secondsPair(value: unknown, path: string): readonly [number, number] | null {
  if (value === undefined || value === null) return null;
  const [start, end] = Array.isArray(value) ? value.map(asNumber) : [];
  if (start === undefined || end === undefined || start > end)
    throw invalid(`${path} must be [start, end] in seconds, start first`);
  return [start, end];
}

/** `displayTime` of a node, or the fields of version 1.3. */
export function displayTime(node: Loose, path: string): readonly [number, number] | null {
  const own = secondsPair(node['displayTime'], `${path}.displayTime`);
  const start = asNumber(node['absStart']);
  if (own || start === undefined) return own;
  return [start, asNumber(node['absEnd']) ?? start + 1];
}

/** A length is no longer than this, spaces included. */
const LONGEST = 40;

/** A fraction, or a percentage in a text (`"80%"`); undefined for anything else. */
export function fractionOf(value: unknown): number | undefined {
  if (typeof value !== 'string') return asNumber(value);
  if (value.length > LONGEST) return undefined;
  const match = /^(-?\d+(?:\.\d+)?)%$/.exec(value.trim());
  return match ? Number(match[1]) / 100 : undefined;
}

/** Pixels of a CSS length (`"16px"`, `16`); undefined for anything else. */
export function pixelsOf(value: unknown): number | undefined {
  if (typeof value !== 'string') return asNumber(value);
  if (value.length > LONGEST) return undefined;
  const match = /^(-?\d+(?:\.\d+)?)(?:px)?$/.exec(value.trim());
  return match ? Number(match[1]) : undefined;
}

/** What a browser's text has where nobody says its size; `em` and `rem` count in it. */
const ROOT_FONT_PX = 16;
const PX_OF_UNIT: Readonly<Record<string, number>> = {
  px: 1,
  em: ROOT_FONT_PX,
  rem: ROOT_FONT_PX,
  pt: 4 / 3,
};

/** Pixels of a font size in px, em, rem or pt, or a number of pixels; undefined for anything else. */
export function fontPixelsOf(value: unknown): number | undefined {
  if (typeof value !== 'string') return asNumber(value);
  if (value.length > LONGEST) return undefined;
  const match = /^(\d*\.?\d+)(px|em|rem|pt)?$/.exec(value.trim().toLowerCase());
  return match ? Number(match[1]) * (PX_OF_UNIT[match[2] ?? 'px'] ?? 1) : undefined;
}
