import type { FilmPicture, OutputFormat, SegmentPart } from '../../shared/plan/plan.ts';
import type { StageCue } from '../../shared/stage-film.ts';
import type { FrameSpan } from '../../shared/time.ts';
import { sha256Hex } from '../../base/digest/sha256-hex.ts';
import { canonicalJson } from '../../base/digest/canonical-json.ts';
import type { DrawnPrints } from './fingerprint-cues.ts';

/** Raise when planning or composing changes what the same plan looks like. */
const FORMAT = 5;

/**
 * Formats that share their segments, by the file they are written as. One of PNG pictures would be no film in mp4, and a
 * WebM file counts its times in milliseconds.
 */
const WRITTEN_AS: Readonly<Record<OutputFormat, 'mp4' | 'webm' | 'png'>> = {
  mp4: 'mp4',
  mov: 'mp4',
  gif: 'mp4',
  wav: 'mp4',
  webm: 'webm',
  'png-sequence': 'png',
};

export type ContentInput = FilmPicture & {
  readonly span: FrameSpan;
  readonly parts: readonly SegmentPart[];
  /** For each source part, the tick of the source frame that each film frame shows. */
  readonly ticks: readonly (readonly number[])[];
  /** Those on screen, in drawing order. */
  readonly cues: readonly StageCue[];
  readonly prints: DrawnPrints;
};

/**
 * SHA-256, in hex, over everything of a scenario that can change the segment's pixels or bytes, and nothing else. With
 * the engine of whoever renders it, it makes the segment's fingerprint (`segments/segment-engine.ts`).
 *
 * In it: which source frames are shown (the file by its content, the frames by their ticks, not by how the clip was
 * written), where and in what colour; the encoder's settings and the kind of file; size, rate, ground; the cues on screen, with their fonts
 * and images by content.
 *
 * Not in it: paths and names, titles, other segments, and where in the film the segment stands. A cue's picture depends
 * on the frame's distance from the cue's start alone, so a cue's own frames are counted from its start and that from the
 * segment's, and a film that gets a clip in front keeps what it has rendered. Fonts matter only where cues are drawn.
 */
export function contentPrint(input: ContentInput): string {
  const { span, parts, prints } = input;
  const cues = input.cues.map((cue) => [cue.startFrame - span.startFrame, prints.ofCue(cue)]);
  const drawn = cues.length === 0 ? null : { cues, fonts: prints.ofFonts };
  const { widthPx, heightPx, rate, background, color, chromaLocation } = input;
  const { encode, format, overlayOnly, outputSize } = input;
  const everything = {
    format: FORMAT,
    frames: span.endFrame - span.startFrame,
    parts: parts.map((part, index) => partForFingerprint(part, input.ticks[index] ?? [])),
    film: { widthPx, heightPx, rate, background, color, chromaLocation, encode, overlayOnly, outputSize },
    writtenAs: WRITTEN_AS[format],
    drawn,
  };
  return sha256Hex(canonicalJson(everything));
}

function partForFingerprint(part: SegmentPart, ticks: readonly number[]): unknown {
  if (part.kind === 'background') return part;
  const { mediaIdentity, streamIndex, placement, isInterlaced, chromaLocation, convertFrom } = part;
  return { mediaIdentity, streamIndex, placement, isInterlaced, chromaLocation, convertFrom, ticks };
}
