import { lowestIndex } from '../lowest-index.ts';
import type { EditedClip } from './edited-film.ts';

/** Loudness of a sound, 0-1, evenly spaced from its start. */
export type Peaks = { readonly perSecond: number; readonly peaks: readonly number[] };

/** Where nobody speaks, in seconds: of a file or of the film. Ascending. */
export type Pause = { readonly start: number; readonly end: number };

/** Shorter ones are the closures within a word. */
const LEAST_PAUSE_SECONDS = 0.12;
/** How loud is loud is judged anew for each block, by what is heard around it. */
const BLOCK_SECONDS = 20;
const AROUND_SECONDS = 20;
/** Loud against quiet: with less between them nothing pauses, as under music. */
const LEAST_CONTRAST = 4;
/** Below this nothing is heard at all. */
const SILENT_PEAK = 0.004;

const shareOf = (sorted: Float32Array, ratio: number) => sorted[Math.floor((sorted.length - 1) * ratio)] ?? 0;

/** The peak below which a block is quiet; 0: nothing of it is. */
function quietBelow(sorted: Float32Array): number {
  const [floor, loud] = [shareOf(sorted, 0.1), shareOf(sorted, 0.95)];
  if (loud < SILENT_PEAK) return Infinity;
  const least = Math.max(floor, loud * 0.01);
  return loud / least < LEAST_CONTRAST ? 0 : Math.sqrt(least * loud); // the middle between the two, in decibels
}

/** Pauses in a file's sound, in its own seconds. */
export function soundPauses({ perSecond, peaks }: Peaks): readonly Pause[] {
  const all = Float32Array.from(peaks);
  const pauses: Pause[] = [];
  let from: number | null = null;
  const close = (index: number) => {
    if (from !== null && (index - from) / perSecond >= LEAST_PAUSE_SECONDS)
      pauses.push({ start: from / perSecond, end: index / perSecond });
    from = null;
  };
  const blockPeaks = Math.ceil(BLOCK_SECONDS * perSecond);
  const aroundPeaks = Math.ceil(AROUND_SECONDS * perSecond);
  for (let block = 0; block < all.length; block += blockPeaks) {
    const around = all.slice(Math.max(0, block - aroundPeaks), block + blockPeaks + aroundPeaks).sort();
    const limit = quietBelow(around);
    for (let index = block; index < Math.min(all.length, block + blockPeaks); index += 1) {
      const isQuiet = (all[index] ?? 0) < limit;
      if (isQuiet) from ??= index;
      else close(index);
    }
  }
  close(all.length);
  return pauses;
}

/**
 * Pauses of the film in film seconds, each within one clip. `pausesOf` gives those of a medium in its own seconds; of a clip
 * that is not heard, or whose sound is not known, nothing is said.
 */
export function filmPauses(
  clips: readonly EditedClip[],
  pausesOf: (mediaId: string) => readonly Pause[],
): readonly Pause[] {
  return clips.flatMap(({ clip, start, end }) => {
    if (clip.mute === true || clip.volume === 0) return [];
    const speed = clip.speed ?? 1;
    const at = (seconds: number) =>
      Math.min(end, Math.max(start, start + (seconds - (clip.in ?? 0)) / speed));
    return pausesOf(clip.media)
      .map((pause) => ({ start: at(pause.start), end: at(pause.end) }))
      .filter((pause) => pause.end > pause.start);
  });
}

/** The pauses that touch a span, of all in ascending order. */
export function pausesWithin(
  pauses: readonly Pause[],
  span: { readonly start: number; readonly end: number },
): readonly Pause[] {
  const first = lowestIndex(pauses.length, (index) => (pauses[index]?.end ?? 0) > span.start);
  const after = lowestIndex(pauses.length, (index) => (pauses[index]?.start ?? 0) >= span.end);
  return pauses.slice(first, after);
}
