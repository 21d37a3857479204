import { asNumber, asObject, isObject } from '../../scenario/json/loose.ts';
import type { Loose } from '../../scenario/json/loose.ts';
import type { Animate } from '../../scenario/scenario.ts';

type Params = NonNullable<Animate['params']>;

export type Mapped = {
  readonly name: Animate['name'];
  readonly when: 'in' | 'out' | 'during';
  readonly params?: Params;
  /** Repeats here, and there goes once through its window. */
  readonly isOnce?: true;
  /** Shows who speaks by a colour, beside what it does. */
  readonly isVoice?: true;
  /** Where the factor of its size stands. */
  readonly scaleIn?: string;
};

/** Plugins by name: Cueframe's own effect of similar intent. */
export const PLUGINS: Readonly<Record<string, Mapped>> = {
  bobY: { name: 'bob', when: 'during' },
  spin: { name: 'spin', when: 'during', isOnce: true },
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
  'cwi-loud': { name: 'loud', when: 'during', isVoice: true, scaleIn: 'pulse' },
  'cwi-whisper': { name: 'whisper', when: 'during', isVoice: true, scaleIn: 'shrink' },
  'cwi-bouncing': { name: 'wave', when: 'during', isVoice: true },
  shakeX: { name: 'shake', when: 'during' },
  wave: { name: 'wave', when: 'during' },
  waveY: { name: 'wave', when: 'during' },
  waveText: { name: 'wave', when: 'during' },
  wordHighlight: { name: 'karaoke', when: 'during' },
  emphasis: { name: 'pulse', when: 'during' },
};

/** Parameters with the same name, unit and meaning on both sides. */
const KEPT = ['amplitudePx', 'cycles', 'fullTurns', 'maxScale', 'intensity', 'flicker'];
/** Read elsewhere: the window, and whose colour it is. */
const READ_ELSEWHERE = ['t0', 't1', 'color', 'palette', 'speaker'];

/** The parameters that mean the same here; every other one goes to `notRead`. */
export function keptParams(
  given: Loose,
  { params = {}, scaleIn }: Mapped,
  notRead: (key: string) => void,
): Params {
  const kept: Params = { ...params };
  for (const [key, value] of Object.entries(given)) {
    const isKept = KEPT.includes(key) && (typeof value === 'number' || typeof value === 'string');
    if (isKept && value !== '') kept[key] = value;
    else if (key === scaleIn && isObject(value)) {
      const scale = asNumber(asObject(value)['scale']);
      if (scale !== undefined) kept['scale'] = scale;
      for (const other of Object.keys(value)) if (other !== 'scale') notRead(`${key}.${other}`);
    } else if (!READ_ELSEWHERE.includes(key)) notRead(key);
  }
  return kept;
}
