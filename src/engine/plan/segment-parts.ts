import type { ColorTags } from '../../shared/media.ts';
import type { Placement, SegmentPart } from '../../shared/plan/plan.ts';
import type { FrameSpan } from '../../shared/time.ts';
import type { ClipSpan } from '../../shared/film/film-shape.ts';
import { chromaLocation } from '../../shared/film/chroma-location.ts';
import { sourceFramesOf, type FrameMapping } from '../../shared/film/frame-mapping.ts';
import { mapSource } from '../../shared/film/map-source.ts';
import { decodeStart } from './decode-start.ts';
import { sourceAlpha } from './source-alpha.ts';
import { spansWithin } from './spans-within.ts';

/** A clip with everything decided that holds for all its frames. */
export type PlacedClip = ClipSpan & {
  readonly mapping: FrameMapping;
  readonly placement: Placement;
  readonly convertFrom: ColorTags | null;
};

/** What a run of film frames shows, in order: one part for each clip it meets, or background alone. */
export function segmentParts(span: FrameSpan, clips: readonly PlacedClip[]): SegmentPart[] {
  const met = spansWithin(clips, span);
  if (met.length === 0) return [{ kind: 'background', frames: span.endFrame - span.startFrame }];
  return met.map(({ of: clip, startFrame, endFrame }) => {
    const run = mapSource(clip.mapping, startFrame - clip.startFrame, endFrame - clip.startFrame);
    return {
      kind: 'source',
      mediaId: clip.mediaId,
      mediaPath: clip.source.info.path,
      container: clip.source.info.container,
      isCutShort: clip.source.info.missingBytes > 0,
      mediaIdentity: clip.source.identity,
      streamIndex: clip.video.index,
      timeBase: clip.video.timeBase,
      ...run,
      decodeTick: clip.source.frames ? decodeStart(run.seekTick, clip.source.frames, clip.video) : null,
      placement: clip.placement,
      isInterlaced: clip.video.isInterlaced,
      chromaLocation: chromaLocation(clip.video),
      ...sourceAlpha(clip.video),
      convertFrom: clip.convertFrom,
    };
  });
}

/** Ticks of the source frames shown, one for each film frame of the run, by part: what the picture really depends on. */
export function shownTicks(span: FrameSpan, clips: readonly PlacedClip[]): number[][] {
  return spansWithin(clips, span).map(({ of: clip, startFrame, endFrame }) =>
    sourceFramesOf(clip.mapping, startFrame - clip.startFrame, endFrame - clip.startFrame).map(
      (index) => clip.mapping.ticks[index] ?? 0,
    ),
  );
}

/** Film frames within `span` that show a key frame of their source first: a decoder that starts there wastes nothing. */
export function filmKeyFrames(span: FrameSpan, clips: readonly PlacedClip[]): Set<number> {
  const found = new Set<number>();
  const known = new Map<readonly number[], ReadonlySet<number>>(); // many clips may show one file
  const keysOf = ({ source }: PlacedClip): ReadonlySet<number> => {
    const ticks = source.frames?.keyTicks ?? [];
    const keys = known.get(ticks) ?? new Set(ticks);
    known.set(ticks, keys);
    return keys;
  };
  for (const { of: clip, startFrame, endFrame } of spansWithin(clips, span)) {
    const keys = keysOf(clip);
    let before = -1;
    for (const [offset, index] of sourceFramesOf(
      clip.mapping,
      startFrame - clip.startFrame,
      endFrame - clip.startFrame,
    ).entries()) {
      if (index !== before && keys.has(clip.mapping.ticks[index] ?? NaN)) found.add(startFrame + offset);
      before = index;
    }
  }
  return found;
}
