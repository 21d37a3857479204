import { formatRate } from '../time.ts';
import type { MediaInfo } from '../media.ts';
import { evenSidePx, LARGEST_SIDE_PX } from '../film/clip-frames.ts';
import { isFrameRate } from '../scenario/frame-rate-rule.ts';
import { clipsOf, partOf, patched, roundSeconds, type EditClip, type ScenarioDocument } from './document.ts';
import type { InfoOf } from './edited-film.ts';
import { setStage } from './media-edits.ts';

/** The stage as a file gives it: its size, and its rate. Null for one without a moving picture, and for one not read yet. */
export function stageOfSource(
  info: MediaInfo | null,
): { readonly width: number; readonly height: number; readonly frameRate: number | string } | null {
  const video = info?.kind === 'video' ? info.video : null;
  if (!video) return null;
  const [width, height] = [evenSidePx(video.widthPx), evenSidePx(video.heightPx)];
  const frameRate = video.rate.den === 1 ? video.rate.num : formatRate(video.rate);
  return Math.max(width, height) <= LARGEST_SIDE_PX && isFrameRate(frameRate)
    ? { width, height, frameRate }
    : null;
}

/**
 * The document with all that its clips only take from their files written down: size and rate of the stage, which are the
 * first clip's, and where each clip ends. From then on they are the project's own: neither another first clip nor a file that
 * is missing changes them. What is not known is left open.
 */
export function withOwnShape(document: ScenarioDocument, infoOf: InfoOf): ScenarioDocument {
  const clips = clipsOf(document);
  const ended = clips.map((clip) => withOwnEnd(clip, infoOf(clip.media)));
  const isSame = ended.every((clip, index) => clip === clips[index]);
  const edited = isSame ? document : { ...document, timeline: ended };
  const [first] = clips;
  const source = first ? stageOfSource(infoOf(first.media)) : null;
  const stage = partOf(document, 'stage');
  const open = Object.entries(source ?? {}).filter(([key]) => (stage[key] ?? 'source') === 'source');
  return open.length === 0 ? edited : setStage(edited, Object.fromEntries(open));
}

/**
 * Sizes hold against the shorter side in a film that its first clip makes upright: styles are made for wide ones, and would fill an
 * upright one with a word a line. Only where nobody said anything of the stage's size before.
 */
export function withUprightSizes(before: ScenarioDocument, edited: ScenarioDocument): ScenarioDocument {
  const isSaid = ['width', 'height', 'sizes'].some((key) => partOf(before, 'stage')[key] !== undefined);
  if (isSaid || clipsOf(before).length > 0) return edited;
  const { width, height } = partOf(edited, 'stage');
  return Number(height) > Number(width) ? setStage(edited, { sizes: 'shorter-side' }) : edited;
}

/** A still has no end of its own. */
function withOwnEnd(clip: EditClip, info: MediaInfo | null): EditClip {
  if (clip.out !== undefined || info === null || info.kind === 'image') return clip;
  return patched(clip, { out: outOfSource(info.durationSeconds) });
}

/** The end of a file in whole microseconds, never before it: the last frame stays. An `out` a little beyond is the end. */
function outOfSource(durationSeconds: number): number {
  const rounded = roundSeconds(durationSeconds);
  return rounded < durationSeconds ? roundSeconds(rounded + 1e-6) : rounded;
}
