import {
  codeNumberOf,
  codeNumbersPerSecond,
  formatTimecode,
  frameOfCodeNumber,
} from '../../../../shared/edit/timecode.ts';
import type { FrameRate } from '../../../../shared/time.ts';

export type RulerTick = { readonly frame: number; readonly label: string | null };

const LEAST_LABEL_PX = 104;
const PARTS = 5;
const SECONDS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400];

/** Frames between labelled ticks: whole seconds as people count them, or a few frames when zoomed in. */
export function labelStepFrames(pxPerFrame: number, rate: FrameRate): number {
  const counted = codeNumbersPerSecond(rate);
  const inFrames = [1, 2, 5, 10, 15].filter((frames) => frames < counted);
  const steps = [...inFrames, ...SECONDS.map((seconds) => seconds * counted)];
  return steps.find((step) => step * pxPerFrame >= LEAST_LABEL_PX) ?? 28_800 * counted;
}

/** Ticks of a run of frames, at round time codes also where numbers are dropped; those between labels have none. */
export function rulerTicks(
  { startFrame, endFrame }: { readonly startFrame: number; readonly endFrame: number },
  pxPerFrame: number,
  rate: FrameRate,
): RulerTick[] {
  const step = labelStepFrames(pxPerFrame, rate);
  const small = step % PARTS === 0 ? step / PARTS : step;
  const first = codeNumberOf(Math.max(0, Math.floor(startFrame)), rate);
  const ticks: RulerTick[] = [];
  for (let number = Math.floor(first / small) * small; ; number += small) {
    const frame = frameOfCodeNumber(number, rate);
    if (frame >= endFrame) return ticks;
    if (ticks.at(-1)?.frame === frame) continue; // a number that is left out
    ticks.push({ frame, label: number % step === 0 ? formatTimecode(frame, rate) : null });
  }
}
