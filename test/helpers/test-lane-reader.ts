import { Writable } from 'node:stream';
import type { Lane } from '../../src/shared/contract/page.ts';
import { matroskaHeader, pictureHeader } from '../../src/engine/render/raw-matroska.ts';
import { readLane } from './test-matroska.ts';

/** For tests: a pipe that holds so many bytes and no more. A write is done once all its bytes are in the pipe. */
export class BoundedPipe extends Writable {
  readonly #capacityBytes: number;
  #held: Buffer = Buffer.alloc(0);
  #rest: Buffer = Buffer.alloc(0);
  #done: (() => void) | null = null;

  constructor(capacityBytes: number) {
    super({ highWaterMark: 1 });
    this.#capacityBytes = capacityBytes;
  }

  override _write(chunk: Buffer, _: string, done: () => void): void {
    this.#rest = Buffer.from(chunk); // the writer may change its buffer once this is done
    this.#done = done;
    this.#admit();
  }

  #admit(): void {
    const free = this.#capacityBytes - this.#held.length;
    this.#held = Buffer.concat([this.#held, this.#rest.subarray(0, free)]);
    this.#rest = this.#rest.subarray(free);
    if (this.#rest.length > 0 || !this.#done) return;
    const done = this.#done;
    this.#done = null;
    done();
  }

  /** At most `bytes` of what is in the pipe; makes room for more. */
  take(bytes: number): Buffer {
    const taken = this.#held.subarray(0, bytes);
    this.#held = this.#held.subarray(taken.length);
    this.#admit();
    return taken;
  }

  get hasEnded(): boolean {
    return this.writableFinished && this.#held.length === 0;
  }
}

type Picture = { readonly tick: number; readonly alpha: number };

/** One lane as ffmpeg reads it: picture by picture, none before the one before is whole. */
class LaneReader {
  readonly #pipe: BoundedPipe;
  readonly #pictureBytes: number;
  readonly #headerBytes: number;
  #header: Buffer | null = null;
  #received: Buffer = Buffer.alloc(0);
  readonly pictures: Picture[] = [];
  /** What the overlay filter shows, and what it knows to come next. */
  shown: Picture | null = null;
  next: Picture | null = null;

  constructor({ widthPx, heightPx }: Lane, pipe: BoundedPipe) {
    this.#pipe = pipe;
    this.#headerBytes = matroskaHeader(widthPx, heightPx).length;
    const bytes = widthPx * heightPx * 2.5;
    this.#pictureBytes = pictureHeader(0, bytes).length + bytes;
  }

  get hasEnded(): boolean {
    return this.#pipe.hasEnded && this.pictures.length === 0;
  }

  /** Whether it is known how long the lane looks as it does. */
  get isKnown(): boolean {
    return this.next !== null || this.hasEnded;
  }

  /** Reads on to the end of one picture at most. True where a byte came. */
  read(): boolean {
    for (let hasRead = false; ; hasRead = true) {
      const whole = this.#header ? this.#pictureBytes : this.#headerBytes;
      const taken = this.#pipe.take(whole - this.#received.length);
      if (taken.length === 0) return hasRead;
      this.#received = Buffer.concat([this.#received, taken]);
      if (this.#received.length < whole) continue;
      const received = this.#received;
      this.#received = Buffer.alloc(0);
      if (!this.#header) {
        this.#header = received;
        continue;
      }
      for (const { tick, bytes } of readLane(Buffer.concat([this.#header, received])).pictures)
        this.pictures.push({ tick, alpha: bytes.at(-1) as number });
      return true;
    }
  }
}

/**
 * For tests: takes lanes as ffmpeg does. It opens them one after the other (in `order`) and reads the header and
 * `openingPictures` pictures of each before it looks at the next. Then it lays frame after frame, each once it knows
 * the next picture of every lane, and waits for one lane at a time: the one `choose` picks of those it needs. Beside
 * that it reads up to `aheadPictures` of each lane, as ffmpeg's reading threads do.
 */
export function laneReader(options: {
  readonly lanes: readonly Lane[];
  readonly pipes: readonly BoundedPipe[];
  readonly order: readonly number[];
  readonly totalFrames: number;
  readonly aheadPictures: number;
  readonly choose: (count: number) => number;
}) {
  const { totalFrames, aheadPictures, choose } = options;
  const lanes = options.lanes.map((lane, index) => new LaneReader(lane, options.pipes[index] as BoundedPipe));
  const toOpen = options.order.map((index) => lanes[index] as LaneReader);
  /** For each frame laid, the alpha of every lane. */
  const frames: number[][] = [];
  let awaited: LaneReader | null = null;
  let hasFailed = false;

  function open(): boolean {
    const [lane] = toOpen;
    if (!lane) return false;
    if (lane.pictures.length > 0) return Boolean(toOpen.shift());
    hasFailed = lane.hasEnded; // ffmpeg's "End of file"
    return lane.read();
  }

  /** Waits for one lane; true where it moved on. */
  function know(lane: LaneReader): boolean {
    const next = lane.pictures.shift();
    if (!next) return lane.read();
    lane.next = next;
    awaited = null;
    return true;
  }

  function lay(): boolean {
    const unknown = lanes.filter(({ isKnown }) => !isKnown);
    if (unknown.length > 0) {
      if (!awaited || !unknown.includes(awaited)) awaited = unknown[choose(unknown.length)] as LaneReader;
      return know(awaited);
    }
    for (const lane of lanes)
      if (lane.next && lane.next.tick <= frames.length) [lane.shown, lane.next] = [lane.next, null];
    if (lanes.every(({ isKnown }) => isKnown)) frames.push(lanes.map(({ shown }) => shown?.alpha ?? 0));
    return true;
  }

  return {
    frames,
    /** A lane ended before it had a picture. */
    get hasFailed(): boolean {
      return hasFailed;
    },
    get isDone(): boolean {
      return frames.length === totalFrames;
    },
    /** Goes as far as what is in the pipes allows; true where that was anywhere. */
    step(): boolean {
      let hasMoved = false;
      for (let moves = true; moves && !this.isDone;) {
        moves = toOpen.length > 0 ? open() : lay();
        if (toOpen.length === 0)
          for (const lane of lanes) if (lane.pictures.length < aheadPictures && lane.read()) moves = true;
        hasMoved ||= moves;
      }
      return hasMoved;
    },
  };
}
