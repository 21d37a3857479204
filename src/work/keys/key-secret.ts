import { randomBytes, timingSafeEqual } from 'node:crypto';
import { sha256Hex } from '../../base/digest/sha256-hex.ts';

const SECRET_BYTES = 32;
const FORM = /^cf_([0-9a-f]{16})_([A-Za-z0-9_-]{43})$/;

/** A new key: 256 random bits behind the id it is looked up by. */
export function newSecret(): { readonly id: string; readonly secret: string } {
  const id = randomBytes(8).toString('hex');
  return { id, secret: `cf_${id}_${randomBytes(SECRET_BYTES).toString('base64url')}` };
}

/** The id within a key, or null where the text has not the form of a key. */
export function keyIdOf(secret: string): string | null {
  return FORM.exec(secret)?.[1] ?? null;
}

/** SHA-256, hex. A slow hash is of no use here: 256 random bits cannot be guessed. */
export function hashSecret(secret: string): string {
  return sha256Hex(secret);
}

/** Takes the same time wherever the two differ. Both are SHA-256 in hex. */
export function isSameHash(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a, 'hex'), Buffer.from(b, 'hex')];
  return left.length === right.length && timingSafeEqual(left, right);
}
