import type { FilmPicture } from '../../shared/plan/plan.ts';
import { encoderArgs, encoderFilterTail, encoderInputArgs } from '../encode/encoder-args.ts';
import { encoderFamily } from '../encode/encoders/encoder-facts.ts';
import { rgbFilters } from './rgb-filters.ts';
import { segmentContainer } from './container-args.ts';
import type { SegmentOutput } from './segment-args.ts';

/** Longest distance between key frames: x264's own default, a seek of at most some seconds. */
const GOP_FRAMES = 250;

/**
 * Codec and container of a segment: what is the same for all segments of a film, so that they join by stream copy.
 * `device` is the GPU leased for this one; it changes where the work is done, not what comes out.
 */
export function segmentCodec(
  plan: FilmPicture,
  path: string,
  options: { readonly passthrough: readonly string[]; readonly device?: string },
): SegmentOutput {
  const { args: container } = segmentContainer(plan.format, plan.rate);
  // hardware leaves cores free: its segments are fewer, and decoding would hold them up
  const decoderThreads = encoderFamily(plan.encode.encoder) === 'software' ? plan.encode.threads : null;
  const tail = [...options.passthrough, ...container, `file:${path}`];
  if (plan.format === 'png-sequence') {
    const pixelFormat = plan.overlayOnly ? 'rgba' : 'rgb24';
    return {
      globalArgs: [],
      filterTail: rgbFilters(plan),
      decoderThreads,
      args: ['-c:v', 'png', '-pix_fmt', pixelFormat, ...tail],
    };
  }
  const device = options.device === undefined ? {} : { device: options.device };
  const encoder = encoderArgs(plan.encode, {
    ...{ gopFrames: GOP_FRAMES, color: plan.color, ...device },
  });
  return {
    globalArgs: encoderInputArgs(plan.encode.encoder, device),
    filterTail: encoderFilterTail(plan.encode),
    decoderThreads,
    args: [...encoder, '-chroma_sample_location', plan.chromaLocation, ...tail],
  };
}
