import { createHmac, timingSafeEqual } from 'node:crypto';
import { API_PREFIX } from '../http/api.ts';

const DAY_SECONDS = 86_400;
/** Days that an address is good for at least, from the day it is given on. */
const GOOD_DAYS = 7;
const HEX = /^[0-9a-f]{64}$/;

/** An address as it is asked for: whose film, until when in seconds since 1970, and what signs both. */
export type FilmAddress = { readonly jobId: string; readonly expires: number; readonly signature: string };

/** Addresses of films that need no key: whoever has one may read that one film until it expires. */
export type FilmAddresses = {
  /** Path and query. The same for all who ask on one day, so that a page that asks again need not load the film again. */
  pathOf(jobId: string): string;
  /** Whether this server gave the address, and when it was good. */
  judge(address: FilmAddress): 'good' | 'expired' | 'forged';
};

/**
 * `PATH?expires=UNIX&signature=HEX`: HMAC-SHA256 with `secret` over everything before `&signature=`. `now`: milliseconds
 * since 1970.
 */
export function createFilmAddresses(secret: string, now: () => number): FilmAddresses {
  const sign = (signed: string) => createHmac('sha256', secret).update(signed).digest();
  return {
    pathOf(jobId) {
      const today = Math.floor(now() / 1000 / DAY_SECONDS);
      const signed = signedPart(jobId, (today + GOOD_DAYS + 1) * DAY_SECONDS);
      return `${signed}&signature=${sign(signed).toString('hex')}`;
    },
    judge({ jobId, expires, signature }) {
      const own = sign(signedPart(jobId, expires));
      if (!HEX.test(signature) || !timingSafeEqual(Buffer.from(signature, 'hex'), own)) return 'forged';
      return expires * 1000 > now() ? 'good' : 'expired';
    },
  };
}

function signedPart(jobId: string, expires: number): string {
  return `${API_PREFIX}/films/${jobId}?expires=${expires}`;
}
