import type { Plan } from '../../shared/plan/plan.ts';
import { secondsAt } from '../../shared/time.ts';

/** Bits a pixel of typical film at CRF 23; a CRF lower by 6 doubles it. Guessed high: too much asked for only waits. */
const BITS_PER_PIXEL_AT_23 = 0.12;
/** Without loss, and for pictures: about half of what 4:2:0 holds raw. */
const LOSSLESS_BITS_PER_PIXEL = 6;
const SOUND_BITS_PER_SECOND = 192_000;
/** What a guess may be wrong by. */
const MARGIN = 1.5;
/** Beside the segments: lists, sound, the browser's profile. */
const SCRATCH_BYTES = 2_000_000;

export type FilmSize = Pick<Plan, 'widthPx' | 'heightPx' | 'rate' | 'totalFrames' | 'encode' | 'sound'>;

/** Bytes the finished film may have, guessed from size, length and quality. */
export function filmBytes(film: FilmSize): number {
  const seconds = secondsAt(film.totalFrames, film.rate);
  const sound = film.sound ? (SOUND_BITS_PER_SECOND * seconds) / 8 : 0;
  const { quality } = film.encode;
  if (quality.kind === 'bitrate') return Math.ceil((quality.bitsPerSecond * seconds) / 8 + sound);
  const bitsPerPixel =
    quality.kind === 'lossless'
      ? LOSSLESS_BITS_PER_PIXEL
      : BITS_PER_PIXEL_AT_23 * 2 ** ((23 - quality.crf) / 6);
  return Math.ceil((film.widthPx * film.heightPx * film.totalFrames * bitsPerPixel) / 8 + sound);
}

/** One use of a disk. Two with the same `disk` share its room. */
export type DiskNeed = { readonly path: string; readonly disk: string; readonly bytes: number };
export type DiskRoom = { readonly disk: string; readonly freeBytes: number };

/** What each place of a render must hold. `isCached`: segments are kept, and then not also in the temporary folder. */
export function bytesByPlace(
  film: FilmSize,
  isCached: boolean,
): { temp: number; cache: number; output: number } {
  const bytes = Math.ceil(filmBytes(film) * MARGIN);
  return { temp: bytes + SCRATCH_BYTES, cache: isCached ? bytes : 0, output: bytes };
}

export type Shortage = { readonly path: string; readonly neededBytes: number; readonly freeBytes: number };

/** The first disk with too little room, or null. A disk whose room is unknown is taken to have enough. */
export function diskShortage(needs: readonly DiskNeed[], rooms: readonly DiskRoom[]): Shortage | null {
  for (const { disk, freeBytes } of rooms) {
    const here = needs.filter((need) => need.disk === disk && need.bytes > 0);
    const neededBytes = here.reduce((sum, { bytes }) => sum + bytes, 0);
    if (neededBytes > freeBytes) return { path: here[0]?.path ?? '', neededBytes, freeBytes };
  }
  return null;
}

/** `needs 1.2 GB in /data, 0.3 GB is free`. */
export function shortageText({ path, neededBytes, freeBytes }: Shortage): string {
  return `the disk is full: the job needs about ${readableBytes(neededBytes)} at ${path}, ${readableBytes(freeBytes)} is free`;
}

function readableBytes(bytes: number): string {
  const [size, unit] = bytes >= 1e9 ? [bytes / 1e9, 'GB'] : [bytes / 1e6, 'MB'];
  return `${size.toFixed(1)} ${unit}`;
}
