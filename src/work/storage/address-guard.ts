import { lookup } from 'node:dns/promises';
import { StudioError } from '../../shared/errors.ts';
import { placeProblem, readUrlPlace, type PlaceRules } from './address-problem.ts';
import { withoutSecrets } from './without-secrets.ts';

export type AddressRules = PlaceRules & {
  /** All addresses of a name; tests pass their own. */
  readonly resolve?: ((hostName: string) => Promise<readonly string[]>) | undefined;
};

/** A URL with the very addresses that were checked: connect to one of these and ask nobody again. */
export type CheckedUrl = { readonly url: URL; readonly addresses: readonly string[] };

/**
 * Lets through only what leads to the public internet: http or https on 80 or 443, without user and password, to a host
 * whose every address is public; or what `allowAddresses` names. Throws `address.refused`, and `storage.failed` for a
 * name that is not known now.
 */
export async function checkAddress(text: string, rules: AddressRules = {}): Promise<CheckedUrl> {
  const { resolve = resolveHost } = rules;
  const shown = withoutSecrets(text);
  const place = readUrlPlace(text);
  if (typeof place === 'string') throw refused(shown, place);
  const addresses = place.address === null ? await resolve(place.hostName) : [place.address];
  if (addresses.length === 0) throw unknown(place.hostName);
  for (const address of addresses) {
    const problem = placeProblem({ ...place, address }, rules);
    if (problem !== null) throw refused(shown, problem);
  }
  return { url: new URL(text), addresses };
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
