import type { FrameSpan } from '../time.ts';
import type { EditClip } from './document.ts';
import type { EditedClip, EditedFilm } from './edited-film.ts';

/** Frames of a film that are still shown after an edit of its clips. */
export type KeptRun = FrameSpan & {
  /** The frame of the film afterwards that shows what `startFrame` showed before; a fraction where the speed changed. */
  readonly toFrame: number;
  /** Frames afterwards for one before; 1 unless the clip's speed was changed. */
  readonly stretch: number;
};

type Film = Pick<EditedFilm, 'rate' | 'clips'>;

/** A clip afterwards, of a clip before; `firstFrame`: the frame before that its first frame shows. */
type Match = { readonly was: EditedClip; readonly is: EditedClip; readonly firstFrame: number };

/**
 * Which frames of a film an edit of its clips keeps, and where they are afterwards, in the order of the film before. A clip is
 * the same one while it has its id; a new one that goes on where the clip before it was cut is the rest of that. What lies
 * behind the last clip keeps its distance to the film's end.
 */
export function keptRuns(before: Film, after: Film): readonly KeptRun[] {
  const runs = matches(before, after)
    .map(keptRun)
    .filter(({ startFrame, endFrame }) => endFrame > startFrame)
    .sort((a, b) => a.startFrame - b.startFrame);
  const [end = 0, newEnd = 0] = [before, after].map(({ clips }) => clips.at(-1)?.endFrame);
  return [...runs, { startFrame: end, endFrame: Infinity, toFrame: newEnd, stretch: 1 }];
}

function matches(before: Film, after: Film): readonly Match[] {
  const clips = new Map(before.clips.map((span) => [span.clip.id, span]));
  const framesPerSecond = before.rate.num / before.rate.den;
  const found: Match[] = [];
  let last: Match | null = null;
  for (const is of after.clips) {
    const was = clips.get(is.clip.id);
    if (was) {
      const headSeconds = (is.clip.in ?? 0) - (was.clip.in ?? 0);
      const headFrames = Math.round((headSeconds * framesPerSecond) / (was.clip.speed ?? 1));
      last = { was, is, firstFrame: was.startFrame + headFrames };
    } else if (last && isRest(is.clip, last)) {
      const passed: number = (is.startFrame - last.is.startFrame) / stretchOf(last);
      last = { was: last.was, is, firstFrame: last.firstFrame + passed };
    } else last = null;
    if (last) found.push(last);
  }
  return found;
}

function isRest(clip: EditClip, { was, is }: Match): boolean {
  const isNext = clip.media === was.clip.media && clip.in !== undefined && clip.in === is.clip.out;
  return isNext && (clip.out ?? Infinity) <= (was.clip.out ?? Infinity);
}

/** Frame k of a clip shows its source at `in + k × speed / rate`. */
function stretchOf({ was, is }: Match): number {
  return (was.clip.speed ?? 1) / (is.clip.speed ?? 1);
}

function keptRun(match: Match): KeptRun {
  const { was, is, firstFrame } = match;
  const stretch = stretchOf(match);
  const startFrame = Math.max(was.startFrame, firstFrame);
  return {
    startFrame,
    endFrame: Math.min(was.endFrame, firstFrame + Math.round((is.endFrame - is.startFrame) / stretch)),
    toFrame: is.startFrame + (startFrame - firstFrame) * stretch,
    stretch,
  };
}
