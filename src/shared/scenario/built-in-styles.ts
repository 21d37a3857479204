import type { Animate, Style } from './scenario.ts';

/** A word with this style takes its cue's `emphasisColor` and a heavier weight; a scenario's own `emphasis` wins. */
export const EMPHASIS_STYLE = 'emphasis';

const YELLOW = '#ffd60a';

/** Clean white with a dark edge: what every style stands on, and what a cue without a style has. */
export const DEFAULT_STYLE = {
  font: 'Inter',
  size: 0.052,
  weight: 700,
  italic: false,
  underline: false,
  strikethrough: false,
  color: '#ffffff',
  lineHeight: 1.2,
  letterSpacing: 0,
  uppercase: false,
  wrap: true,
  maxLines: null,
  stroke: { width: 0.0045, color: '#0b0b0f' },
  shadow: [{ x: 0, y: 0.003, blur: 0.009, color: 'rgba(0, 0, 0, 0.55)' }],
  glow: null,
  activeColor: null,
  activeScale: 1,
  emphasisColor: YELLOW,
  box: null,
  wordBox: null,
  maxWordsPerLine: null,
} satisfies Style;

/** A style that says everything, save `align`: text without one follows its anchor. */
export type CompleteStyle = { [Key in keyof typeof DEFAULT_STYLE]: Exclude<Style[Key], undefined> } & {
  align?: Style['align'];
};

/** Caption styles every scenario has, by name. Lengths are fractions of the stage height. */
export const BUILT_IN_STYLES: Readonly<Record<string, Style>> = {
  default: DEFAULT_STYLE,
  'bold-pop': {
    size: 0.082,
    weight: 900,
    uppercase: true,
    lineHeight: 1.05,
    letterSpacing: -0.0008,
    stroke: { width: 0.009, color: '#000000' },
    shadow: [{ x: 0, y: 0.008, blur: 0, color: '#000000' }],
    activeColor: YELLOW,
    activeScale: 1.06, // a larger word would cover its neighbours
    emphasisColor: '#ff375f',
    maxWordsPerLine: 3,
  },
  'karaoke-pill': {
    size: 0.056,
    weight: 800,
    stroke: null,
    shadow: [{ x: 0, y: 0.002, blur: 0.012, color: 'rgba(0, 0, 0, 0.7)' }],
    activeColor: '#ffffff',
    maxWordsPerLine: 5,
  },
  boxed: {
    size: 0.046,
    weight: 600,
    stroke: null,
    shadow: [],
    box: { color: '#101014', opacity: 0.82, padding: { x: 0.022, y: 0.012 }, radius: 0.012 },
  },
  'lower-third': {
    size: 0.04,
    weight: 600,
    align: 'start',
    stroke: null,
    shadow: [],
    color: '#0f172a',
    emphasisColor: '#be123c',
    box: {
      color: '#f8fafc',
      opacity: 0.96,
      padding: { x: 0.028, y: 0.016 },
      radius: 0.004,
      border: { width: 0.002, color: '#2563eb' },
    },
  },
  typewriter: {
    font: 'monospace',
    size: 0.044,
    weight: 500,
    color: '#e7f6e7',
    align: 'start',
    lineHeight: 1.35,
    stroke: null,
    shadow: [{ x: 0, y: 0, blur: 0.006, color: 'rgba(0, 0, 0, 0.9)' }],
    box: { color: '#06130a', opacity: 0.7, padding: { x: 0.02, y: 0.012 }, radius: 0 },
  },
  neon: {
    size: 0.064,
    weight: 600,
    color: '#f5faff',
    letterSpacing: 0.0015,
    stroke: null,
    shadow: [{ x: 0, y: 0, blur: 0.004, color: '#22d3ee' }],
    glow: { radius: 0.022, color: '#22d3ee' },
    activeColor: '#f0abfc',
    emphasisColor: '#f472b6',
  },
  minimal: {
    size: 0.038,
    weight: 500,
    stroke: null,
    shadow: [{ x: 0, y: 0.001, blur: 0.005, color: 'rgba(0, 0, 0, 0.6)' }],
  },
  headline: {
    size: 0.12,
    weight: 900,
    lineHeight: 0.98,
    letterSpacing: -0.003,
    align: 'center',
    stroke: null,
    shadow: [{ x: 0, y: 0.006, blur: 0.03, color: 'rgba(0, 0, 0, 0.45)' }],
  },
};

/** How the built-in styles move where a cue of theirs has no `animate`; an empty list there keeps it still. */
export const BUILT_IN_MOTION: Readonly<Record<string, readonly Animate[]>> = {
  'bold-pop': [{ name: 'pop', when: 'in', duration: 0.25 }],
  'karaoke-pill': [{ name: 'karaoke', when: 'word', params: { mode: 'pill', color: '#7c3aed' } }],
  'lower-third': [
    { name: 'slide', when: 'in', params: { direction: 'right' } },
    { name: 'fade', when: 'in' },
    { name: 'fade', when: 'out' },
  ],
  typewriter: [{ name: 'typewriter', when: 'in' }],
};
