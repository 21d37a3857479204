import type { Plan, SegmentPart } from '../../shared/plan/plan.ts';
import type { StageFilm } from '../../shared/stage-film.ts';
import type { FrameSpan } from '../../shared/time.ts';
import { sha256Hex } from '../../base/digest/sha256-hex.ts';
import { canonicalJson } from '../../base/digest/canonical-json.ts';
import { cuesForFingerprint, shownAssets } from './fingerprint-cues.ts';
import type { PlanInput } from './plan-input.ts';

/** Raise when planning or composing changes what the same plan looks like. */
const FORMAT = 2;

export type FingerprintInput = Pick<
  Plan,
  'widthPx' | 'heightPx' | 'rate' | 'background' | 'color' | 'encode' | 'overlayOnly' | 'outputSize'
> & {
  readonly span: FrameSpan;
  readonly parts: readonly SegmentPart[];
  /** For each source part, the tick of the source frame that each film frame shows. */
  readonly ticks: readonly (readonly number[])[];
  readonly film: StageFilm;
  /** Content digests by asset name. */
  readonly assetIdentities: Readonly<Record<string, string>>;
  readonly engine: PlanInput['engine'];
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
 * on the frame's distance from the cue's start alone, so cue frames are counted from the segment's start, and a film
 * that gets a clip in front keeps what it has rendered. Stage, fonts and browser matter only where cues are drawn.
 */
export function segmentFingerprint(input: FingerprintInput): string {
  const { span, parts, film, engine } = input;
  const cues = cuesForFingerprint(film, span, input.assetIdentities);
  const drawn =
    cues.length === 0
      ? null
      : {
          cues,
          fonts: film.fonts.map(({ asset, ...font }) => ({
            ...font,
            asset: input.assetIdentities[asset] ?? asset,
          })),
          images: shownAssets(film, span).map((asset) => input.assetIdentities[asset] ?? asset),
          stage: engine.stageVersion,
          browser: engine.browserVersion,
        };
  const { widthPx, heightPx, rate, background, color, encode, overlayOnly, outputSize } = input;
  const everything = {
    format: FORMAT,
    frames: span.endFrame - span.startFrame,
    parts: parts.map((part, index) => partForFingerprint(part, input.ticks[index] ?? [])),
    film: { widthPx, heightPx, rate, background, color, encode, overlayOnly, outputSize },
    drawn,
    ffmpeg: engine.ffmpegVersion,
  };
  return sha256Hex(canonicalJson(everything));
}

function partForFingerprint(part: SegmentPart, ticks: readonly number[]): unknown {
  if (part.kind === 'background') return part;
  const { mediaIdentity, streamIndex, placement, isInterlaced, convertFrom } = part;
  return { mediaIdentity, streamIndex, placement, isInterlaced, convertFrom, ticks };
}
