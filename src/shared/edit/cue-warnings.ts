import { cueText } from './cue-text.ts';
import type { EditCue } from './document.ts';
import { inOrder } from './in-order.ts';
import { rememberEach } from './remember-each.ts';

/** What subtitle guides ask for: 20 characters a second, at least 5/6 of a second, lines of 42 characters. */
export const READING_LIMITS = {
  charactersPerSecond: 20,
  shortestSeconds: 5 / 6,
  lineCharacters: 42,
} as const;

export type CueWarning =
  | { readonly kind: 'fast'; readonly charactersPerSecond: number }
  | { readonly kind: 'short'; readonly seconds: number }
  | { readonly kind: 'long-line'; readonly characters: number }
  | { readonly kind: 'empty' }
  | { readonly kind: 'overlap'; readonly withId: string };

/** Code points. Most texts have no pairs of surrogates, and their length is known without looking at each. */
function countCharacters(text: string): number {
  return /[\uD800-\uDBFF]/.test(text) ? [...text].length : text.length;
}

/** Characters to be read, line breaks left out. */
export function readingCharacters(cue: EditCue): number {
  const text = cueText(cue);
  const spaced = /\s\s/.test(text) ? text.replace(/\s+/g, ' ') : text;
  return countCharacters(spaced.trim());
}

/** Characters to be read in each second. */
export function readingSpeed(cue: EditCue): number {
  return readingCharacters(cue) / Math.max(cue.end - cue.start, 1e-6);
}

const NO_WARNINGS: readonly CueWarning[] = [];

function readingWarnings(cue: EditCue): readonly CueWarning[] {
  if (cue.type !== 'text') return NO_WARNINGS;
  const text = cueText(cue);
  if (text.trim() === '') return [{ kind: 'empty' }];
  const speed = readingSpeed(cue);
  const seconds = cue.end - cue.start;
  const longest = longestLine(text);
  const isFine =
    speed <= READING_LIMITS.charactersPerSecond &&
    seconds >= READING_LIMITS.shortestSeconds &&
    longest <= READING_LIMITS.lineCharacters;
  if (isFine) return NO_WARNINGS;
  return [
    ...(speed > READING_LIMITS.charactersPerSecond
      ? [{ kind: 'fast', charactersPerSecond: speed } as const]
      : []),
    ...(seconds < READING_LIMITS.shortestSeconds ? [{ kind: 'short', seconds } as const] : []),
    ...(longest > READING_LIMITS.lineCharacters ? [{ kind: 'long-line', characters: longest } as const] : []),
  ];
}

/** In characters. */
function longestLine(text: string): number {
  if (text.length <= READING_LIMITS.lineCharacters) return text.length; // no line is longer than that: none is told
  return text.split('\n').reduce((longest, line) => Math.max(longest, countCharacters(line)), 0);
}

/** Cues that stand on the same place of the picture at the same time. */
export const laneOf = ({ layer, track, layout }: EditCue) =>
  layer === undefined && track === undefined && layout === undefined
    ? COMMON_LANE
    : `${layer ?? 0}/${layout?.anchor ?? ''}/${layout?.x ?? ''}/${layout?.y ?? ''}/${track ?? ''}`;
const COMMON_LANE = '0////';

function overlaps(cues: readonly EditCue[]): Map<string, string> {
  const lastOfLane = new Map<string, EditCue>();
  const found = new Map<string, string>();
  for (const cue of inOrder(cues, (a, b) => a.start - b.start)) {
    if (cue.type !== 'text') continue;
    const lane = laneOf(cue);
    const last = lastOfLane.get(lane);
    if (last && cue.start < last.end - 1e-6) found.set(cue.id, last.id);
    if (!last || cue.end > last.end) lastOfLane.set(lane, cue);
  }
  return found;
}

const readingWarningsOf = rememberEach(readingWarnings);

/** Warnings by cue id; cues without any are not in it. Quick where few cues differ from those asked about before. */
export function cueWarnings(cues: readonly EditCue[]): ReadonlyMap<string, readonly CueWarning[]> {
  const overlapping = overlaps(cues);
  const warnings = new Map<string, readonly CueWarning[]>();
  const reading = readingWarningsOf(cues, undefined);
  cues.forEach(({ id }, index) => {
    const own = reading[index] ?? NO_WARNINGS;
    const other = overlapping.get(id);
    const found = other === undefined ? own : [...own, { kind: 'overlap', withId: other } as const];
    if (found.length > 0) warnings.set(id, found);
  });
  return warnings;
}
