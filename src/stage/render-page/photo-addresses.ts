import type { StageFilm, StageImageCue } from '../../shared/stage-film.ts';
import { forgetImage, imageCues } from '../draw/load-images.ts';
import { readPhoto, type Photo } from './read-photo.ts';
import { halvingsFor, type PictureSize } from './photo-size.ts';

/** Addresses of pictures made of photos, by halvings and asset, for later segments of the film on this page. */
const made = new Map<string, string>();
/** Sizes of photos; null: no photo, or one that is shown as it is. */
const sizes = new Map<string, PictureSize | null>();

/**
 * A picture without loss for each image cue that shows a photo. Chromium decodes JPEG straight to a half, a quarter or an eighth
 * where its blocks allow that and no larger picture of it is at hand: what is drawn would depend on what the page drew before,
 * and so on the segments. Each picture is as large as its cue ever shows it, and made once; those that no cue of the film
 * shows are let go. `addressOf` gives null for what is known to be no photo.
 */
export async function photoAddresses(
  film: StageFilm,
  addressOf: (name: string) => string | null,
): Promise<ReadonlyMap<StageImageCue, string>> {
  const found = new Map<StageImageCue, string>();
  const used = new Set<string>();
  const images = imageCues(film.cues);
  for (const name of new Set(images.map(({ asset }) => asset))) {
    const cues = images.filter(({ asset }) => asset === name);
    const address = addressOf(name);
    // one after the other: each takes all its pixels in memory
    if (address !== null)
      for (const [cue, key] of await makePictures(film, { name, cues, address })) {
        used.add(key);
        found.set(cue, made.get(key) as string);
      }
  }
  for (const [key, address] of made) if (!used.has(key)) forget(key, address);
  return found;
}

/** Makes what is missing of the pictures for these cues of one asset, and gives the key of each cue's. */
async function makePictures(
  film: StageFilm,
  { name, cues, address }: { name: string; cues: readonly StageImageCue[]; address: string },
): Promise<Map<StageImageCue, string>> {
  const keys = new Map<StageImageCue, string>();
  let photo: Photo | null = null;
  try {
    if (!sizes.has(name)) {
      photo = await readPhoto(address);
      sizes.set(name, photo);
    }
    const size = sizes.get(name);
    if (!size) return keys;
    for (const cue of cues) {
      // what a group makes of the size of a child is not known before it is laid out
      const halvings = film.cues.includes(cue) ? halvingsFor(cue, size, film) : 0;
      const key = `${halvings} ${name}`;
      keys.set(cue, key);
      if (made.has(key)) continue;
      photo ??= await readPhoto(address);
      if (!photo) throw new Error(`the image ${name} changed while the film was drawn`);
      made.set(key, await photo.picture(halvings));
    }
    return keys;
  } finally {
    photo?.close();
  }
}

function forget(key: string, address: string): void {
  URL.revokeObjectURL(address);
  forgetImage(address);
  made.delete(key);
}
