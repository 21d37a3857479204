import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { StudioError } from '../../shared/errors.ts';
import { isAllowedAddress } from './allowed-address.ts';
import { isPublicAddress } from './address-ranges.ts';
import { withoutSecrets } from './without-secrets.ts';

export type AddressRules = {
  /** Places of one's own network that may be reached all the same, see allowed-address.ts. Default: none. */
  readonly allowAddresses?: readonly string[] | undefined;
  /** Refuse `http:` but to places in `allowAddresses`. Default false. */
  readonly httpsOnly?: boolean;
  /** All addresses of a name; tests pass their own. */
  readonly resolve?: ((hostName: string) => Promise<readonly string[]>) | undefined;
};

/** A URL with the very addresses that were checked: connect to one of these and ask nobody again. */
export type CheckedUrl = { readonly url: URL; readonly addresses: readonly string[] };

const USUAL_PORTS: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };

/**
 * Lets through only what leads to the public internet: http or https on 80 or 443, without user and password, to a host
 * whose every address is public; or what `allowAddresses` names. Throws `address.refused`, and `storage.failed` for a
 * name that is not known now.
 */
export async function checkAddress(text: string, rules: AddressRules = {}): Promise<CheckedUrl> {
  const { allowAddresses = [], httpsOnly = false, resolve = resolveHost } = rules;
  const shown = withoutSecrets(text);
  const url = URL.canParse(text) ? new URL(text) : null;
  const usualPort = url && USUAL_PORTS[url.protocol];
  if (!url || !usualPort) throw refused(shown, 'only http and https addresses are fetched');
  if (url.username !== '' || url.password !== '') throw refused(shown, 'it carries a user or password');
  const hostName = url.hostname.replace(/^\[|\]$/g, '');
  const port = url.port === '' ? usualPort : Number(url.port);
  const addresses = isIP(hostName) ? [hostName] : await resolve(hostName);
  if (addresses.length === 0) throw unknown(hostName);
  for (const address of addresses) {
    if (isAllowedAddress(allowAddresses, { hostName, address, port })) continue;
    if (!isPublicAddress(address)) throw refused(shown, 'it leads into a private or reserved network');
    if (port !== 80 && port !== 443) throw refused(shown, `port ${port} is not 80 or 443`);
    if (httpsOnly && url.protocol !== 'https:') throw refused(shown, 'it is not https');
  }
  return { url, addresses };
}

async function resolveHost(hostName: string): Promise<readonly string[]> {
  try {
    return (await lookup(hostName, { all: true })).map(({ address }) => address);
  } catch (cause) {
    throw unknown(hostName, cause);
  }
}

function unknown(hostName: string, cause?: unknown): StudioError {
  return new StudioError('storage.failed', `the host ${hostName} is not known`, {
    cause,
    details: { isUnknownHost: true },
  });
}

/** Without the address found: what a name inside means is nobody's business outside. */
function refused(shown: string, why: string): StudioError {
  return new StudioError('address.refused', `${shown} is refused: ${why}`, { details: { url: shown } });
}
