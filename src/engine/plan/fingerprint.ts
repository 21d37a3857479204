import type { Plan, SegmentPart } from '../../shared/plan/plan.ts';
import type { StageCue } from '../../shared/stage-film.ts';
import type { FrameSpan } from '../../shared/time.ts';
import { sha256Hex } from '../../base/digest/sha256-hex.ts';
import { canonicalJson } from '../../base/digest/canonical-json.ts';
import type { DrawnPrints } from './fingerprint-cues.ts';
import type { PlanInput } from './plan-input.ts';

/** Raise when planning or composing changes what the same plan looks like. */
const FORMAT = 3;

export type FingerprintInput = Pick<
  Plan,
  | 'widthPx'
  | 'heightPx'
  | 'rate'
  | 'background'
  | 'color'
  | 'chromaLocation'
  | 'encode'
  | 'overlayOnly'
  | 'outputSize'
> & {
  readonly span: FrameSpan;
  readonly parts: readonly SegmentPart[];
  /** For each source part, the tick of the source frame that each film frame shows. */
  readonly ticks: readonly (readonly number[])[];
  /** Those on screen, in drawing order. */
  readonly cues: readonly StageCue[];
  readonly prints: DrawnPrints;
  readonly engine: Pick<PlanInput['engine'], 'ffmpegVersion'>;
};

/**
 * SHA-256, in hex, over everything that can change the segment's pixels or bytes, and nothing else; the render cache
 * goes by it alone.
 *
 * In it: which source frames are shown (the file by its content, the frames by their ticks, not by how the clip was
 * written), where and in what colour; the encoder's settings; size, rate, ground; the cues on screen, with their fonts
 * and images by content; the versions of stage, browser and ffmpeg.
 *
 * Not in it: paths and names, titles, other segments, and where in the film the segment stands. A cue's picture depends
 * on the frame's distance from the cue's start alone, so a cue's own frames are counted from its start and that from the
 * segment's, and a film that gets a clip in front keeps what it has rendered. Stage, fonts and browser matter only where cues are drawn.
 */
export function segmentFingerprint(input: FingerprintInput): string {
  const { span, parts, prints, engine } = input;
  const cues = input.cues.map((cue) => [cue.startFrame - span.startFrame, prints.ofCue(cue)]);
  const drawn = cues.length === 0 ? null : { cues, stage: prints.ofStage };
  const { widthPx, heightPx, rate, background, color, chromaLocation, encode, overlayOnly, outputSize } =
    input;
  const everything = {
    format: FORMAT,
    frames: span.endFrame - span.startFrame,
    parts: parts.map((part, index) => partForFingerprint(part, input.ticks[index] ?? [])),
    film: { widthPx, heightPx, rate, background, color, chromaLocation, encode, overlayOnly, outputSize },
    drawn,
    ffmpeg: engine.ffmpegVersion,
  };
  return sha256Hex(canonicalJson(everything));
}

function partForFingerprint(part: SegmentPart, ticks: readonly number[]): unknown {
  if (part.kind === 'background') return part;
  const { mediaIdentity, streamIndex, placement, isInterlaced, chromaLocation, convertFrom } = part;
  return { mediaIdentity, streamIndex, placement, isInterlaced, chromaLocation, convertFrom, ticks };
}
