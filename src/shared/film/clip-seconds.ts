import type { Problem } from '../scenario/problem.ts';
import type { Clip } from '../scenario/scenario.ts';
import type { FrameRate } from '../time.ts';

/** The span of its source a clip shows. */
export type ClipSeconds = {
  /** From the file's zero. */
  readonly inSeconds: number;
  /** Length in whole nanoseconds. */
  readonly lengthNs: number;
};

/**
 * `in` and `out` with their defaults, checked against the file. An `out` up to half a film frame past the end is taken
 * as the end: people copy rounded durations. What is wrong is added to `problems`.
 */
export function clipSeconds(
  clip: Pick<Clip, 'in' | 'out'>,
  durationSeconds: number,
  rate: FrameRate,
  path: string,
  problems: Problem[],
): ClipSeconds {
  const halfFrameSeconds = rate.den / rate.num / 2;
  const inSeconds = clip.in ?? 0;
  const outSeconds = Math.min(clip.out ?? durationSeconds, durationSeconds);
  const problem = (key: string, message: string): void => {
    problems.push({ path: `${path}.${key}`, code: 'scenario.invalid', message });
  };
  if (inSeconds >= durationSeconds)
    problem('in', `is ${inSeconds} s, but the source lasts ${plain(durationSeconds)} s`);
  else if (clip.out !== undefined && clip.out > durationSeconds + halfFrameSeconds + 1e-9)
    problem('out', `is ${clip.out} s, but the source lasts ${plain(durationSeconds)} s`);
  else if (outSeconds <= inSeconds)
    problem('out', `is ${plain(outSeconds)} s, not after \`in\` (${inSeconds} s)`);
  return { inSeconds, lengthNs: nanoseconds(outSeconds) - nanoseconds(inSeconds) };
}

export function nanoseconds(seconds: number): number {
  return Math.round(seconds * 1_000_000_000);
}

function plain(seconds: number): string {
  return String(Number(seconds.toFixed(6)));
}
