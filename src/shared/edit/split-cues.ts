import { addCues, mapCues } from './cue-edits.ts';
import { marksWithin } from './cue-marks.ts';
import { cueText } from './cue-text.ts';
import { clampWord } from './cue-time-edits.ts';
import { cuesOf, patched, roundSeconds } from './document.ts';
import type { EditCue, Edited, EditWord, ScenarioDocument } from './document.ts';
import { idSet } from './ids.ts';
import { frameSeconds } from './snap.ts';
import type { FrameRate } from '../time.ts';

/** Nobody cuts off less than this on purpose, and nobody could read it. */
const LEAST_PART_SECONDS = 0.1;

/** Both parts of a split cue are at least this long, in seconds: a tenth of one, and never less than a frame. */
export function leastPartSeconds(rate: FrameRate): number {
  return Math.max(LEAST_PART_SECONDS, frameSeconds(rate));
}

type Cut = { readonly atSeconds: number; readonly leastSeconds: number };

/** Rounded times are a millionth of a second off at most. */
const ROUNDING_SECONDS = 2e-6;

function isCut({ start, end }: EditCue, { atSeconds, leastSeconds }: Cut): boolean {
  return Math.min(atSeconds - start, end - atSeconds) >= leastSeconds - ROUNDING_SECONDS;
}

/**
 * Returns why no named cue can be cut at the instant (it lies in no cue, or too near an edge), or null where at least
 * one can be cut.
 */
export function whyNotSplit(
  document: ScenarioDocument,
  ids: readonly string[],
  cut: Cut,
): 'outside' | 'near-edge' | null {
  const wanted = idSet(ids);
  const under = cuesOf(document).filter(
    ({ id, start, end }) => wanted.has(id) && cut.atSeconds > start && cut.atSeconds < end,
  );
  if (under.length === 0) return 'outside';
  return under.some((cue) => isCut(cue, cut)) ? null : 'near-edge';
}

/** The space nearest to a share of the text; a text of one word stands on both sides. */
function splitText(text: string, ratio: number): readonly [string, string] {
  const wanted = ratio * text.length;
  const spaces = [...text.matchAll(/\s+/g)].sort(
    (a, b) => Math.abs(a.index - wanted) - Math.abs(b.index - wanted),
  );
  const [space] = spaces;
  return space ? [text.slice(0, space.index), text.slice(space.index + space[0].length)] : [text, text];
}

function halves(cue: EditCue, seconds: number): readonly [EditCue, EditCue] {
  const [left, right] = [
    { ...cue, end: seconds },
    { ...cue, start: seconds },
  ];
  if (cue.words) {
    const isLeft = ({ start, end }: EditWord) => (start + end) / 2 < seconds;
    const first = cue.words.filter(isLeft).map((word) => clampWord(word, cue.start, seconds));
    const second = cue.words.filter((word) => !isLeft(word)).map((word) => clampWord(word, seconds, cue.end));
    const parts = [
      { ...left, words: first },
      { ...right, words: second },
    ] as const;
    return marked(cue, parts, cueText(cue).length - cueText(parts[1]).length);
  }
  if (cue.text === undefined) return [left, right];
  const [before, after] = splitText(cueText(cue), (seconds - cue.start) / (cue.end - cue.start));
  const parts = [
    { ...left, text: before },
    { ...right, text: after },
  ] as const;
  return marked(cue, parts, before === cue.text ? 0 : cue.text.length - after.length);
}

/** The parts of a cue with its marks; the second part's text begins at the letter `from`. */
function marked(
  { marks }: EditCue,
  [left, right]: readonly [EditCue, EditCue],
  from: number,
): readonly [EditCue, EditCue] {
  if (!marks) return [left, right];
  const within = (start: number, length: number) => {
    const own = marksWithin(marks, start, start + length);
    return own.length > 0 ? own : undefined;
  };
  return [
    patched(left, { marks: within(0, cueText(left).length) }),
    patched(right, { marks: within(from, cueText(right).length) }),
  ];
}

/**
 * Cuts the named cues that are on screen at an instant in two, where both parts are long enough; the later parts get new
 * ids, which are given.
 */
export function splitCues(document: ScenarioDocument, ids: readonly string[], cut: Cut): Edited {
  const seconds = roundSeconds(cut.atSeconds);
  const later: Record<string, unknown>[] = [];
  const split = mapCues(document, ids, (cue) => {
    if (!isCut(cue, cut)) return cue;
    const [left, right] = halves(cue, seconds);
    later.push(patched(right, { id: undefined }));
    return left;
  });
  return later.length === 0 ? { document, ids: [] } : addCues(split, later);
}
