import { frameAt, frameSpan, secondsAt, type FrameRate, type FrameSpan } from '../time.ts';
import { lowestIndex } from '../lowest-index.ts';
import { followsClips } from './cue-follows.ts';
import { cuesOf, patched, roundSeconds } from './document.ts';
import type { EditCue, EditWord, ScenarioDocument } from './document.ts';
import type { EditedFilm } from './edited-film.ts';
import { keptRuns, type KeptRun } from './kept-runs.ts';
import { leastPartSeconds } from './split-cues.ts';

/** The frames of one cue in one run. */
type Piece = KeptRun;

/** Where a piece ends afterwards; between two frames where the speed changed. */
const endOf = ({ startFrame, endFrame, toFrame, stretch }: Piece) =>
  toFrame + (endFrame - startFrame) * stretch;

/** Clips whose length is no whole number of frames are a frame longer or shorter elsewhere: that is no gap. */
const ROUNDING_FRAMES = 1;

/**
 * The cues of a document whose clips were edited, at what their clips show now. What is no longer shown is cut off a cue, with the
 * words said there; a cue of which nothing readable is left goes. Parts of a cue that no longer follow one another: it
 * stays with the longest. Locked cues stay where they are, and all do where no clip was or is left.
 */
export function followClips(
  document: ScenarioDocument,
  before: Pick<EditedFilm, 'rate' | 'clips'>,
  after: Pick<EditedFilm, 'rate' | 'clips'>,
): ScenarioDocument {
  if (before.clips.length === 0 || after.clips.length === 0) return document;
  const runs = keptRuns(before, after);
  let isChanged = false;
  const cues = cuesOf(document).flatMap((cue) => {
    const next = followsClips(cue) ? carried(cue, runs, before.rate) : cue;
    isChanged ||= next !== cue;
    return next ?? [];
  });
  return isChanged ? { ...document, cues } : document;
}

function carried(cue: EditCue, runs: readonly KeptRun[], rate: FrameRate): EditCue | null {
  const span = frameSpan(cue.start, cue.end, rate);
  const pieces = piecesOf(span, runs);
  const kept = longestChain(pieces);
  const [first, last] = [kept[0], kept.at(-1)];
  if (!first || !last) return null;
  const isWhole =
    first.startFrame === span.startFrame && last.endFrame === span.endFrame && kept.every(isJoined);
  if (isWhole && kept.every(isStill)) return cue;
  const start = startIn(cue.start, kept, rate) ?? 0;
  const end = endIn(cue.end, kept, rate) ?? start;
  if (!isWhole && secondsAt(endOf(last) - first.toFrame, rate) < leastPartSeconds(rate)) return null;
  const words = cue.words?.flatMap((word) => carriedWord(word, { span, pieces, kept, start, end }, rate));
  if (words?.length === 0 && cue.words?.length !== 0) return null;
  return patched(cue, { start, end, words });
}

const isStill = ({ startFrame, toFrame, stretch }: Piece) => toFrame === startFrame && stretch === 1;

/** Whether a piece begins where the one before it ended, before the edit too. */
function isJoined({ startFrame }: Piece, index: number, kept: readonly Piece[]): boolean {
  const before = kept[index - 1];
  return !before || before.endFrame === startFrame;
}

/** What is kept of a span, in its order. */
function piecesOf(span: FrameSpan, runs: readonly KeptRun[]): readonly Piece[] {
  const pieces: Piece[] = [];
  const first = lowestIndex(runs.length, (index) => (runs[index]?.endFrame ?? Infinity) > span.startFrame);
  for (let index = first; index < runs.length; index += 1) {
    const run = runs[index];
    if (!run || run.startFrame >= span.endFrame) break;
    const startFrame = Math.max(run.startFrame, span.startFrame);
    const toFrame = run.toFrame + (startFrame - run.startFrame) * run.stretch;
    pieces.push({ ...run, startFrame, endFrame: Math.min(run.endFrame, span.endFrame), toFrame });
  }
  return pieces;
}

/** The pieces that still follow one another, of those that are longest together; of equal ones the first. */
function longestChain(pieces: readonly Piece[]): readonly Piece[] {
  const chains: Piece[][] = [];
  for (const piece of pieces) {
    const chain = chains.at(-1);
    const last = chain?.at(-1);
    if (chain && last && Math.abs(piece.toFrame - endOf(last)) <= ROUNDING_FRAMES) chain.push(piece);
    else chains.push([piece]);
  }
  const framesOf = (chain: readonly Piece[]) =>
    chain.reduce((sum, piece) => sum + endOf(piece) - piece.toFrame, 0);
  return chains.reduce<readonly Piece[]>(
    (best, chain) => (framesOf(chain) > framesOf(best) ? chain : best),
    [],
  );
}

/** Where something that begins at an instant begins afterwards: there, or where the next kept piece does. */
function startIn(seconds: number, kept: readonly Piece[], rate: FrameRate): number | null {
  const frame = frameAt(seconds, rate);
  const piece = kept.find(({ endFrame }) => frame < endFrame);
  if (!piece) return null;
  return frame < piece.startFrame ? secondsOf(piece.toFrame, rate) : within(seconds, frame, piece, rate);
}

/** Where something that ends at an instant ends afterwards: there, or where the kept piece before does. */
function endIn(seconds: number, kept: readonly Piece[], rate: FrameRate): number | null {
  const frame = frameAt(seconds, rate);
  const piece = kept.findLast(({ startFrame }) => frame > startFrame);
  if (!piece) return null;
  return frame > piece.endFrame ? secondsOf(endOf(piece), rate) : within(seconds, frame, piece, rate);
}

/** An instant of a piece afterwards: as far off its frame as before, and never in another one by rounding. */
function within(seconds: number, frame: number, piece: Piece, rate: FrameRate): number {
  const { startFrame, toFrame, stretch } = piece;
  const moved = secondsAt(toFrame, rate) + (seconds - secondsAt(startFrame, rate)) * stretch;
  const near = Math.max(0, roundSeconds(moved));
  const isExact = stretch !== 1 || frameAt(near, rate) === toFrame + frame - startFrame;
  return isExact ? near : secondsOf(toFrame + (frame - startFrame) * stretch, rate);
}

const secondsOf = (frame: number, rate: FrameRate) => roundSeconds(secondsAt(frame, rate));

type Carriage = {
  /** The cue's frames before. */
  readonly span: FrameSpan;
  readonly pieces: readonly Piece[];
  readonly kept: readonly Piece[];
  /** The cue's afterwards, in seconds. */
  readonly start: number;
  readonly end: number;
};

/** A word whose middle is no longer shown goes. One that is shown elsewhere stays in its cue, at the edge where it was. */
function carriedWord(
  word: EditWord,
  { span, pieces, kept, start, end }: Carriage,
  rate: FrameRate,
): readonly EditWord[] {
  const middle = Math.floor((frameAt(word.start, rate) + frameAt(word.end, rate)) / 2);
  const isInCue = middle >= span.startFrame && middle < span.endFrame;
  const isShown = pieces.some(({ startFrame, endFrame }) => startFrame <= middle && middle < endFrame);
  if (isInCue && !isShown) return [];
  const inside = (seconds: number) => Math.min(end, Math.max(start, seconds));
  const from = inside(startIn(word.start, kept, rate) ?? end);
  return [{ ...word, start: from, end: Math.max(from, inside(endIn(word.end, kept, rate) ?? start)) }];
}
