import type { ColorTags } from '../../../../shared/media.ts';
import { VideoSampleSink } from 'mediabunny';
import { openVideo } from '../preview/open-video.ts';

export type ThumbnailWish = {
  readonly url: string;
  readonly color: ColorTags;
  /** From the file's zero. */
  readonly seconds: number;
  /** Time stamp of the file's zero. */
  readonly startSeconds: number;
  readonly widthPx: number;
  readonly heightPx: number;
};

const MOST_KEPT = 600;
/** Oldest first. */
const kept = new Map<string, ImageBitmap>();
/** Asked for last, drawn first: what is in view now matters most. */
const wishes: { readonly wish: ThumbnailWish; readonly show: (bitmap: ImageBitmap) => void }[] = [];
let isBusy = false;

const keyOf = (url: string, seconds: number) => `${url} ${seconds}`;

export function knownThumbnail(url: string, seconds: number): ImageBitmap | null {
  return kept.get(keyOf(url, seconds)) ?? null;
}

/** Has a thumbnail made, one at a time, when the window has nothing better to do. Returns what takes the wish back. */
export function wantThumbnail(wish: ThumbnailWish, show: (bitmap: ImageBitmap) => void): () => void {
  const entry = { wish, show };
  wishes.push(entry);
  void work();
  return () => {
    const index = wishes.indexOf(entry);
    if (index >= 0) wishes.splice(index, 1);
  };
}

async function work(): Promise<void> {
  if (isBusy) return;
  isBusy = true;
  try {
    for (let next = wishes.pop(); next; next = wishes.pop()) {
      await idle();
      const bitmap = await make(next.wish).catch(() => null); // a strip with a gap; the preview tells why
      if (!bitmap) continue;
      keep(keyOf(next.wish.url, next.wish.seconds), bitmap);
      next.show(bitmap);
    }
  } finally {
    isBusy = false;
  }
}

async function make({
  url,
  color,
  seconds,
  startSeconds,
  widthPx,
  heightPx,
}: ThumbnailWish): Promise<ImageBitmap | null> {
  const video = await openVideo(url, color);
  if (!video) return null;
  const key = await video.packets.getKeyPacket(startSeconds + seconds, { verifyKeyPackets: false });
  // the nearest key frame is picture enough, and costs one decoded frame
  const sample = await new VideoSampleSink(video.track).getSample(key?.timestamp ?? startSeconds + seconds);
  if (!sample) return null;
  try {
    const canvas = new OffscreenCanvas(widthPx, heightPx);
    const context = canvas.getContext('2d');
    if (!context) return null;
    sample.draw(context, 0, 0, widthPx, heightPx);
    return canvas.transferToImageBitmap();
  } finally {
    sample.close();
  }
}

function keep(key: string, bitmap: ImageBitmap): void {
  kept.set(key, bitmap);
  for (const [oldest, old] of kept) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
    old.close();
  }
}

function idle(): Promise<void> {
  return new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: 500 }));
}
