import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIPv6, type LookupFunction } from 'node:net';
import { StudioError } from '../../shared/errors.ts';
import { checkAddress, type AddressRules, type CheckedUrl } from './address-guard.ts';
import { withoutSecrets } from './without-secrets.ts';

export type GuardedRequest = AddressRules & {
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** A connection that moves no byte for this long is closed. */
  readonly idleMs: number;
  readonly signal?: AbortSignal | undefined;
};

/**
 * Sends a request to an address that was checked, over a connection to the very IP address that was checked: what the
 * name means a moment later (DNS rebinding) does not matter. Follows no redirect. Resolves with the head of the answer;
 * its body is the caller's to read or destroy. Errors are `address.refused` and `storage.failed`, without secrets.
 */
export async function requestGuarded(url: string, options: GuardedRequest): Promise<IncomingMessage> {
  const checked = await checkAddress(url, options);
  options.signal?.throwIfAborted();
  try {
    return await send(checked, options);
  } catch (error) {
    if (options.signal?.aborted) throw options.signal.reason;
    throw connectionFailure(error, url);
  }
}

/** A broken connection in our words. */
export function connectionFailure(error: unknown, url: string): unknown {
  if (error instanceof StudioError) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  return new StudioError('storage.failed', `${withoutSecrets(url)}: ${code ?? withoutSecrets(message)}`);
}

function send({ url, addresses }: CheckedUrl, options: GuardedRequest): Promise<IncomingMessage> {
  const { method, headers = {}, body, idleMs, signal } = options;
  const start = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const request = start(url, {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }) },
      // a connection kept from before may lead to an address that was not checked for this request
      agent: false,
      lookup: answerWith(addresses),
      ...(signal ? { signal } : {}),
    });
    request.setTimeout(idleMs, () => request.destroy(idle(idleMs)));
    request.once('response', resolve);
    request.once('error', reject);
    request.end(body);
  });
}

/** A resolver that knows only what was checked. Hosts that are IP addresses never ask it: they were checked themselves. */
function answerWith(addresses: readonly string[]): LookupFunction {
  const answers = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
  return (_hostName, { all }, callback) => {
    const [first] = answers;
    if (all) callback(null, answers);
    else callback(null, first?.address ?? '', first?.family ?? 4);
  };
}

function idle(idleMs: number): Error {
  return new StudioError('storage.failed', `the connection moved nothing for ${idleMs} ms`);
}
