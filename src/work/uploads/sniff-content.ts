import { fileTypeFromBuffer } from 'file-type';

/** As many bytes of a file's start as are looked at. */
export const SNIFFED_BYTES = 4100;

/** Containers whose media type does not say whether they hold pictures or sound. */
const MEDIA_CONTAINERS = new Set(['application/mxf', 'application/ogg', 'application/vnd.ms-asf']);

/** The media type by content, or null for what a film is not made from. Names and headers of a request are not believed. */
export async function sniffContent(start: Uint8Array): Promise<string | null> {
  const type = (await fileTypeFromBuffer(start))?.mime;
  if (type === undefined) return null;
  return /^(?:video|audio|image|font)\//.test(type) || MEDIA_CONTAINERS.has(type) ? type : null;
}
