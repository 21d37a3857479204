import type { SoundPart, SoundPlan } from '../../../../shared/plan/plan.ts';

/** A run of one file's sound that is to be heard from a place in the film on. */
export type SoundRun = {
  readonly mediaPath: string;
  /** Film seconds at which it starts. */
  readonly atSeconds: number;
  readonly endSeconds: number;
  /** On the file's own clock, heard at `atSeconds`. */
  readonly fileSeconds: number;
  readonly volume: number;
};

/** What is heard from a place in the film until another, in order. Silences are left out. */
export function soundRuns(plan: SoundPlan, fromSeconds: number, toSeconds: number): SoundRun[] {
  return plan.parts.flatMap((part) => runOf(part, plan.sampleRateHz, fromSeconds, toSeconds));
}

function runOf(
  { startSample, endSample, source }: SoundPart,
  hz: number,
  from: number,
  to: number,
): SoundRun[] {
  const [start, end] = [startSample / hz, endSample / hz];
  const [atSeconds, endSeconds] = [Math.max(start, from), Math.min(end, to)];
  if (source === null || atSeconds >= endSeconds) return [];
  const { mediaPath, volume } = source;
  return [{ mediaPath, atSeconds, endSeconds, fileSeconds: source.startSeconds + atSeconds - start, volume }];
}
