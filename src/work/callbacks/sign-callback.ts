import { createHmac } from 'node:crypto';
import type { CallbackSecret } from './callback-secret.ts';

/** The header that lets a receiver see who wrote a callback and when. */
export const SIGNATURE_HEADER = 'x-cueframe-signature';

/**
 * `t=UNIX,k=ID,v1=HEX`: HMAC-SHA256 with the secret `ID` over the time, a dot and the body. The time is inside, so that an
 * old callback cannot be sent again as a new one.
 */
export function signCallback({ id, secret }: CallbackSecret, body: string, unixSeconds: number): string {
  const digest = createHmac('sha256', secret).update(`${unixSeconds}.${body}`).digest('hex');
  return `t=${unixSeconds},k=${id},v1=${digest}`;
}
