import { cueText } from './cue-text.ts';
import type { EditCue } from './document.ts';

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

/** Characters to be read in each second, line breaks left out. */
export function readingSpeed(cue: EditCue): number {
  const characters = [...cueText(cue).replace(/\s+/g, ' ').trim()].length;
  return characters / Math.max(cue.end - cue.start, 1e-6);
}

function readingWarnings(cue: EditCue): CueWarning[] {
  if (cue.type !== 'text') return [];
  const text = cueText(cue);
  if (text.trim() === '') return [{ kind: 'empty' }];
  const speed = readingSpeed(cue);
  const seconds = cue.end - cue.start;
  const longest = Math.max(...text.split('\n').map((line) => [...line].length));
  return [
    ...(speed > READING_LIMITS.charactersPerSecond
      ? [{ kind: 'fast', charactersPerSecond: speed } as const]
      : []),
    ...(seconds < READING_LIMITS.shortestSeconds ? [{ kind: 'short', seconds } as const] : []),
    ...(longest > READING_LIMITS.lineCharacters ? [{ kind: 'long-line', characters: longest } as const] : []),
  ];
}

/** Cues that stand on the same place of the picture at the same time. */
const laneOf = ({ layer, track, layout }: EditCue) =>
  JSON.stringify([layer ?? 0, track ?? '', layout?.anchor ?? '', layout?.x ?? '', layout?.y ?? '']);

function overlaps(cues: readonly EditCue[]): Map<string, string> {
  const lastOfLane = new Map<string, EditCue>();
  const found = new Map<string, string>();
  for (const cue of [...cues].sort((a, b) => a.start - b.start)) {
    if (cue.type !== 'text') continue;
    const lane = laneOf(cue);
    const last = lastOfLane.get(lane);
    if (last && cue.start < last.end - 1e-6) found.set(cue.id, last.id);
    if (!last || cue.end > last.end) lastOfLane.set(lane, cue);
  }
  return found;
}

/** Warnings by cue id; cues without any are not in it. */
export function cueWarnings(cues: readonly EditCue[]): ReadonlyMap<string, readonly CueWarning[]> {
  const overlapping = overlaps(cues);
  const warnings = new Map<string, readonly CueWarning[]>();
  for (const cue of cues) {
    const other = overlapping.get(cue.id);
    const found: CueWarning[] = readingWarnings(cue);
    if (other !== undefined) found.push({ kind: 'overlap', withId: other });
    if (found.length > 0) warnings.set(cue.id, found);
  }
  return warnings;
}
