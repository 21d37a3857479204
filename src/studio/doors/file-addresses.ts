import { randomBytes } from 'node:crypto';
import { extname } from 'node:path';

/** A file the window may load, and under which name it is saved where it is to be saved. */
export type AddressedFile = {
  readonly path: string;
  readonly mediaType: string;
  /** Null: shown, not downloaded. */
  readonly downloadName: string | null;
  /** See `fileStamp`: served only while the file is still this one. Null: whatever it is by then. */
  readonly stamp: string | null;
};

export const MEDIA_PATH = '/studio/media/';
const TOKEN_BYTES = 24;

/**
 * Addresses of files on the window's own origin. Nobody can guess one, and only what the engine has named can be read: the
 * window never says a path. They live as long as the program.
 */
export type FileAddresses = {
  /**
   * `/studio/media/TOKEN`; the same file has the same address. With a `stamp` a file that changed has another one, and the old
   * address serves nothing more: half of a decoder's bytes would be of the one, half of the other.
   */
  addressOf(
    path: string,
    options?: { readonly downloadName?: string; readonly stamp?: string | null },
  ): string;
  /** Null where there is no such token. */
  find(token: string): AddressedFile | null;
};

export function createFileAddresses(): FileAddresses {
  const byToken = new Map<string, AddressedFile>();
  const tokens = new Map<string, string>();
  return {
    addressOf(path, { downloadName, stamp = null } = {}) {
      const key = `${downloadName ?? ''}\0${stamp ?? ''}\0${path}`;
      const known = tokens.get(key);
      if (known !== undefined) return MEDIA_PATH + known;
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      tokens.set(key, token);
      byToken.set(token, {
        path,
        mediaType: mediaTypeOf(downloadName ?? path),
        downloadName: downloadName ?? null,
        stamp,
      });
      return MEDIA_PATH + token;
    },
    find: (token) => byToken.get(token) ?? null,
  };
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
  '.avif': 'image/avif',
  '.bmp': 'image/bmp',
  '.ico': 'image/x-icon',
  '.mp4': 'video/mp4',
  '.m4v': 'video/mp4',
  '.mov': 'video/mp4',
  '.webm': 'video/webm',
  '.mkv': 'video/x-matroska',
  '.mp3': 'audio/mpeg',
  '.m4a': 'audio/mp4',
  '.aac': 'audio/aac',
  '.ogg': 'audio/ogg',
  '.opus': 'audio/ogg',
  '.flac': 'audio/flac',
  '.wav': 'audio/wav',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.otf': 'font/otf',
  '.wasm': 'application/wasm',
};

/** By the ending of the name; `application/octet-stream` for any other. */
export function mediaTypeOf(path: string): string {
  return MEDIA_TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream';
}
