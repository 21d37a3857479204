import type { MediaInfo } from '../media.ts';
import { frameAt, frameRate, parseFrameRate, type FrameRate } from '../time.ts';
import { STILL_SECONDS } from './clip-edits.ts';
import { clipsOf, cuesOf, partOf, type EditClip, type ScenarioDocument } from './document.ts';

/** What is known of a medium by its id; null while it is not probed. */
export type InfoOf = (mediaId: string) => MediaInfo | null;

export type ClipSpan = {
  readonly clip: EditClip;
  /** Film seconds. */
  readonly start: number;
  readonly end: number;
};

export type FilmShape = {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rate: FrameRate;
  /** At least 1. */
  readonly totalFrames: number;
  readonly clips: readonly ClipSpan[];
};

const FALLBACK_RATE = frameRate(30);
const even = (px: number) => Math.max(16, Math.round(px / 2) * 2);

/** Length of a clip on the timeline, in film seconds. */
function clipSeconds(clip: EditClip, infoOf: InfoOf): number {
  const info = infoOf(clip.media);
  const out = clip.out ?? (info?.kind === 'image' ? STILL_SECONDS : (info?.durationSeconds ?? STILL_SECONDS));
  return Math.max(0, out - (clip.in ?? 0)) / (clip.speed ?? 1);
}

function spansOf(document: ScenarioDocument, infoOf: InfoOf): ClipSpan[] {
  let at = 0;
  return clipsOf(document).map((clip) => {
    const start = at;
    at += clipSeconds(clip, infoOf);
    return { clip, start, end: at };
  });
}

/** Size, rate and length of the film as far as the window can tell before anything is planned. */
export function filmShape(document: ScenarioDocument, infoOf: InfoOf): FilmShape {
  const stage = partOf(document, 'stage');
  const video = clipsOf(document)
    .map(({ media }) => infoOf(media)?.video)
    .find((stream) => stream !== null && stream !== undefined);
  const written = stage['frameRate'];
  const rate =
    (typeof written === 'number' || typeof written === 'string' ? parseFrameRate(written) : null) ??
    video?.rate ??
    FALLBACK_RATE;
  const size = (key: string, source: number | undefined, fallback: number) =>
    typeof stage[key] === 'number' ? stage[key] : even(source ?? fallback);
  const clips = spansOf(document, infoOf);
  const seconds = clips.at(-1)?.end ?? Number(stage['duration'] ?? lastCueEnd(document));
  return {
    widthPx: size('width', video?.widthPx, 1920),
    heightPx: size('height', video?.heightPx, 1080),
    rate,
    totalFrames: Math.max(1, frameAt(seconds, rate)),
    clips,
  };
}

function lastCueEnd(document: ScenarioDocument): number {
  return cuesOf(document).reduce((last, { end }) => Math.max(last, end), 0);
}
