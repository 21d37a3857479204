import { chosenSidePx } from '../film/clip-frames.ts';
import { clipsOf, partOf, type ScenarioDocument } from './document.ts';
import type { EditedFilm } from './edited-film.ts';
import { setStage } from './media-edits.ts';
import type { stageOfSource } from './own-shape.ts';

/** Shapes of a film that are asked for by name: width to height. */
export const ASPECTS = [
  { name: '16:9', width: 16, height: 9 },
  { name: '9:16', width: 9, height: 16 },
  { name: '1:1', width: 1, height: 1 },
  { name: '4:5', width: 4, height: 5 },
] as const;

export type Aspect = { readonly width: number; readonly height: number };
type Size = Pick<EditedFilm, 'widthPx' | 'heightPx'>;

/** A size of another shape whose shorter side stays as long as it is: 1280 × 720 is 720 × 1280 upright. */
export function sizeOfAspect({ widthPx, heightPx }: Size, { width, height }: Aspect): Size {
  const unitPx = Math.min(widthPx, heightPx) / Math.min(width, height);
  return { widthPx: chosenSidePx(width * unitPx), heightPx: chosenSidePx(height * unitPx) };
}

export function isAspect({ widthPx, heightPx }: Size, { width, height }: Aspect): boolean {
  return Math.abs(widthPx / heightPx / (width / height) - 1) < 0.01;
}

/**
 * A version of the film in another shape: clips fill it, where nobody had them distorted, and captions keep their size against its
 * shorter side, so that they break as well as before.
 */
export function setAspect(document: ScenarioDocument, film: Size, aspect: Aspect): ScenarioDocument {
  if (isAspect(film, aspect)) return document;
  const { widthPx, heightPx } = sizeOfAspect(film, aspect);
  const timeline = clipsOf(document).map((clip) =>
    clip.fit === 'stretch' || clip.fit === 'cover' ? clip : { ...clip, fit: 'cover' },
  );
  const sized = setStage(document, { width: widthPx, height: heightPx, sizes: 'shorter-side' });
  return clipsOf(document).length === 0 ? sized : { ...sized, timeline };
}

/** Gives the film the size and rate of a file; the document where it has them. */
export function takeStage(
  document: ScenarioDocument,
  source: NonNullable<ReturnType<typeof stageOfSource>>,
): ScenarioDocument {
  const stage = partOf(document, 'stage');
  const has = Object.entries(source).every(([key, value]) => stage[key] === value);
  return has ? document : setStage(document, source);
}
