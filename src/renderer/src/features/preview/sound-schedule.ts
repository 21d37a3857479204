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

/** What is heard from a place in the film on, in the order it is heard; `speed` below 0: back to the start. Silences are left out. */
export function soundRuns(plan: SoundPlan, fromSeconds: number, speed: number): SoundRun[] {
  const [start, end] = speed < 0 ? [0, fromSeconds] : [fromSeconds, Infinity];
  const runs = plan.parts.flatMap((part) => runOf(part, plan.sampleRateHz, start, end));
  return speed < 0 ? runs.reverse() : runs;
}

/** Film seconds of a piece of sound. */
export type SoundSpan = { readonly startSeconds: number; readonly endSeconds: number };

/** Where playing began: seconds of the film and of the sound card's clock that belong together. */
export type SoundAnchor = {
  readonly fromSeconds: number;
  readonly zeroSeconds: number;
  readonly speed: number;
};

/** When a place of the film is heard, on the sound card's clock. */
export function clockSeconds(filmSeconds: number, { fromSeconds, zeroSeconds, speed }: SoundAnchor): number {
  return zeroSeconds + (filmSeconds - fromSeconds) / speed;
}

/** The film second that is heard at an instant of the sound card's clock. */
export function filmSeconds(clock: number, { fromSeconds, zeroSeconds, speed }: SoundAnchor): number {
  return fromSeconds + (clock - zeroSeconds) * speed;
}

export type SoundStart = {
  /** On the sound card's clock. */
  readonly atSeconds: number;
  /** Of the piece's own samples, in the order they are played. */
  readonly offsetSeconds: number;
  readonly lengthSeconds: number;
};

/** How a piece is to be started so that no more than `limits` is heard of it; null: it is over, or has no part in them. */
export function startOf(
  piece: SoundSpan,
  limits: SoundSpan,
  anchor: SoundAnchor,
  nowSeconds: number,
): SoundStart | null {
  const pace = Math.abs(anchor.speed);
  const edges = ({ startSeconds, endSeconds }: SoundSpan) =>
    (anchor.speed < 0 ? [endSeconds, startSeconds] : [startSeconds, endSeconds]).map((seconds) =>
      clockSeconds(seconds, anchor),
    ) as [number, number];
  const [due, over] = edges(piece);
  const [earliest, latest] = edges(limits);
  const atSeconds = Math.max(due, earliest, nowSeconds);
  const heardSeconds = Math.min(over, latest) - atSeconds;
  if (heardSeconds <= 0) return null;
  return { atSeconds, offsetSeconds: (atSeconds - due) * pace, lengthSeconds: heardSeconds * pace };
}

/** Heard of the first window, which the picture waits for, and of each after it. */
const FIRST_WINDOW_SECONDS = 0.25;
const WINDOW_SECONDS = 1;

/** A run in windows of film seconds, in the order they are heard. */
export function* soundWindows(
  { atSeconds, endSeconds }: Pick<SoundRun, 'atSeconds' | 'endSeconds'>,
  speed: number,
): Generator<SoundSpan> {
  const pace = Math.abs(speed);
  let [start, end] = [atSeconds, endSeconds];
  for (let heard = FIRST_WINDOW_SECONDS; end > start; heard = WINDOW_SECONDS) {
    const span =
      speed < 0
        ? { startSeconds: Math.max(start, end - heard * pace), endSeconds: end }
        : { startSeconds: start, endSeconds: Math.min(end, start + heard * pace) };
    yield span;
    if (speed < 0) end = span.startSeconds;
    else start = span.endSeconds;
  }
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
