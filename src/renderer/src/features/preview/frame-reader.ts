import type { VideoSample } from 'mediabunny';
import { createFrameCache, SAME_SECONDS, type Stretch } from './frame-cache.ts';
import { frameBytes, keepable, mostFrames } from './held-frames.ts';

/** How the film goes on from the frame that is wanted. */
export type Going = 'onwards' | 'back' | 'still';

/** The decoded pictures of one file about one place. */
export type FrameReader = {
  /** Decodes the frame with this time stamp, then what is likely to be wanted after it. The newest wish counts. */
  want(seconds: number, going: Going): void;
  /** What is decoded of it; not exact: the nearest there is. The reader keeps it: draw it now or not at all. */
  current(seconds: number): { readonly sample: VideoSample; readonly isExact: boolean } | null;
  /** Bytes of decoded frames it may hold from now on. */
  limit(bytes: number): void;
  dispose(): void;
};

/** A file that is decoded from any place on. */
export type FrameSource = {
  samples(seconds: number): AsyncGenerator<VideoSample, void, unknown>;
  /** The key frame from which the frame at a second is decoded; null: there is none so early. */
  keyBefore(seconds: number): Promise<number | null>;
};

/** Decoded before they are wanted. */
const AHEAD = 5;
/** So far ahead all between is decoded without asking whether a key frame is nearer. */
const SURELY_ON_SECONDS = 0.25;
/** Where the file does not say how long a frame lasts. */
const USUAL_FRAME_SECONDS = 0.04;

/** A decoder on its way through the file. */
type Run = {
  readonly samples: AsyncGenerator<VideoSample, void, unknown>;
  readonly from: number;
  /** Seconds of the frame it gave last; before the first: where it begins to decode. */
  at: number;
  last: number | undefined;
  /** It is not left for another place before it is there. */
  readonly until: number;
  isOver: boolean;
};

/**
 * Frames stay decoded as far as `bytes` goes: a step back needs no decoding then. Standing still or going back, those before
 * the frame shown are decoded beforehand, by a second decoder: the first stays where the film goes on.
 */
export function createFrameReader(
  source: FrameSource,
  { onFrame, onError }: { onFrame(): void; onError(error: unknown): void },
  bytes: number,
): FrameReader {
  const cache = createFrameCache();
  let wanted: { readonly seconds: number; readonly going: Going } | null = null;
  let [main, fill]: [Run | null, Run | null] = [null, null];
  let [isBusy, isDisposed] = [false, false];
  let [limitBytes, bytesEach, frameSeconds] = [bytes, null as number | null, USUAL_FRAME_SECONDS];
  let most = mostFrames(bytesEach, limitBytes);
  /** Places a run began for and did not reach: a damaged file has some. */
  let [sought, filled] = [NaN, NaN];

  function begin(from: number, key: number, until: number): Run {
    const samples = source.samples(from + SAME_SECONDS / 2);
    return { samples, from, at: Math.min(key, from), last: undefined, until, isOver: false };
  }
  async function end(run: Run | null): Promise<void> {
    await run?.samples.return();
  }

  /** One more frame of a run, or its end. */
  async function advance(run: Run): Promise<true> {
    const next = await run.samples.next();
    if (!next.value) {
      run.isOver = true;
      if (run.last !== undefined) cache.noteFileEnd(run.last);
      return true;
    }
    const sample = isDisposed ? next.value : await keepable(next.value);
    if (isDisposed) {
      sample.close();
      return true;
    }
    const { timestamp, duration } = sample;
    // a decoder begins with the frame shown at a place; one that begins later shows that the file does
    const isFirst = run.last === undefined && timestamp > run.from + SAME_SECONDS;
    if (duration > 0) frameSeconds = duration;
    bytesEach = frameBytes(sample);
    most = mostFrames(bytesEach, limitBytes);
    cache.add(sample, isFirst ? null : run.last);
    run.last = timestamp;
    run.at = Math.max(run.at, timestamp);
    cache.trim(wanted?.seconds ?? timestamp, most);
    onFrame();
    return true;
  }

  /** The main run is brought on to a frame, or begins anew where that is quicker. False: it cannot be reached. */
  async function goTowards(seconds: number, going: Going): Promise<boolean> {
    const isOnWay = main && !main.isOver && main.at < main.until - SAME_SECONDS;
    if (main && isOnWay) return advance(main);
    const isAhead = main && !main.isOver && main.at <= seconds + SAME_SECONDS;
    if (main && isAhead && seconds - main.at <= SURELY_ON_SECONDS) return advance(main);
    const key = (await source.keyBefore(seconds)) ?? seconds;
    if (isDisposed) return false;
    if (main && isAhead && key <= main.at + SAME_SECONDS) return advance(main);
    if (sought === seconds) return false;
    sought = seconds;
    const before = main;
    // all from the key frame on is decoded anyway: shown while the frame itself is not there, and kept for steps back
    const from = going === 'back' ? Math.max(key, seconds - backFrames() * frameSeconds) : key;
    main = begin(Math.min(from, seconds), key, going === 'back' ? seconds : -Infinity);
    await end(before);
    return advance(main);
  }

  const backFrames = () => Math.max(1, Math.floor(most / 2));

  /** Frames before the first of a stretch, by a run of their own. False: there are none to be had. */
  async function fillBefore(start: number): Promise<boolean> {
    if (fill && !fill.isOver && fill.until === start && fill.at < start - SAME_SECONDS) return advance(fill);
    await endFill();
    if (filled === start) return false;
    filled = start;
    const key = await source.keyBefore(start - SAME_SECONDS * 2);
    if (isDisposed || key === null) return false;
    fill = begin(Math.max(key, start - backFrames() * frameSeconds), key, start);
    return advance(fill);
  }
  async function endFill(): Promise<void> {
    const before = fill;
    fill = null;
    await end(before);
  }

  /** Does one thing towards what is wanted. False: there is nothing left to do. */
  async function work(seconds: number, going: Going): Promise<boolean> {
    const stretch = cache.stretchAt(seconds);
    if (!stretch) return goTowards(seconds, going);
    if (lacksAhead(stretch, going) && (await goTowards(stretch.end, 'onwards'))) return true;
    if (lacksBehind(stretch, going) && (await fillBefore(stretch.start))) return true;
    await endFill();
    return false;
  }
  const lacksAhead = ({ after, isFileEnd }: Stretch, going: Going) =>
    going !== 'back' && after < Math.min(AHEAD, most - 1) && !isFileEnd;
  const lacksBehind = ({ before, isFileStart }: Stretch, going: Going) =>
    going !== 'onwards' && before < Math.floor(most / 4) && !isFileStart;

  async function workOn(): Promise<void> {
    while (!isDisposed && wanted && (await work(wanted.seconds, wanted.going)));
  }

  return {
    want(seconds, going) {
      if (wanted?.seconds === seconds && wanted.going === going && isBusy) return;
      if (wanted?.seconds !== seconds) [sought, filled] = [NaN, NaN];
      wanted = { seconds, going };
      if (isBusy) return;
      isBusy = true;
      workOn()
        .catch((error: unknown) => {
          if (!isDisposed) onError(error); // the file may be closed by then
        })
        .finally(() => (isBusy = false));
    },
    current(seconds) {
      const sample = cache.nearest(seconds);
      return sample && { sample, isExact: Math.abs(sample.timestamp - seconds) < SAME_SECONDS };
    },
    limit(next) {
      limitBytes = next;
      most = mostFrames(bytesEach, limitBytes);
      if (wanted) cache.trim(wanted.seconds, most);
    },
    dispose() {
      isDisposed = true;
      cache.clear();
      for (const run of [main, fill]) end(run).catch(() => undefined); // nobody waits for what is left of it
    },
  };
}
