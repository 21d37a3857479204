import type { PictureSize } from './photo-size.ts';

/** A JPEG with its pixels, as large as it is shown: upright. */
export type Photo = PictureSize & {
  /** The address of a PNG of it, its sides halved so often. */
  picture(halvings: number): Promise<string>;
  close(): void;
};

/** Null for what is no JPEG, cannot be decoded (it is named when it is loaded), or is only ever decoded whole. */
export async function readPhoto(address: string): Promise<Photo | null> {
  const file = await readJpeg(address);
  const bitmap = await (file && createImageBitmap(file).catch(() => null));
  if (!bitmap) return null;
  const { width: widthPx, height: heightPx } = bitmap;
  if (widthPx % 8 !== 0 || heightPx % 8 !== 0) {
    bitmap.close(); // not of whole blocks, which are 8 or 16 pixels wide and high
    return null;
  }
  return {
    ...{ widthPx, heightPx },
    picture: (halvings) => pictureOf(bitmap, halvings),
    close: () => bitmap.close(),
  };
}

/** No more is read of other files than their first bytes. */
async function readJpeg(address: string): Promise<Blob | null> {
  const reader = (await fetch(address)).body?.getReader();
  if (!reader) return null;
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    parts.push(read.value);
    if (parts.length > 1 || startsAsJpeg(read.value)) continue;
    await reader.cancel();
    return null;
  }
  return new Blob(parts, { type: 'image/jpeg' });
}

function startsAsJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
}

async function pictureOf(photo: ImageBitmap, halvings: number): Promise<string> {
  const canvas = document.createElement('canvas');
  canvas.width = photo.width / 2 ** halvings;
  canvas.height = photo.height / 2 ** halvings;
  const { width: resizeWidth, height: resizeHeight } = canvas;
  const small = await createImageBitmap(photo, { resizeWidth, resizeHeight, resizeQuality: 'high' });
  // no alpha, which a photo has none of; in main memory, where it is read
  canvas.getContext('2d', { alpha: false, willReadFrequently: true })?.drawImage(small, 0, 0);
  small.close();
  const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
  if (!picture) throw new Error('a photo could not be kept as a picture');
  return URL.createObjectURL(picture);
}
