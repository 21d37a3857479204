import type { Placement } from '../../../../shared/plan/plan.ts';
import { pictureAt, type Picture, type WatchedFilm } from '../../../../shared/film/watch-film.ts';
import { pictureBoxes } from './draw-picture.ts';
import { createFrameReader, type FrameReader, type Going } from './frame-reader.ts';
import type { MediaFile, MediaFiles } from './media-file.ts';
import type { Lease } from './media-pool.ts';

export type PictureState = 'exact' | 'near' | 'none';

export type PictureLayer = {
  /**
   * Draws the picture of a frame as far as it is decoded. While playing rather the nearest one than the one before; standing
   * still only where it is much nearer.
   */
  draw(frame: number, isPlaying: boolean): PictureState;
  setFilm(film: WatchedFilm, urlOf: (mediaId: string) => string | null): void;
  dispose(): void;
};

type Reading = {
  readonly lease: Lease<MediaFile>;
  /** Null until the file is open. */
  reader: FrameReader | null;
  toReader: (seconds: number) => number;
};
type Sample = NonNullable<ReturnType<FrameReader['current']>>['sample'];

/** Readers of clips that were not shown lately are let go, with their decoders. */
const MOST_READERS = 2;
/** Decoded frames held of the file that is shown: 139 of 1280x720, 61 of 1920x1080; and of one shown before. */
const SHOWN_BYTES = 192e6;
const RESTING_BYTES = 48e6;
/** After a cut to another file, the picture so far from the one to show tells more than that of the file before. */
const NEAR_SECONDS = 2;

/** The picture under the cues, in stage pixels. */
export function createPictureLayer(
  canvas: HTMLCanvasElement,
  files: MediaFiles,
  events: {
    onFrame(): void;
    onUndecodable(mediaId: string, url: string): void;
    onError(mediaId: string, error: unknown): void;
  },
): PictureLayer {
  const context = canvas.getContext('2d', { alpha: false });
  /** By address; newest last. */
  const readers = new Map<string, Reading>();
  let film: WatchedFilm | null = null;
  let urlOf: (mediaId: string) => string | null = () => null;
  let lastFrame = 0;
  let way: Going = 'still';
  /** What is on the canvas: a frame that comes again is not drawn again. */
  let drawn: {
    readonly sample: Sample;
    /** Kept beside: a sample that is closed still has it, and is not to be asked. */
    readonly seconds: number;
    readonly reader: FrameReader;
    readonly placement: Placement;
  } | null = null;
  let shown: FrameReader | null = null;

  function letGo(url: string, { reader, lease }: Reading): void {
    readers.delete(url);
    if (reader === shown) shown = null;
    reader?.dispose();
    lease.release();
  }

  function readerOf({ clip }: Picture, url: string): Reading {
    const known = readers.get(url);
    if (known) {
      readers.delete(url);
      readers.set(url, known);
      return known;
    }
    const entry: Reading = { lease: files.take(url), reader: null, toReader: (seconds) => seconds };
    readers.set(url, entry);
    entry.lease.file.video(clip.color).then(
      (video) => {
        if (readers.get(url) !== entry) return;
        if (!video) return events.onUndecodable(clip.mediaId, url);
        const { num, den } = clip.video.timeBase;
        const offset = video.offsetOf(((clip.mapping.ticks[0] ?? 0) * num) / den);
        entry.toReader = (seconds) => seconds + offset;
        const told = {
          onFrame: events.onFrame,
          onError: (error: unknown) => events.onError(clip.mediaId, error),
        };
        entry.reader = createFrameReader(video.frames, told, SHOWN_BYTES);
        events.onFrame();
      },
      (error: unknown) => {
        entry.lease.discard(); // a network error may pass
        if (readers.get(url) === entry) events.onError(clip.mediaId, error);
      },
    );
    for (const [oldest, reading] of readers) {
      if (readers.size <= MOST_READERS) break;
      letGo(oldest, reading);
    }
    return entry;
  }

  function clear(): void {
    if (!context || !film) return;
    drawn = null;
    context.fillStyle = film.background;
    context.fillRect(0, 0, canvas.width, canvas.height);
  }

  /** Standing still a picture that is not the frame's own is worth drawing where it is of a place far closer to it. */
  function isMuchNearer({ timestamp }: Sample, seconds: number, reader: FrameReader): boolean {
    const away = Math.abs(timestamp - seconds);
    return drawn?.reader === reader ? away < Math.abs(drawn.seconds - seconds) / 2 : away < NEAR_SECONDS;
  }

  return {
    setFilm(next, nextUrlOf) {
      film = next;
      urlOf = nextUrlOf;
      drawn = null;
      const urls = new Set(next.clips.map(({ mediaId }) => urlOf(mediaId)));
      // what could not be read is tried again, and told again
      for (const [url, reading] of readers) if (!reading.reader || !urls.has(url)) letGo(url, reading);
      if (canvas.width !== next.widthPx) canvas.width = next.widthPx; // setting a size clears the canvas
      if (canvas.height !== next.heightPx) canvas.height = next.heightPx;
    },
    draw(frame, isPlaying) {
      const picture = film && pictureAt(film, frame);
      if (!picture) {
        clear();
        return 'exact';
      }
      const url = urlOf(picture.clip.mediaId);
      const found = url === null ? undefined : readerOf(picture, url);
      if (!film || !found?.reader) return 'none';
      const { num, den } = picture.clip.video.timeBase;
      const seconds = found.toReader((picture.tick * num) / den);
      if (!isPlaying) way = 'still';
      else if (frame !== lastFrame) way = frame < lastFrame ? 'back' : 'onwards';
      lastFrame = frame;
      if (shown !== found.reader) shown?.limit(RESTING_BYTES);
      shown = found.reader;
      shown.limit(SHOWN_BYTES);
      shown.want(seconds, way);
      const current = shown.current(seconds);
      const { placement } = picture.clip;
      if (!current || !(current.isExact || isPlaying || isMuchNearer(current.sample, seconds, shown)))
        return 'none';
      if (drawn?.sample !== current.sample || drawn.placement !== placement) {
        clear();
        drawSample(context, current.sample, placement);
        drawn = { sample: current.sample, seconds: current.sample.timestamp, reader: shown, placement };
      }
      return current.isExact ? 'exact' : 'near';
    },
    dispose() {
      for (const [url, reading] of readers) letGo(url, reading);
    },
  };
}

function drawSample(context: CanvasRenderingContext2D | null, sample: Sample, placement: Placement): void {
  if (!context) return;
  context.imageSmoothingQuality = 'high';
  const { from, to } = pictureBoxes(placement, {
    widthPx: sample.displayWidth,
    heightPx: sample.displayHeight,
  });
  sample.draw(
    ...([context, from.xPx, from.yPx, from.widthPx, from.heightPx] as const),
    ...([to.xPx, to.yPx, to.widthPx, to.heightPx] as const),
  );
}
