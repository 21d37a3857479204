import { StudioError } from '../errors.ts';
import type { ProbedMedia, VideoStream } from '../media.ts';
import type { Problem } from '../scenario/problem.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { frameAt, parseFrameRate, type FrameRate, type FrameSpan } from '../time.ts';
import { clipFrames, evenSidePx, LARGEST_SIDE_PX, SMALLEST_SIDE_PX } from './clip-frames.ts';
import { clipSeconds, type ClipSeconds } from './clip-seconds.ts';
import { refuseProblems } from './problems.ts';

/** A clip's place in the film. A clip shorter than half a frame may cover no frame. */
export type ClipSpan = FrameSpan &
  Pick<ClipSeconds, 'inSeconds'> & {
    readonly mediaId: string;
    /** Its place in `scenario.timeline`. */
    readonly clipIndex: number;
    readonly source: ProbedMedia;
    readonly video: VideoStream;
  };

export type FilmShape = {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rate: FrameRate;
  readonly totalFrames: number;
  /** In film order, without gaps; empty for a film without a timeline. */
  readonly clips: readonly ClipSpan[];
};

const [SLOWEST, FASTEST] = [1, 240];

/**
 * Size, rate and length of the film, and which frames each clip covers (`clipFrames`).
 * Throws `scenario.invalid` with every problem, or `media.unsupported` for clips without a moving picture.
 */
export function filmShape(scenario: Scenario, media: ReadonlyMap<string, ProbedMedia>): FilmShape {
  const { stage, timeline } = scenario;
  const sources = timeline.map((clip, index) => clipSource(clip.media, `timeline[${index}]`, media));
  const first = sources[0]?.video;
  const problems: Problem[] = [];
  const widthPx = sizePx(stage.width, first?.widthPx, 'stage.width', problems);
  const heightPx = sizePx(stage.height, first?.heightPx, 'stage.height', problems);
  const rate = stageRate(stage.frameRate, first, problems);
  if (timeline.length === 0) {
    if (stage.duration === undefined)
      problems.push(invalid('stage.duration', 'must be given (in seconds) where there is no timeline'));
    refuseProblems(problems);
    return {
      widthPx,
      heightPx,
      rate,
      totalFrames: Math.max(1, frameAt(stage.duration ?? 0, rate)),
      clips: [],
    };
  }
  const lengths = timeline.map((clip, index) =>
    clipSeconds(clip, sources[index]?.probed.info.durationSeconds ?? 0, rate, `timeline[${index}]`, problems),
  );
  refuseProblems(problems);
  const clips = placeClips(lengths, sources, rate);
  const totalFrames = clips.at(-1)?.endFrame ?? 0;
  if (totalFrames === 0) refuseProblems([invalid('timeline', 'must be at least one frame long')]);
  return { widthPx, heightPx, rate, totalFrames, clips };
}

type Source = { readonly mediaId: string; readonly probed: ProbedMedia; readonly video: VideoStream };

function placeClips(
  lengths: readonly ClipSeconds[],
  sources: readonly Source[],
  rate: FrameRate,
): ClipSpan[] {
  const spans = clipFrames(
    lengths.map(({ lengthNs }) => lengthNs),
    rate,
  );
  return lengths.flatMap(({ inSeconds }, clipIndex) => {
    const [source, span] = [sources[clipIndex], spans[clipIndex]];
    if (!source || !span) return [];
    return [
      {
        ...span,
        clipIndex,
        inSeconds,
        mediaId: source.mediaId,
        source: source.probed,
        video: source.video,
      },
    ];
  });
}

function clipSource(mediaId: string, path: string, media: ReadonlyMap<string, ProbedMedia>): Source {
  const probed = media.get(mediaId);
  if (!probed)
    throw new StudioError('internal', `the media "${mediaId}" of ${path} was not probed`, {
      details: { path },
    });
  const { info } = probed;
  if (info.kind !== 'video' || !info.video || !probed.frames)
    throw new StudioError(
      'media.unsupported',
      `${path} shows "${mediaId}", which is ${info.kind === 'image' ? 'a still image: draw it with an image cue' : 'sound without a picture'} (${info.path})`,
      { details: { path, media: mediaId, file: info.path } },
    );
  return { mediaId, probed, video: info.video };
}

function sizePx(
  wanted: number | 'source',
  sourcePx: number | undefined,
  path: string,
  problems: Problem[],
): number {
  if (wanted !== 'source') return wanted;
  if (sourcePx === undefined) {
    problems.push(invalid(path, 'must be given (in pixels) where there is no timeline to take it from'));
    return SMALLEST_SIDE_PX;
  }
  const evenPx = evenSidePx(sourcePx);
  if (evenPx > LARGEST_SIDE_PX)
    problems.push(
      invalid(path, `is "source", but the first clip has ${sourcePx} px; the limit is ${LARGEST_SIDE_PX} px`),
    );
  return evenPx;
}

function stageRate(wanted: number | string, first: VideoStream | undefined, problems: Problem[]): FrameRate {
  const path = 'stage.frameRate';
  const written = wanted === 'source' ? null : parseFrameRate(wanted);
  if (written) return written;
  if (wanted !== 'source' || !first) {
    problems.push(
      invalid(path, 'must be given (frames per second) where there is no timeline to take it from'),
    );
    return { num: 25, den: 1 };
  }
  const { rate } = first;
  if (rate.num < SLOWEST * rate.den || rate.num > FASTEST * rate.den)
    problems.push(
      invalid(
        path,
        `is "source", but the first clip has ${rate.num}/${rate.den} fps; give a rate from 1 to 240`,
      ),
    );
  return rate;
}

function invalid(path: string, message: string): Problem {
  return { path, code: 'scenario.invalid', message };
}
