import type { VideoSample, VideoSampleSink } from 'mediabunny';

/** The decoded pictures of one file about one place. */
export type FrameReader = {
  /**
   * Decodes towards the frame with this time stamp, and a few beyond. Going backwards: all from `fromSeconds` to it, which are
   * wanted next. The newest wish counts.
   */
  want(seconds: number, fromSeconds?: number): void;
  /** What is decoded of it; not exact: the nearest there is. The reader keeps it: draw it now or not at all. */
  current(seconds: number): { readonly sample: VideoSample; readonly isExact: boolean } | null;
  dispose(): void;
};

/** Decoded frames held ready; a hardware decoder has few more. */
const AHEAD = 5;
/** Further ahead than this, decoding from a key frame is quicker than all between. */
const JUMP_SECONDS = 1;
/** Less than any two frames are apart, more than clocks are rounded. */
const SAME_SECONDS = 0.0006;

/** `sink` decodes the file from any place on. */
export function createFrameReader(
  sink: Pick<VideoSampleSink, 'samples'>,
  { onFrame, onError }: { onFrame(): void; onError(error: unknown): void },
): FrameReader {
  let samples: AsyncGenerator<VideoSample, void, unknown> | null = null;
  /** Ascending in time. */
  let ring: VideoSample[] = [];
  let wanted: number | null = null;
  /** Where decoding begins when it goes backwards; null: it goes onwards. */
  let backFrom: number | null = null;
  let decodedTo = -Infinity;
  /** From there on frames were decoded and let go: the decoder is past them, and only a jump brings them back. */
  let lostFrom = Infinity;
  /** Decoding goes on to there before it may jump again: else one that is slow would never show a thing. */
  let runTo = -Infinity;
  let [isBusy, isOver, isDisposed] = [false, false, false];

  const trim = (seconds: number) => {
    if (backFrom === null)
      while ((ring[1]?.timestamp ?? Infinity) <= seconds + SAME_SECONDS) ring.shift()?.close();
    else
      while (ring.length > 1 && (ring.at(-1)?.timestamp ?? 0) > seconds + SAME_SECONDS) {
        const lost = ring.pop();
        lostFrom = Math.min(lostFrom, lost?.timestamp ?? Infinity);
        lost?.close();
      }
  };
  const clear = () => {
    for (const sample of ring) sample.close();
    ring = [];
  };
  const mustJump = (seconds: number) => {
    if (!samples || seconds >= lostFrom - SAME_SECONDS) return true;
    if (decodedTo < runTo && !isOver) return false;
    const first = ring[0];
    if (first && seconds < first.timestamp - SAME_SECONDS) return true;
    if (!first && seconds < decodedTo - SAME_SECONDS) return true;
    return !isOver && seconds > decodedTo + JUMP_SECONDS;
  };
  const isServed = (seconds: number) => {
    if (isOver) return true;
    if (backFrom !== null) return decodedTo >= Math.max(runTo, seconds) - SAME_SECONDS;
    const last = ring.at(-1);
    return last !== undefined && last.timestamp >= seconds - SAME_SECONDS && ring.length >= AHEAD;
  };

  async function jump(seconds: number): Promise<void> {
    const before = samples;
    const from = backFrom ?? seconds;
    samples = sink.samples(from + SAME_SECONDS / 2);
    decodedTo = from;
    lostFrom = Infinity;
    runTo = backFrom === null ? -Infinity : seconds - SAME_SECONDS;
    isOver = false;
    clear();
    await before?.return();
  }

  async function work(): Promise<void> {
    while (!isDisposed && wanted !== null) {
      if (mustJump(wanted)) await jump(wanted);
      else if (isServed(wanted)) return;
      const next = await samples?.next();
      if (isDisposed) next?.value?.close();
      else if (next?.value) {
        ring.push(next.value);
        decodedTo = Math.max(decodedTo, next.value.timestamp);
        if (wanted >= (ring[0]?.timestamp ?? 0)) trim(wanted);
        onFrame();
      } else isOver = true;
    }
  }

  return {
    want(seconds, fromSeconds) {
      wanted = seconds;
      backFrom = fromSeconds ?? null;
      if (backFrom === null) runTo = -Infinity;
      if (ring[0] && seconds >= ring[0].timestamp) trim(seconds);
      if (isBusy) return;
      isBusy = true;
      work()
        .catch((error: unknown) => {
          if (!isDisposed) onError(error); // the file may be closed by then
        })
        .finally(() => (isBusy = false));
    },
    current(seconds) {
      trim(seconds);
      const sample = ring.findLast(({ timestamp }) => timestamp <= seconds + SAME_SECONDS) ?? ring[0];
      return sample ? { sample, isExact: Math.abs(sample.timestamp - seconds) < SAME_SECONDS } : null;
    },
    dispose() {
      isDisposed = true;
      clear();
      samples?.return().catch(() => undefined); // nobody waits for what is left of it
    },
  };
}
