import { isIP } from 'node:net';
import { StudioError } from '../../shared/errors.ts';

/** Networks that have a name: this machine, link-local addresses, and private ones (10/8, 172.16/12, 192.168/16, fc00::/7). */
const NAMED_NETWORKS = ['loopback', 'linklocal', 'uniquelocal'];

/**
 * Proxies whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed: addresses, networks such as `10.0.0.0/8`, or
 * `loopback`, `linklocal`, `uniquelocal`. Throws `usage` for anything else. A number of hops is refused: whoever reaches
 * the port past the proxy could then name any address as its own.
 */
export function readTrustedProxies(texts: readonly string[]): readonly string[] {
  for (const text of texts)
    if (!NAMED_NETWORKS.includes(text) && !isNetwork(text))
      throw new StudioError(
        'usage',
        `a trusted proxy is an address, a network like 10.0.0.0/8, or ${NAMED_NETWORKS.join(', ')}, not ${text}`,
        { details: { proxy: text } },
      );
  return texts;
}

function isNetwork(text: string): boolean {
  const [address = '', prefix, ...more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  if (prefix === undefined) return true;
  // 0 would trust everybody, and so nobody's address could be told
  return /^\d{1,3}$/.test(prefix) && Number(prefix) >= 1 && Number(prefix) <= (version === 4 ? 32 : 128);
}
