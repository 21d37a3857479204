import { asList, asNumber, asObject, asText } from '../../scenario/json/loose.ts';
import type { Loose } from '../../scenario/json/loose.ts';
import type { Animate } from '../../scenario/scenario.ts';
import { fractionOf } from './ecg-values.ts';
import type { Warn } from '../warning.ts';

type Mapped = {
  readonly name: Animate['name'];
  readonly when: 'in' | 'out' | 'during';
  readonly params?: Params;
};
type Params = NonNullable<Animate['params']>;

/** Plugins by name: Cueframe's own effect of similar intent. Parameters that mean the same are kept (`KEPT`). */
const PLUGINS: Readonly<Record<string, Mapped>> = {
  bobY: { name: 'bob', when: 'during' },
  spin: { name: 'spin', when: 'in' },
  pulse: { name: 'pulse', when: 'during' },
  fadein: { name: 'fade', when: 'in' },
  fadeIn: { name: 'fade', when: 'in' },
  fadeOut: { name: 'fade', when: 'out' },
  slideup: { name: 'slide', when: 'in', params: { direction: 'up' } },
  slideUp: { name: 'slide', when: 'in', params: { direction: 'up' } },
  slideUpFade: { name: 'slide', when: 'in', params: { direction: 'up' } },
  slideInLeft: { name: 'slide', when: 'in', params: { direction: 'right' } },
  scalepop: { name: 'pop', when: 'in' },
  pop: { name: 'pop', when: 'in' },
  growPop: { name: 'pop', when: 'in' },
  elastic: { name: 'elastic', when: 'in' },
  rotation: { name: 'rotate3d', when: 'in' },
  typewriter: { name: 'typewriter', when: 'in' },
  fliptype: { name: 'flip', when: 'in' },
  glitch: { name: 'glitch', when: 'during' },
  glow: { name: 'glow', when: 'during' },
  magnetic: { name: 'magnetic', when: 'in' },
  flames: { name: 'flames', when: 'during' },
  'cwi-color': { name: 'color', when: 'during' },
  'cwi-loud': { name: 'loud', when: 'during' },
  'cwi-whisper': { name: 'whisper', when: 'during' },
  'cwi-bouncing': { name: 'wave', when: 'during' },
  shakeX: { name: 'shake', when: 'during' },
  wave: { name: 'wave', when: 'during' },
  waveY: { name: 'wave', when: 'during' },
  waveText: { name: 'wave', when: 'during' },
  wordHighlight: { name: 'karaoke', when: 'during' },
  emphasis: { name: 'pulse', when: 'during' },
};

/** Parameters with the same name, unit and meaning on both sides. */
const KEPT = ['amplitudePx', 'cycles', 'fullTurns', 'maxScale', 'color', 'intensity', 'flicker'];

/** Effects that follow single words wherever they stand. */
const OF_WORDS = new Set(['color', 'loud', 'whisper', 'karaoke']);

export type PluginBase = {
  /** `[start, end]` the plugin's window is measured from, in film seconds. */
  readonly base: readonly [number, number];
  readonly path: string;
  readonly isWord: boolean;
  readonly warn: Warn;
};

/** The animations of a node's `pluginChain`; a plugin without an equivalent is named in a warning and left out. */
export function animationsOf(node: Loose, { base, path, isWord, warn }: PluginBase): Animate[] {
  const chain = asList(node['pluginChain'] ?? (node['plugin'] === undefined ? [] : [node['plugin']]));
  return chain.flatMap((entry, index) => {
    const plugin = asObject(entry);
    const where = `${path}.pluginChain[${index}]`;
    const name = (asText(plugin['name']) ?? '').replace(/@.*$/, '');
    const mapped = Object.hasOwn(PLUGINS, name) ? PLUGINS[name] : undefined;
    if (!mapped) {
      warn(
        where,
        'plugin.unknown',
        `there is no equivalent of the plugin ${name || '(unnamed)'}; drawn without it`,
      );
      return [];
    }
    const params = keptParams(asObject(plugin['params']), mapped.params, { where, warn });
    const when = isWord || OF_WORDS.has(mapped.name) ? 'word' : mapped.when;
    const [start, end] = pluginWindow(plugin, base);
    if (start < base[0]) warn(where, 'plugin.window', 'cannot begin before the text is shown');
    const delay = Math.max(0, start - base[0]);
    const duration = Math.max(0, end - Math.max(start, base[0]));
    const timed = when === 'during' ? {} : { duration: rounded(duration) };
    return [
      {
        name: mapped.name,
        when,
        ...timed,
        ...(delay > 0 && when !== 'out' ? { delay: rounded(delay) } : {}),
        ...(Object.keys(params).length > 0 ? { params } : {}),
      },
    ];
  });
}

function keptParams(given: Loose, own: Params = {}, { where, warn }: { where: string; warn: Warn }): Params {
  const params: Params = { ...own };
  for (const [key, value] of Object.entries(given)) {
    const isKept = KEPT.includes(key) && (typeof value === 'number' || typeof value === 'string');
    if (isKept && value !== '') params[key] = value;
    else warn(`${where}.params.${key}`, 'plugin.param', 'has no equivalent and was not read');
  }
  return params;
}

/** The rule of formats.md 1.4: the start counts from S; an end above 0 % from S, else from E. */
function pluginWindow(plugin: Loose, base: readonly [number, number]): readonly [number, number] {
  const own = asList(plugin['baseTime']).map(asNumber);
  const start = own[0] ?? base[0];
  const end = own[1] ?? base[1];
  const length = end - start;
  const [a, b] = asList(plugin['timeOffset']);
  const from = start + offset(a, length);
  const to = typeof b === 'string' && b.endsWith('%') && (fractionOf(b) ?? 0) > 0 ? start : end;
  return [from, Math.max(from, to + offset(b, length))];
}

function offset(value: unknown, lengthSeconds: number): number {
  const text = typeof value === 'string' && value.endsWith('%');
  if (text) return (fractionOf(value) ?? 0) * lengthSeconds;
  const number = Number(value ?? 0);
  return Number.isFinite(number) ? number : 0;
}

function rounded(seconds: number): number {
  return Math.round(seconds * 1e6) / 1e6;
}
