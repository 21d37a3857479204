import { text } from 'node:stream/consumers';
import { onThisClock, type Later } from '../../base/flow/later.ts';
import { StudioError } from '../../shared/errors.ts';
import { connectionFailure, requestGuarded } from './guarded-request.ts';
import type { AddressRules } from './address-guard.ts';

/** More of an answer is not read. */
const MOST_ANSWER_BYTES = 64 * 1024;

export type PostOptions = AddressRules & {
  /** For the whole exchange. */
  readonly timeoutMs: number;
  /** Says when that time has passed. */
  readonly later?: Later;
  readonly signal?: AbortSignal;
};

export type PostAnswer = {
  /** Whatever it is: a redirect (3xx) is not followed and is no success. */
  readonly status: number;
  readonly retryAfter: string | undefined;
};

/**
 * Sends a callback: only https, unless `allowAddresses` names the place; no redirect is followed; the connection goes to
 * the address that was checked. Any status resolves. Throws `address.refused`, or `storage.failed` where no answer came
 * in time.
 */
export async function postGuarded(
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  { timeoutMs, later = onThisClock, signal, ...rules }: PostOptions,
): Promise<PostAnswer> {
  const timeout = new AbortController();
  const callOff = later(timeoutMs, () => timeout.abort());
  const stop = signal ? AbortSignal.any([signal, timeout.signal]) : timeout.signal;
  try {
    const answer = await requestGuarded(url, {
      httpsOnly: true,
      ...rules,
      method: 'POST',
      headers,
      body,
      idleMs: timeoutMs,
      signal: stop,
    });
    const lengthBytes = Number(answer.headers['content-length'] ?? Infinity);
    // read, so that the other side sees an orderly end; an answer of unknown or great length is cut off
    if (lengthBytes <= MOST_ANSWER_BYTES) await text(answer);
    else answer.destroy();
    return { status: answer.statusCode ?? 0, retryAfter: answer.headers['retry-after'] };
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    if (timeout.signal.aborted)
      throw new StudioError('storage.failed', `a callback had no answer within ${timeoutMs} ms`);
    throw connectionFailure(error, url);
  } finally {
    callOff();
  }
}
