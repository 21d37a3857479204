import type { MediaInfo } from '../media.ts';
import { clipFrames, evenSidePx } from '../film/clip-frames.ts';
import { clipSeconds } from '../film/clip-seconds.ts';
import { frameAt, frameRate, parseFrameRate, type FrameRate, type FrameSpan } from '../time.ts';
import { STILL_SECONDS } from './clip-edits.ts';
import { clipsOf, cuesOf, partOf, type EditClip, type EditCue, type ScenarioDocument } from './document.ts';

/** What is known of a medium by its id; null while it is not probed. */
export type InfoOf = (mediaId: string) => MediaInfo | null;

export type EditedClip = FrameSpan & {
  readonly clip: EditClip;
  /** Film seconds. */
  readonly start: number;
  readonly end: number;
};

export type EditedFilm = {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rate: FrameRate;
  /** At least 1. */
  readonly totalFrames: number;
  readonly clips: readonly EditedClip[];
};

const FALLBACK_RATE = frameRate(30);
const NS = 1e9;

/** By the engine's rule; a file that is not known yet counts as its clip says, a still as it is put there. */
function lengthNsOf(clip: EditClip, info: MediaInfo | null, rate: FrameRate): number {
  const isTimed = info !== null && info.kind !== 'image';
  const durationSeconds = isTimed ? info.durationSeconds : (clip.out ?? STILL_SECONDS);
  const { lengthNs } = clipSeconds(clip, durationSeconds, rate, '', []); // what is wrong the engine tells
  return Math.max(0, Math.round(lengthNs / (clip.speed ?? 1)));
}

function spansOf(clips: readonly EditClip[], infoOf: InfoOf, rate: FrameRate): EditedClip[] {
  const lengths = clips.map((clip) => lengthNsOf(clip, infoOf(clip.media), rate));
  const frames = clipFrames(lengths, rate);
  let passedNs = 0;
  return clips.map((clip, index) => {
    const start = passedNs / NS;
    passedNs += lengths[index] ?? 0;
    const { startFrame, endFrame } = frames[index] ?? { startFrame: 0, endFrame: 0 };
    return { clip, start, end: passedNs / NS, startFrame, endFrame };
  });
}

/**
 * Size, rate and length of the film by the rule of `shared/film/film-shape.ts`, from the document as it stands and from the
 * files as far as they are known: what is missing or wrong is filled in, so that there is a film to edit at any time.
 */
export function editedFilm(document: ScenarioDocument, infoOf: InfoOf): EditedFilm {
  const stage = partOf(document, 'stage');
  const timeline = clipsOf(document);
  const [first] = timeline;
  const video = (first && infoOf(first.media)?.video) ?? null;
  const written = stage['frameRate'];
  const rate =
    (typeof written === 'number' || typeof written === 'string' ? parseFrameRate(written) : null) ??
    video?.rate ??
    FALLBACK_RATE;
  const sidePx = (key: string, sourcePx: number) =>
    typeof stage[key] === 'number' ? stage[key] : evenSidePx(sourcePx);
  const clips = spansOf(timeline, infoOf, rate);
  const seconds = Number(stage['duration'] ?? lastCueEnd(cuesOf(document)));
  return {
    widthPx: sidePx('width', video?.widthPx ?? 1920),
    heightPx: sidePx('height', video?.heightPx ?? 1080),
    rate,
    totalFrames: Math.max(1, clips.at(-1)?.endFrame ?? frameAt(seconds, rate)),
    clips,
  };
}

/** Film seconds. */
function lastCueEnd(cues: readonly EditCue[]): number {
  return cues.reduce((last, { end }) => Math.max(last, end), 0);
}

/** What `editedFilm` reads of a document: while each of these is the same, so is the film. */
export function editedFilmInputs(document: ScenarioDocument): readonly unknown[] {
  const { stage, timeline, media } = document;
  const isAsLongAsItsCues =
    clipsOf(document).length === 0 && partOf(document, 'stage')['duration'] === undefined;
  return [stage, timeline, media, isAsLongAsItsCues ? lastCueEnd(cuesOf(document)) : null];
}
