import { isColor } from '../../scenario/color.ts';
import { asList, asNumber, asObject, asText, isObject } from '../../scenario/json/loose.ts';
import type { Loose } from '../../scenario/json/loose.ts';
import type { Animate } from '../../scenario/scenario.ts';
import type { Warn } from '../warning.ts';
import { fractionOf } from './ecg-values.ts';
import { keptParams, PLUGINS } from './ecg-plugins.ts';

/** One plugin of a node as an animation and the time it runs, in film seconds. */
export type Effect = {
  readonly name: Animate['name'];
  /** `word`: it follows the word as it is spoken. */
  readonly when: 'in' | 'out' | 'during' | 'word';
  readonly start: number;
  readonly end: number;
  readonly params: NonNullable<Animate['params']>;
  /** Played once over its window, where it would repeat. */
  readonly isOnce: boolean;
  readonly path: string;
};

export type Span = readonly [number, number];

export type EffectContext = {
  /** The plugin's window is measured from it. */
  readonly base: Span;
  readonly path: string;
  readonly warn: Warn;
};

/** A cue has at most so many animations. */
const MOST_EFFECTS = 64;

/** Effects that follow single words wherever they stand. */
const OF_WORDS = new Set(['color', 'loud', 'whisper', 'karaoke']);

/** The effects of a node's `pluginChain`; a plugin without an equivalent is named in a warning and left out. */
export function effectsOf(node: Loose, { base, path, warn }: EffectContext): Effect[] {
  const chain = asList(node['pluginChain'] ?? (node['plugin'] === undefined ? [] : [node['plugin']]));
  if (chain.length > MOST_EFFECTS)
    warn(`${path}.pluginChain`, 'plugin.many', `has ${chain.length} plugins; ${MOST_EFFECTS} are read`);
  const effects = chain.slice(0, MOST_EFFECTS).flatMap((entry, index) => {
    const plugin = asObject(entry);
    const where = `${path}.pluginChain[${index}]`;
    const [name = ''] = (asText(plugin['name']) ?? '').split('@', 1);
    const mapped = Object.hasOwn(PLUGINS, name) ? PLUGINS[name] : undefined;
    if (!mapped) {
      warn(
        where,
        'plugin.unknown',
        `there is no equivalent of the plugin ${name || '(unnamed)'}; drawn without it`,
      );
      return [];
    }
    const given = asObject(plugin['params']);
    const [start, end] = pluginWindow(plugin, base);
    const color = colorIn(given, where, warn);
    const own = {
      name: mapped.name,
      when: OF_WORDS.has(mapped.name) ? ('word' as const) : mapped.when,
      params: {
        ...keptParams(given, mapped, (key) => warn(`${where}.params.${key}`, ...NOT_READ)),
        ...(color === null ? {} : { color }),
      },
      isOnce: mapped.isOnce === true,
      ...{ start, end, path: where },
    };
    const speaker = { ...own, name: 'color' as const, when: 'word' as const, isOnce: false };
    // loud and lowered voices of that system turn to their speaker's colour as well
    return mapped.isVoice && color !== null ? [own, { ...speaker, params: { color } }] : [own];
  });
  return effects.slice(0, MOST_EFFECTS);
}

const NOT_READ = ['plugin.param', 'has no equivalent and was not read'] as const;

/** `color`, or the speaker's colour in `palette`. */
function colorIn(params: Loose, where: string, warn: Warn): string | null {
  const palette = asObject(params['palette']);
  const speaker = asText(params['speaker']) ?? '';
  const color = asText(params['color']) || (Object.hasOwn(palette, speaker) ? asText(palette[speaker]) : '');
  if (!color) return null;
  if (isColor(color)) return color;
  warn(`${where}.params.color`, 'style.color', `is no colour Cueframe knows: ${color}`);
  return null;
}

/** The word's own time in version 1.3, where only its plugins know it. */
export function pluginTime(node: Loose, span: Span): Span | null {
  for (const entry of asList(node['pluginChain'] ?? [node['plugin']])) {
    const time = writtenTime(asObject(asObject(entry)['params']), span);
    if (time) return time;
  }
  return null;
}

/** `t0` and `t1`: seconds of the film, or of the node where they lie outside of its time. */
function writtenTime(params: Loose, [start, end]: Span): Span | null {
  const [t0, t1] = [asNumber(params['t0']), asNumber(params['t1'])];
  if (t0 === undefined || t1 === undefined || t1 < t0) return null;
  const isOfFilm = t0 < end && t1 > start;
  return isOfFilm ? [t0, t1] : [start + t0, start + t1];
}

/**
 * A start counts from S; an end above 0 % from S, else from E. Version 1.3 has `relStart`
 * and `relEnd` in seconds, `relStartPct` and `relEndPct` in parts of the base, or `t0` and `t1`.
 */
function pluginWindow(plugin: Loose, base: Span): Span {
  const own = asList(plugin['baseTime']).map(asNumber);
  const start = own[0] ?? base[0];
  const end = own[1] ?? base[1];
  const length = end - start;
  const written = writtenTime(asObject(plugin['params']), [start, end]);
  if (written) return written;
  const timeOffset = plugin['timeOffset'] ?? plugin['time_offset'];
  if (timeOffset === undefined) {
    const from = start + (asNumber(plugin['relStart']) ?? length * part(plugin['relStartPct']));
    return [from, Math.max(from, end + (asNumber(plugin['relEnd']) ?? length * part(plugin['relEndPct'])))];
  }
  const [a, b] = isObject(timeOffset) ? [] : asList(timeOffset);
  const from = start + offset(a, length);
  const to = typeof b === 'string' && b.endsWith('%') && (fractionOf(b) ?? 0) > 0 ? start : end;
  return [from, Math.max(from, to + offset(b, length))];
}

/** 0-1, or a percentage where it is larger. */
function part(value: unknown): number {
  const number = asNumber(value) ?? 0;
  return Math.abs(number) <= 1 ? number : number / 100;
}

function offset(value: unknown, lengthSeconds: number): number {
  const text = typeof value === 'string' && value.endsWith('%');
  if (text) return (fractionOf(value) ?? 0) * lengthSeconds;
  const number = Number(value ?? 0);
  return Number.isFinite(number) ? number : 0;
}
