import type { StageFilm } from '../../shared/stage-film.ts';
import type { AssetUrl } from '../draw/cue-view.ts';
import { imageCues } from '../draw/load-images.ts';
import { photoAddresses } from './photo-addresses.ts';

/** A drawing is made a picture of twice the stage's larger side, so that it stays sharp where a cue enlarges it. */
const PIXELS_A_STAGE_PIXEL = 2;
const LARGEST_SIDE_PX = 4096;

const served = (name: string) => `film/${encodeURIComponent(name)}`;
/** An address of its own: what is fetched from an image's address takes the image's place in the browser's memory. */
const fetched = (name: string) => `${served(name)}?fetched`;
const isDrawing = (name: string) => /\.svg$/i.test(name);
/** Addresses of drawings once replaced, for later segments of the film on this page. */
const replaced = new Map<string, string>();
const read = new Set<string>();

/**
 * Where the page finds each asset of a film. An SVG image that holds `foreignObject`, as diagram editors write, is
 * replaced by a picture of itself: Chromium does not let a page read such a drawing back, and leaves it out of what
 * it draws on a canvas. Photos are replaced for the cues that show them (see `photoAddresses`).
 */
export async function assetAddresses(film: StageFilm): Promise<AssetUrl> {
  const images = imageCues(film.cues);
  const names = new Set(
    images.map(({ asset }) => asset).filter((name) => isDrawing(name) && !read.has(name)),
  );
  await Promise.all(
    [...names].map(async (name) => {
      const blob = await (await fetch(fetched(name))).blob();
      read.add(name);
      if (!/\bforeignObject\b/.test(await blob.text())) return;
      const address = await pictureOf(await dataAddress(blob), Math.max(film.widthPx, film.heightPx));
      if (address !== null) replaced.set(name, address);
    }),
  );
  const photos = await photoAddresses(film, (name) => (isDrawing(name) ? null : fetched(name)));
  return (name, cue) => (cue && photos.get(cue)) ?? replaced.get(name) ?? served(name);
}

/** The drawing as an SVG of the same size that holds nothing but a picture of it; null where it cannot be decoded. */
async function pictureOf(drawing: string, stagePx: number): Promise<string | null> {
  const image = new Image();
  image.src = drawing; // from a data address alone it may be read back
  const isDecoded = await image.decode().then(
    () => true,
    () => false,
  );
  const [widthPx, heightPx] = [image.naturalWidth, image.naturalHeight];
  if (!isDecoded || widthPx === 0 || heightPx === 0) return null; // named as unreadable when it is loaded
  const side = Math.min(LARGEST_SIDE_PX, PIXELS_A_STAGE_PIXEL * stagePx);
  const scale = side / Math.max(widthPx, heightPx);
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(widthPx * scale));
  canvas.height = Math.max(1, Math.round(heightPx * scale));
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const size = `width="${widthPx}" height="${heightPx}"`;
  const picture = `<image ${size} preserveAspectRatio="none" href="${canvas.toDataURL()}"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${widthPx} ${heightPx}">${picture}</svg>`;
  return dataAddress(new Blob([svg], { type: 'image/svg+xml' }));
}

function dataAddress(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error ?? new Error('a file could not be read'));
    reader.readAsDataURL(blob);
  });
}
