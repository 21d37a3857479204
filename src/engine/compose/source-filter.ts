import type { ColorTags } from '../../shared/media.ts';
import type { SegmentPart, SourcePart } from '../../shared/plan/plan.ts';
import { formatRate } from '../../shared/time.ts';
import { cutShortArgs, probedInputArgs } from '../probe/input-options.ts';
import { backgroundFilter } from './background-filter.ts';
import { chromaOptions } from './chroma-options.ts';
import { barsFilter, mergeFilter, mergesByMask } from './merge-filter.ts';
import { alphaFormat, overlayFormat, scaleMatrix, type PictureShape } from './picture-shape.ts';

/**
 * Input options of one source. Time stamps stay the file's own (`-copyts` is set once, globally), so that a frame has
 * the same tick wherever the decoder starts; the filter drops what comes before `seekTick`.
 */
export function sourceInputArgs(part: SourcePart, decoderThreads: number | null): string[] {
  // Rounded up to ffmpeg's microseconds: rounded down, a seek to a key frame would land on the one before it.
  const decodeTick = part.decodeTick ?? 0;
  const micros = Math.ceil(((decodeTick * part.timeBase.num) / part.timeBase.den) * 1e6 - 1e-3);
  return [
    decoderThreads === null ? [] : ['-threads', String(decoderThreads)],
    part.decoder === null ? [] : ['-c:v', part.decoder],
    micros > 0 ? ['-seek_timestamp', '1', '-noaccurate_seek', '-ss', (micros / 1e6).toFixed(6)] : [],
    cutShortArgs(part),
    probedInputArgs(part.mediaPath, part.container),
  ].flat();
}

/**
 * One part of a segment as a filter chain that ends in the label `output`: exactly its frames, at stage size, in the
 * film's colour and pixel format. `input` is the number of the part's input, ignored by background parts.
 */
export function partFilter(part: SegmentPart, input: number, output: string, shape: PictureShape): string {
  if (part.kind === 'background') return `${backgroundFilter(shape, part.frames)}[${output}]`;
  const frames = [
    ...frameFilters(part, shape),
    ...placementFilters(part, shape),
    'setsar=1',
    `format=${part.hasAlpha ? alphaFormat(shape.pixelFormat) : shape.pixelFormat}`,
  ];
  const chain = `[${input}:${part.streamIndex}]${frames.join(',')}`;
  const { placement } = part;
  const isWhole = placement.cropWidthPx === shape.widthPx && placement.cropHeightPx === shape.heightPx;
  if (isWhole && !part.hasAlpha) return `${chain}[${output}]`;
  const count = part.endClipFrame - part.firstClipFrame;
  const [ground, picture] = [`${output}b`, `${output}s`];
  const [sourced, grounded] = [`${chain}[${picture}]`, `${backgroundFilter(shape, count)}[${ground}]`];
  if (mergesByMask(shape.pixelFormat)) {
    const { xPx, yPx, cropWidthPx: widthPx, cropHeightPx: heightPx } = placement;
    const laid = part.hasAlpha
      ? mergeFilter({ base: ground, over: picture, output, xPx, yPx, shape })
      : barsFilter({ ground, picture, output, place: { xPx, yPx, widthPx, heightPx }, shape });
    return [sourced, grounded, laid].join(';');
  }
  return [
    sourced,
    grounded,
    `[${ground}][${picture}]overlay=x=${placement.xPx}:y=${placement.yPx}:format=${overlayFormat(shape.pixelFormat)}:eof_action=endall,format=${shape.pixelFormat}[${output}]`,
  ].join(';');
}

/**
 * The mapping rule of SourcePart as filters: ffmpeg's `fps` rounds each time stamp to the nearest film frame, halves away from zero.
 * Ticks are the source's own. Filters before them may count otherwise (deinterlacing does, twice as fast), so `settb` stands between.
 */
function frameFilters(part: SourcePart, shape: PictureShape): string[] {
  const { timeBase, firstClipFrame, endClipFrame, leadFrames, holdFrames } = part;
  const isPadded = leadFrames > 0 || holdFrames > 0;
  return [
    ...(part.isInterlaced ? ['bwdif=mode=send_frame:deint=interlaced'] : []),
    `settb=${timeBase.num}/${timeBase.den}`,
    `trim=start_pts=${part.seekTick}`,
    clipClock(part, shape),
    `fps=fps=${formatRate(shape.rate)}:round=near`,
    `trim=start_pts=${firstClipFrame + leadFrames}:end_pts=${endClipFrame - holdFrames}`,
    ...(isPadded ? [`tpad=start=${leadFrames}:start_mode=clone:stop=${holdFrames}:stop_mode=clone`] : []),
    'setpts=N',
    `trim=end_frame=${endClipFrame - firstClipFrame}`,
  ];
}

/**
 * Source ticks from the clip's frame 0 on. `setpts` is asked once more when the source ends, for the time of that: given as
 * behind the run, since `fps` leaves out a last frame that ends before the middle of its film frame, and files say what they
 * like of its length. Told by the number of frames, so that a source that breaks off early is still short, and found out.
 */
function clipClock(
  { timeBase, zeroTick, remainingFrames, endClipFrame }: SourcePart,
  shape: PictureShape,
): string {
  const { rate } = shape;
  const end = Math.ceil(((endClipFrame + 1) * rate.den * timeBase.den) / (rate.num * timeBase.num));
  return `setpts='if(lt(N,${remainingFrames}),PTS-(${zeroTick}),${end})'`;
}

function placementFilters(part: SourcePart, shape: PictureShape): string[] {
  const { placement, convertFrom } = part;
  const colors = convertFrom ? colorOptions(convertFrom, shape.color) : '';
  const chroma = chromaOptions(part.chromaLocation, shape.chromaLocation);
  const isCropped =
    placement.cropWidthPx !== placement.scaledWidthPx || placement.cropHeightPx !== placement.scaledHeightPx;
  return [
    // A scale to the size the picture already has costs nothing: ffmpeg passes frames through.
    `scale=w=${placement.scaledWidthPx}:h=${placement.scaledHeightPx}:flags=bicubic+accurate_rnd+full_chroma_int${chroma}${colors}`,
    ...(isCropped
      ? [
          `crop=${placement.cropWidthPx}:${placement.cropHeightPx}:${placement.cropXPx}:${placement.cropYPx}:exact=1`,
        ]
      : []),
  ];
}

/** Scale options that convert colours; unknown tags are read as the convention for the film's kind. */
function colorOptions(from: ColorTags, to: ColorTags): string {
  const options: string[] = [];
  if (from.matrix !== 'unknown') options.push(`in_color_matrix=${scaleMatrix(from.matrix)}`);
  if (to.matrix !== 'unknown') options.push(`out_color_matrix=${scaleMatrix(to.matrix)}`);
  if (from.range !== 'unknown') options.push(`in_range=${from.range}`);
  if (to.range !== 'unknown') options.push(`out_range=${to.range}`);
  return options.map((option) => `:${option}`).join('');
}
