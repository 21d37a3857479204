import { secondsAt, type FrameRate } from '../../../shared/time.ts';

/** Starts, slow disks, and other programs on the machine. */
const LEAST_MS = 10 * 60_000;
/** The slowest disk and the largest film: reading and writing 100 MB for a second of it at 10 MB/s, three times over. */
const MS_PER_FILM_SECOND = 30_000;

/**
 * Longest time a step that goes over the whole film may take, in milliseconds: far beyond what any needs, so that what
 * takes longer hangs (a network disk that is gone, a stopped process) and is ended with `segment.stalled`.
 */
export function timeLimitMs({
  totalFrames,
  rate,
}: {
  readonly totalFrames: number;
  readonly rate: FrameRate;
}): number {
  return LEAST_MS + Math.ceil(secondsAt(totalFrames, rate) * MS_PER_FILM_SECOND);
}

/** The same for the sound, which gets only processor time that nobody else wants. */
export function soundLimitMs({
  totalSamples,
  sampleRateHz,
}: {
  readonly totalSamples: number;
  readonly sampleRateHz: number;
}): number {
  return LEAST_MS + Math.ceil((totalSamples / sampleRateHz) * 2 * MS_PER_FILM_SECOND);
}
