import type { VideoSample } from 'mediabunny';

/** Less than any two frames are apart, more than clocks are rounded. */
export const SAME_SECONDS = 0.0006;

type Entry = {
  readonly sample: VideoSample;
  /** Seconds of the frame before it in the file; null: there is none; undefined: it was not decoded. */
  previous: number | null | undefined;
};

/** Decoded frames that follow each other in the file without a gap, about one of them. */
export type Stretch = {
  /** Seconds of the first and the last of them. */
  readonly start: number;
  readonly end: number;
  /** How many lie before and after the one asked about. */
  readonly before: number;
  readonly after: number;
  /** Whether the file has no frame before the first, or after the last. */
  readonly isFileStart: boolean;
  readonly isFileEnd: boolean;
};

/** Decoded frames of one file, some with gaps between them. It owns them: what it lets go is closed. */
export type FrameCache = {
  /** `previous`: see `Entry`. A frame that is there already is closed. */
  add(sample: VideoSample, previous: number | null | undefined): void;
  /** Nothing follows the frame at this second, or nothing goes before it. */
  noteFileEnd(seconds: number): void;
  noteFileStart(seconds: number): void;
  /** The frame nearest to a second; null: none is held. */
  nearest(seconds: number): VideoSample | null;
  /** The stretch about the frame that is shown at a second; null: it is not known which that is. */
  stretchAt(seconds: number): Stretch | null;
  /** Lets go of what is farthest from a second. Frames after it count as `AFTER_WEIGHT` times as far. */
  trim(seconds: number, most: number): void;
  clear(): void;
};

/** A person steps back more often than on: what comes next is decoded quickly, what was before is not. */
const AFTER_WEIGHT = 2;

export function createFrameCache(): FrameCache {
  /** Ascending in time. */
  let entries: Entry[] = [];
  let fileEnd: number | null = null;

  const secondsOf = (index: number) => entries[index]?.sample.timestamp ?? NaN;
  const isSame = (one: number, other: number) => Math.abs(one - other) < SAME_SECONDS;
  /** Index of the last frame that does not begin after a second; -1: none. */
  const lastAt = (seconds: number) =>
    entries.findLastIndex(({ sample }) => sample.timestamp <= seconds + SAME_SECONDS);
  const follows = (index: number) => {
    const previous = entries[index]?.previous;
    return typeof previous === 'number' && isSame(previous, secondsOf(index - 1));
  };
  const isEnd = (index: number) => fileEnd !== null && isSame(secondsOf(index), fileEnd);

  return {
    add(sample, previous) {
      const at = lastAt(sample.timestamp);
      const known = entries[at];
      if (known && isSame(known.sample.timestamp, sample.timestamp)) {
        known.previous ??= previous;
        if (known.sample !== sample) sample.close();
        return;
      }
      entries.splice(at + 1, 0, { sample, previous });
    },
    noteFileEnd(seconds) {
      fileEnd = seconds;
    },
    noteFileStart(seconds) {
      const entry = entries[lastAt(seconds)];
      if (entry && isSame(entry.sample.timestamp, seconds)) entry.previous = null;
    },
    nearest(seconds) {
      const at = lastAt(seconds);
      const [before, after] = [entries[at]?.sample, entries[at + 1]?.sample];
      if (!before || !after) return before ?? after ?? null;
      return after.timestamp - seconds < seconds - before.timestamp ? after : before;
    },
    stretchAt(seconds) {
      const at = lastAt(seconds);
      const isShown =
        at >= 0
          ? isSame(secondsOf(at), seconds) || follows(at + 1) || isEnd(at)
          : entries[0]?.previous === null;
      if (!isShown) return null;
      const shown = Math.max(0, at);
      let [first, last] = [shown, shown];
      while (follows(first)) first -= 1;
      while (follows(last + 1)) last += 1;
      return {
        ...{ start: secondsOf(first), end: secondsOf(last) },
        ...{ before: shown - first, after: last - shown },
        ...{ isFileStart: entries[first]?.previous === null, isFileEnd: isEnd(last) },
      };
    },
    trim(seconds, most) {
      const distance = (at: number) => (at <= seconds ? seconds - at : (at - seconds) * AFTER_WEIGHT);
      while (entries.length > most) {
        const isFirstFarther = distance(secondsOf(0)) >= distance(secondsOf(entries.length - 1));
        const lost = isFirstFarther ? entries.shift() : entries.pop();
        lost?.sample.close();
      }
    },
    clear() {
      for (const { sample } of entries) sample.close();
      entries = [];
    },
  };
}
