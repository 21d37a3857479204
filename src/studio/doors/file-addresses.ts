import { randomBytes } from 'node:crypto';
import type { ServedFile } from '../../base/files/file-reply.ts';
import { mediaTypeOf } from '../../base/files/media-type.ts';

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
  find(token: string): ServedFile | null;
};

export function createFileAddresses(): FileAddresses {
  const byToken = new Map<string, ServedFile>();
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
