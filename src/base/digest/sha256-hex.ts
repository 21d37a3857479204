import { createHash } from 'node:crypto';

/** SHA-256 of bytes, or of a text as UTF-8: 64 hexadecimal digits, lower case. */
export function sha256Hex(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}
