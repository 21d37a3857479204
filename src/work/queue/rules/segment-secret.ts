import { randomBytes, timingSafeEqual } from 'node:crypto';
import { sha256Hex } from '../../../base/digest/sha256-hex.ts';

const SECRET_BYTES = 16;

/** 128 bits, base64url. Only its digest is kept, so that a copy of the database lets nobody commit. */
export function createSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/** Takes as long for a wrong secret as for the right one. */
export function isSecret(secret: string, expectedSha256: string): boolean {
  return timingSafeEqual(Buffer.from(sha256Hex(secret)), Buffer.from(expectedSha256));
}
