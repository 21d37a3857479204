import { normalize, join, sep } from 'node:path';
import type { ServedFile } from '../../base/files/file-reply.ts';
import { mediaTypeOf } from '../../base/files/media-type.ts';

/**
 * What the window may load and from where. Inline styles are allowed because the widgets' library (Radix) writes
 * them into the page; inline scripts are not.
 */
export const WINDOW_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const WINDOW_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': WINDOW_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/** The file of the built window for the path of an address; null for one that leaves the folder or is no path at all. */
export function windowFile(windowDir: string, urlPath: string): ServedFile | null {
  const name = decoded(urlPath === '/' ? '/index.html' : urlPath);
  if (name === null || name.includes('\0') || name.includes('\\')) return null;
  const path = normalize(join(windowDir, name));
  if (!path.startsWith(windowDir + sep)) return null;
  return { path, mediaType: mediaTypeOf(path), downloadName: null, stamp: null };
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
