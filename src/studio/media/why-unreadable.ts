import { openMediaFile } from '../../engine/probe/media-file.ts';

const HEAD_BYTES = 4096;

/** Files people take for media, by how they begin. */
const OTHER_KINDS: readonly (readonly [RegExp | string, string])[] = [
  [
    /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*(?:<!DOCTYPE svg[^>]*>\s*)?<svg/i,
    'is an SVG drawing, which cannot be read yet; export it as PNG',
  ],
  [/^\s*<(?:!doctype html|html)/i, 'is a web page, not the film: the download went wrong; download it again'],
  [/^%PDF-/, 'is a PDF document; export its pages as PNG'],
  ['PK\u0003\u0004', 'is a ZIP archive or an office document; unpack or export it first'],
  [/^(?:Rar!|7z\u00bc\u00af)/, 'is an archive; unpack it first'],
  [/^#EXTM3U/, 'is a playlist, not the film itself; download the film it names'],
];

/** Matroska, AVI and WAV, Ogg, PNG, JPEG, MP3, FLAC. */
const MEDIA_HEADS = ['\u001aE\u00df\u00a3', 'RIFF', 'OggS', '\u0089PNG', '\u00ff\u00d8\u00ff', 'ID3', 'fLaC'];

/**
 * Why a file that could not be read is no media, and what to do, as the rest of a sentence that begins with its name; null
 * where its beginning does not say.
 */
export function whyUnreadable(head: Uint8Array): string | null {
  if (head.length > 0 && head.every((byte) => byte === 0))
    return 'holds nothing but zero bytes: it was never written whole; copy or download it again';
  const text = Buffer.from(head).toString('latin1');
  for (const [begins, why] of OTHER_KINDS)
    if (typeof begins === 'string' ? text.startsWith(begins) : begins.test(text)) return why;
  if (/^.{4}(?:ftyp|mdat|wide|free|skip)/s.test(text))
    return 'is cut short: the end, where its index lies, is missing; copy or record it again';
  if (MEDIA_HEADS.some((begins) => text.startsWith(begins)))
    return 'begins as media does, but is damaged or cut short; copy or export it again';
  return isText(head) ? 'is a text file, not a picture or sound; its name may be wrong' : null;
}

/** UTF-8 without control characters. The last letter may be cut. */
function isText(head: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    // eslint-disable-next-line no-control-regex -- they are what is looked for
    return text !== '' && !/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text);
  } catch {
    return false;
  }
}

/** The first bytes of a file; none where it cannot be read or is none. */
export async function headOf(path: string): Promise<Uint8Array> {
  const file = await openMediaFile(path).catch(() => null); // why not was said already
  if (!file) return new Uint8Array();
  try {
    const { buffer, bytesRead } = await file.handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.handle.close();
  }
}
