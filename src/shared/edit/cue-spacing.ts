import { laneOf } from './cue-warnings.ts';
import { cuesOf, patched, roundSeconds, type EditCue, type ScenarioDocument } from './document.ts';
import { fitWords } from './fit-words.ts';
import { idSet } from './ids.ts';

/** What is put right between cues that follow each other at one place of the picture. Seconds. */
export type Spacing =
  /** Gaps shorter than that are closed: the cue before stays until the next. */
  | { readonly kind: 'close'; readonly seconds: number }
  /** At least so long a gap: the cue before ends sooner. */
  | { readonly kind: 'gap'; readonly seconds: number }
  /** At least so long on screen, as far as the next cue lets it. */
  | { readonly kind: 'length'; readonly seconds: number }
  /** No two at a time: the cue before ends where the next starts. */
  | { readonly kind: 'overlap' };

/** Where a cue is to end, given the start of the next one at its place; Infinity: there is none. */
function endOf(cue: EditCue, nextStart: number, spacing: Spacing): number {
  const gap = nextStart - cue.end;
  switch (spacing.kind) {
    case 'close':
      return gap > 0 && gap < spacing.seconds ? nextStart : cue.end;
    case 'gap':
      return gap < spacing.seconds ? nextStart - spacing.seconds : cue.end;
    case 'length':
      return Math.max(cue.end, Math.min(nextStart, cue.start + spacing.seconds));
    case 'overlap':
      return Math.min(cue.end, nextStart);
  }
}

/** Ends nearer to where they are than that stay: times of files are rounded. */
const SAME_SECONDS = 5e-4;

/**
 * Puts the ends of the named cues right; starts stay, since they are said with the voice. A cue that would be
 * left with less than `shortest` seconds, as of two that start together, is left as it is. Words go along as they do when a cue is trimmed.
 */
export function spaceCues(
  document: ScenarioDocument,
  ids: readonly string[],
  spacing: Spacing,
  shortest: number,
): ScenarioDocument {
  const wanted = idSet(ids);
  const nextStarts = nextStartsOf(cuesOf(document));
  let isChanged = false;
  const cues = cuesOf(document).map((cue) => {
    if (!wanted.has(cue.id) || cue.type !== 'text') return cue;
    const wished = endOf(cue, nextStarts.get(cue) ?? Infinity, spacing);
    const end = roundSeconds(wished);
    const isTooShort = end < cue.end && end < cue.start + shortest;
    if (isTooShort || Math.abs(end - cue.end) < SAME_SECONDS) return cue;
    isChanged = true;
    const words = cue.words && fitWords(cue.words, cue, { start: cue.start, end });
    return patched(cue, { end, words });
  });
  return isChanged ? { ...document, cues } : document;
}

/** How many cues an edit would change. */
export function changedCues(before: ScenarioDocument, after: ScenarioDocument): number {
  const known = new Set(cuesOf(before));
  return cuesOf(after).filter((cue) => !known.has(cue)).length;
}

/** For each text cue the start of the one that follows it at its place. */
function nextStartsOf(cues: readonly EditCue[]): ReadonlyMap<EditCue, number> {
  const starts = new Map<EditCue, number>();
  const next = new Map<string, EditCue>();
  const texts = cues.filter(({ type }) => type === 'text').sort((a, b) => b.start - a.start || b.end - a.end);
  for (const cue of texts) {
    const lane = laneOf(cue);
    const later = next.get(lane);
    if (later) starts.set(cue, later.start);
    next.set(lane, cue);
  }
  return starts;
}
