import { StudioError } from '../errors.ts';
import { asList, asObject } from './json/loose.ts';

/** Largest document, in bytes of UTF-8: 10 MB. */
const MAX_DOCUMENT_BYTES = 10 * 1024 * 1024;
/** Most cues of a scenario, those in groups included. */
export const MAX_CUES = 100_000;
/** Most frames of a film: a day at 115 frames per second. */
export const MAX_FRAMES = 10_000_000;
/** Most pixels of a film over all its frames: a day of 8K at 30 frames per second. */
export const MAX_PIXEL_FRAMES = 1e14;

function utf8Bytes(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) bytes += code > 0x7ff && (code < 0xd800 || code > 0xdfff) ? 2 : 1; // a surrogate is half of 4 bytes
  }
  return bytes;
}

/** Throws StudioError `scenario.limit` for a document that is too large to be read. */
export function refuseLargeDocument(text: string): void {
  const isOver = text.length > MAX_DOCUMENT_BYTES || utf8Bytes(text) > MAX_DOCUMENT_BYTES;
  if (!isOver) return;
  throw new StudioError(
    'scenario.limit',
    `a scenario may have 10 MB, not ${(text.length / 2 ** 20).toFixed(1)} MB`,
    {
      details: { limit: 'bytes', maximum: MAX_DOCUMENT_BYTES },
    },
  );
}

/** Throws StudioError `scenario.limit` where there are too many cues; counts children. */
export function refuseManyCues(document: unknown): void {
  const waiting: unknown[] = [asObject(document)['cues']];
  let count = 0;
  while (waiting.length > 0) {
    const cues = asList(waiting.pop());
    count += cues.length;
    for (const cue of cues)
      if (asObject(cue)['children'] !== undefined) waiting.push(asObject(cue)['children']);
  }
  if (count <= MAX_CUES) return;
  throw new StudioError('scenario.limit', `a scenario may have ${MAX_CUES} cues, not ${count}`, {
    details: { limit: 'cues', maximum: MAX_CUES, found: count },
  });
}
