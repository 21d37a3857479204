import { StudioError } from '../../errors.ts';
import { asNumber, asObject, isObject } from '../../scenario/json/loose.ts';
import type { Loose } from '../../scenario/json/loose.ts';

/** A copy of a scenario in which every `define.…` text is what it names. Throws `request.invalid` for a cycle or an unknown name. */
export function withoutDefines(scenario: Loose): Loose {
  const definitions = { ...asObject(scenario['definitions']), ...asObject(scenario['define']) };
  const resolve = (value: unknown, path: readonly string[]): unknown => {
    if (typeof value === 'string' && /^(?:define|definitions)\.[\w.-]+$/.test(value)) {
      if (path.includes(value)) throw invalid(`${value} refers to itself`);
      return resolve(named(value), [...path, value]);
    }
    if (Array.isArray(value)) return value.map((item) => resolve(item, path));
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolve(item, path)]));
  };
  const named = (reference: string): unknown => {
    let value: unknown = definitions;
    for (const key of reference.split('.').slice(1)) {
      if (!isObject(value) || !Object.hasOwn(value, key)) throw invalid(`${reference} is not defined`);
      value = value[key];
    }
    return value;
  };
  const { define: _define, definitions: _definitions, ...rest } = scenario;
  return asObject(resolve(rest, []));
}

function invalid(message: string): StudioError {
  return new StudioError('scenario.invalid', message, { details: { field: 'scenario' } });
}

/** A pair `[start, end]` of seconds; null where there is none. Throws where it is there and wrong. */
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

/** A fraction, or a percentage in a text (`"80%"`); undefined for anything else. */
export function fractionOf(value: unknown): number | undefined {
  if (typeof value !== 'string') return asNumber(value);
  const match = /^(-?\d+(?:\.\d+)?)%$/.exec(value.trim());
  return match ? Number(match[1]) / 100 : undefined;
}

/** Pixels of a CSS length (`"16px"`, `16`); undefined for anything else. */
export function pixelsOf(value: unknown): number | undefined {
  if (typeof value !== 'string') return asNumber(value);
  const match = /^(-?\d+(?:\.\d+)?)(?:px)?$/.exec(value.trim());
  return match ? Number(match[1]) : undefined;
}
