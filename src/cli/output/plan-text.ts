import type { Plan, PlanSegment, Quality, SegmentPart } from '../../shared/plan/plan.ts';
import { formatRate, secondsAt, type FrameSpan } from '../../shared/time.ts';
import { problemLines } from './error-text.ts';
import { textTable } from './text-table.ts';

/** A plan for people: the film in one line, the reasons, the segments. */
export function planText(plan: Plan): string {
  const { widthPx, heightPx, rate, totalFrames, firstFrame } = plan;
  const size = plan.outputSize ?? { widthPx, heightPx };
  const seconds = secondsAt(totalFrames, rate).toFixed(3);
  const from = firstFrame > 0 ? `, from frame ${firstFrame}` : '';
  return [
    `${plan.title ?? 'Film'}: ${size.widthPx}x${size.heightPx}, ${formatRate(rate)} fps, ${totalFrames} frames (${seconds} s)${from}`,
    `${plan.format}, ${encodeText(plan)}, ${soundText(plan)}`,
    ...(plan.reasons.length > 0 ? ['', ...plan.reasons.map((reason) => `- ${reason}`)] : []),
    ...(plan.warnings.length > 0 ? ['', 'warnings:', ...problemLines(plan.warnings)] : []),
    '',
    segmentTable(plan.segments),
  ].join('\n');
}

function encodeText({ encode }: Plan): string {
  return `${encode.encoder} ${qualityText(encode.quality)} ${encode.speed} ${encode.pixelFormat}`;
}

function qualityText(quality: Quality): string {
  switch (quality.kind) {
    case 'crf':
      return `CRF ${quality.crf}`;
    case 'lossless':
      return 'lossless';
    case 'bitrate':
      return `${Math.round(quality.bitsPerSecond / 1000)} kbit/s`;
  }
}

function soundText({ sound }: Plan): string {
  return sound ? `sound ${sound.sampleRateHz} Hz, ${sound.channels} channels` : 'no sound';
}

function segmentTable(segments: readonly PlanSegment[]): string {
  const rows = segments.map((segment) => [
    String(segment.index),
    String(segment.startFrame),
    String(segment.endFrame),
    String(length(segment)),
    String(segment.overlaySpans.reduce((total, span) => total + length(span), 0)),
    segment.parts.map(partText).join(' + '),
  ]);
  return textTable([['segment', 'start', 'end', 'frames', 'with cues', 'shows'], ...rows]);
}

function length({ startFrame, endFrame }: FrameSpan): number {
  return endFrame - startFrame;
}

function partText(part: SegmentPart): string {
  if (part.kind === 'background') return `empty stage x${part.frames}`;
  return `${part.mediaId} x${part.endClipFrame - part.firstClipFrame}`;
}
