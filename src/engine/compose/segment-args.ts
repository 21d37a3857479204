import type { Lane } from '../../shared/contract/page.ts';
import type { FilmPicture, PlanSegment } from '../../shared/plan/plan.ts';
import { chromaOptions } from './chroma-options.ts';
import { overlayFilters } from './overlay-filter.ts';
import type { PictureShape } from './picture-shape.ts';
import { rgbFilters } from './rgb-filters.ts';
import { partFilter, sourceInputArgs } from './source-filter.ts';

/** Where a segment's pictures go once composed: encoder and container arguments, ending in the output path. */
export type SegmentOutput = {
  /** Filters after the overlay, for example an upload to a GPU; may be empty. */
  readonly filterTail: readonly string[];
  /** Arguments that must stand before the inputs (a GPU device). */
  readonly globalArgs: readonly string[];
  /** Threads each source is decoded with; null: ffmpeg's own choice. It changes no picture. */
  readonly decoderThreads: number | null;
  /** Everything after `-map`: codec, container, path. */
  readonly args: readonly string[];
};

/**
 * The whole ffmpeg command of one segment. Lanes come in over pipes: the first on stdin, the next on fd 3, 4 …, each
 * a stream as raw-matroska.ts writes it. Frames reported with `-progress pipe:1`.
 */
export function segmentArgs(
  plan: FilmPicture,
  segment: PlanSegment,
  lanes: readonly Lane[],
  output: SegmentOutput,
): string[] {
  return [
    ['-hide_banner', '-loglevel', 'error', '-y', '-xerror', '-copyts'],
    lanes.length === 0 ? ['-nostdin'] : [],
    ['-progress', 'pipe:1', '-nostats', '-filter_complex_threads', '1'],
    output.globalArgs,
    segment.parts.flatMap((part) =>
      part.kind === 'source' ? sourceInputArgs(part, output.decoderThreads) : [],
    ),
    lanes.flatMap((_, index) => laneInputArgs(index)),
    ['-filter_complex', segmentFilter(plan, segment, lanes, output.filterTail)],
    ['-map', '[film]', '-an', '-sn', '-dn', '-map_metadata', '-1'],
    output.args,
  ].flat();
}

/**
 * Without these ffmpeg would wait for twenty pictures to guess a frame rate that nothing uses. It reads
 * eight pictures ahead, a batch of the page; one may be as large as the stage (5 MB at 1080p).
 */
function laneInputArgs(index: number): string[] {
  const pipe = index === 0 ? 'pipe:0' : `pipe:${index + 2}`;
  return [
    '-f',
    'matroska',
    '-fpsprobesize',
    '0',
    '-probesize',
    '4096',
    '-analyzeduration',
    '0',
    '-thread_queue_size',
    '8',
    '-i',
    pipe,
  ];
}

/** The filter graph of a segment, from its inputs to the label `film`, clocked at the film's exact rate from 0. */
export function segmentFilter(
  plan: FilmPicture,
  segment: PlanSegment,
  lanes: readonly Lane[],
  tail: readonly string[],
): string {
  const shape = pictureShape(plan);
  const { parts } = segment;
  const sources = parts.filter((part) => part.kind === 'source').length;
  let input = 0;
  const chains = parts.map((part, index) => {
    const chain = partFilter(part, input, parts.length === 1 ? 'picture' : `part${index}`, shape);
    if (part.kind === 'source') input += 1;
    return chain;
  });
  if (parts.length > 1)
    chains.push(
      `${parts.map((_, index) => `[part${index}]`).join('')}concat=n=${parts.length}:v=1:a=0[picture]`,
    );
  const totalFrames = segment.endFrame - segment.startFrame;
  if (lanes.length > 0)
    chains.push(
      overlayFilters({
        input: 'picture',
        output: 'laid',
        lanes,
        firstLaneInput: sources,
        spans: segment.overlaySpans.map(({ startFrame, endFrame }) => ({
          startFrame: startFrame - segment.startFrame,
          endFrame: endFrame - segment.startFrame,
        })),
        totalFrames,
        shape,
      }),
    );
  const clock = [
    `settb=${plan.rate.den}/${plan.rate.num}`,
    'setpts=N',
    ...sizeFilters(plan),
    `format=${plan.encode.pixelFormat}`,
    ...tail,
  ];
  return [...chains, `[${lanes.length > 0 ? 'laid' : 'picture'}]${clock.join(',')}[film]`].join(';');
}

/** What pictures look like before the overlay: the film's own format, or one with alpha where only the cues are wanted. */
function pictureShape(plan: FilmPicture): PictureShape {
  return { ...plan, pixelFormat: plan.overlayOnly ? 'yuva420p' : plan.encode.pixelFormat };
}

function sizeFilters(plan: FilmPicture): string[] {
  if (!plan.outputSize) return [];
  return [
    `scale=w=${plan.outputSize.widthPx}:h=${plan.outputSize.heightPx}:flags=bicubic+accurate_rnd+full_chroma_int${chromaOptions(plan.chromaLocation, plan.chromaLocation)}`,
    'setsar=1',
  ];
}

/** One finished picture as PNG, converted to RGB by the film's own matrix. */
export function pictureOutput(plan: FilmPicture, path: string): SegmentOutput {
  return {
    globalArgs: [],
    filterTail: rgbFilters(plan),
    decoderThreads: null, // alone on the machine, and somebody waits for it
    args: ['-frames:v', '1', '-c:v', 'png', '-f', 'image2', '-update', '1', `file:${path}`],
  };
}
