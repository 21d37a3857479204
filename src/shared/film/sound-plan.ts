import type { SoundPart, SoundPlan } from '../plan/plan.ts';
import type { Clip } from '../scenario/scenario.ts';
import type { FrameRate, FrameSpan } from '../time.ts';
import type { ClipSpan } from './film-shape.ts';
import { scaledRounded } from './round-fraction.ts';

const SAMPLE_RATE_HZ = 48_000;

/** The sample at which a frame begins: `round(frame × 48000 / rate)`, so that sound never drifts from the picture. */
export function sampleAt(frame: number, rate: FrameRate): number {
  return scaledRounded(frame, SAMPLE_RATE_HZ * rate.den, rate.num);
}

/**
 * The sound of the film frames in `span`, sample 0 being the first of them. Parts follow each other without gaps and
 * cover all samples; silences that touch are one. Mono only where every sound heard is mono.
 * Null where nothing would be heard.
 */
export function soundPlan(
  clips: readonly ClipSpan[],
  timeline: readonly Pick<Clip, 'mute' | 'volume'>[],
  span: FrameSpan,
  rate: FrameRate,
): SoundPlan | null {
  const origin = sampleAt(span.startFrame, rate);
  const parts: SoundPart[] = [];
  let isMono = true;
  for (const clip of clips) {
    const startFrame = Math.max(span.startFrame, clip.startFrame);
    const endFrame = Math.min(span.endFrame, clip.endFrame);
    if (startFrame >= endFrame) continue;
    const [startSample, endSample] = [sampleAt(startFrame, rate) - origin, sampleAt(endFrame, rate) - origin];
    const { audio, path, container, missingBytes, startSeconds } = clip.source.info;
    const written = timeline[clip.clipIndex];
    const volume = written?.mute ? 0 : (written?.volume ?? 1);
    const last = parts.at(-1);
    if (audio && volume > 0) {
      const passedSeconds = ((startFrame - clip.startFrame) * rate.den) / rate.num;
      const at = startSeconds + clip.inSeconds + passedSeconds;
      const file = { mediaPath: path, container, isCutShort: missingBytes > 0 };
      const source = { ...file, streamIndex: audio.index, startSeconds: at, volume };
      parts.push({ startSample, endSample, source });
      if (audio.channels !== 1) isMono = false;
    } else if (last && last.source === null) parts[parts.length - 1] = { ...last, endSample };
    else parts.push({ startSample, endSample, source: null });
  }
  if (parts.every((part) => part.source === null)) return null;
  const totalSamples = sampleAt(span.endFrame, rate) - origin;
  return { sampleRateHz: SAMPLE_RATE_HZ, channels: isMono ? 1 : 2, totalSamples, parts };
}
