import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { ServedFile } from '../../base/files/file-reply.ts';
import { mediaTypeOf } from '../../base/files/media-type.ts';

export const MEDIA_PATH = '/studio/media/';

/**
 * Addresses of files on the window's own origin. An address is the file's path, sealed: nobody can make one, read one or
 * change one, only what the engine has named can be read, and nothing is remembered however many there are. They live as
 * long as the program, whose keys are its own.
 */
export type FileAddresses = {
  /**
   * `/studio/media/TOKEN`; the same file has the same address. With a `stamp` a file that changed has another one, and the old
   * address serves nothing more: half of a decoder's bytes would be of the one, half of the other.
   */
  addressOf(
    path: string,
    options?: { readonly downloadName?: string | null; readonly stamp?: string | null },
  ): string;
  /** Null for a token that was not given here. */
  find(token: string): ServedFile | null;
};

/** Encrypts and proves who encrypted. */
const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const TAG = { authTagLength: TAG_BYTES };

type Named = readonly [path: string, downloadName: string | null, stamp: string | null];

export function createFileAddresses(): FileAddresses {
  const sealKey = randomBytes(KEY_BYTES);
  const nonceKey = randomBytes(KEY_BYTES);

  /** Made from the text: the same one has the same nonce, and no other has it. */
  const nonceOf = (text: string) =>
    createHmac('sha256', nonceKey).update(text).digest().subarray(0, NONCE_BYTES);

  function seal(named: Named): string {
    const text = JSON.stringify(named);
    const nonce = nonceOf(text);
    const cipher = createCipheriv(CIPHER, sealKey, nonce, TAG);
    const sealed = [nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()];
    return Buffer.concat(sealed).toString('base64url');
  }

  function open(token: string): Named | null {
    const bytes = Buffer.from(token, 'base64url');
    if (bytes.length < NONCE_BYTES + TAG_BYTES) return null;
    const decipher = createDecipheriv(CIPHER, sealKey, bytes.subarray(0, NONCE_BYTES), TAG);
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    try {
      const text = Buffer.concat([
        decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)),
        decipher.final(),
      ]);
      return JSON.parse(text.toString()) as Named;
    } catch {
      return null; // the tag is not of these bytes
    }
  }

  return {
    addressOf: (path, { downloadName = null, stamp = null } = {}) =>
      MEDIA_PATH + seal([path, downloadName, stamp]),
    find(token) {
      const named = open(token);
      if (named === null) return null;
      const [path, downloadName, stamp] = named;
      return { path, mediaType: mediaTypeOf(downloadName ?? path), downloadName, stamp };
    },
  };
}
