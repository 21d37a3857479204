import { lowestIndex } from '../lowest-index.ts';
import type { ColorTags, ProbedMedia } from '../media.ts';
import type { Placement, SoundPlan } from '../plan/plan.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { clipMapping } from './clip-mapping.ts';
import { filmColor, sourceColor } from './film-color.ts';
import { filmShape, type ClipSpan, type FilmShape } from './film-shape.ts';
import { sourceFrameAt, type FrameMapping } from './frame-mapping.ts';
import { placePicture } from './place-picture.ts';
import { soundPlan } from './sound-plan.ts';

export type WatchedClip = ClipSpan & {
  readonly mapping: FrameMapping;
  readonly placement: Placement;
  /** How the source's numbers are to be read; nothing in it is unknown. */
  readonly color: ColorTags;
};

/** A film as a window plays it: the picture and sound of the plan, without segments. Cues come by `cuesWithin`. */
export type WatchedFilm = Omit<FilmShape, 'clips'> & {
  readonly clips: readonly WatchedClip[];
  readonly background: string;
  /** Null: nothing is heard. */
  readonly sound: SoundPlan | null;
};

/** What of a source a film frame shows. */
export type Picture = {
  readonly clip: WatchedClip;
  /** Presentation time of the source's frame, in ticks of its stream. */
  readonly tick: number;
};

/** Throws what `filmShape` (with the same media) and `filmColor` throw. */
export function watchFilm(scenario: Scenario, media: ReadonlyMap<string, ProbedMedia>): WatchedFilm {
  const shape = filmShape(scenario, media);
  const sources = shape.clips.map(({ source, video }) => ({ path: source.info.path, video }));
  const { color } = filmColor(sources, 'yuv420p');
  const whole = { startFrame: 0, endFrame: shape.totalFrames };
  return {
    ...shape,
    clips: shape.clips.map((clip) => ({
      ...clip,
      mapping: clipMapping(clip, shape.rate),
      color: sourceColor(clip.video, { color, heightPx: shape.heightPx }),
      placement: placePicture(clip.video, shape, scenario.timeline[clip.clipIndex]?.fit ?? 'contain'),
    })),
    background: scenario.stage.background,
    sound: soundPlan(shape.clips, scenario.timeline, whole, shape.rate),
  };
}

/** The clip a film frame belongs to; null: background. */
export function clipAt(film: Pick<WatchedFilm, 'clips'>, frame: number): WatchedClip | null {
  const { clips } = film;
  const clip = clips[lowestIndex(clips.length, (index) => (clips[index]?.endFrame ?? 0) > frame)];
  return clip && clip.startFrame <= frame ? clip : null;
}

/** Null: only the background is shown. */
export function pictureAt(film: Pick<WatchedFilm, 'clips'>, frame: number): Picture | null {
  const clip = clipAt(film, frame);
  if (!clip) return null;
  const index = sourceFrameAt(clip.mapping, frame - clip.startFrame);
  const tick = clip.mapping.ticks[index];
  return tick === undefined ? null : { clip, tick };
}
