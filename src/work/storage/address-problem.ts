import { isIP } from 'node:net';
import { isAllowedAddress } from './allowed-address.ts';
import { isPublicAddress } from './address-ranges.ts';

export type PlaceRules = {
  /** Places of one's own network that may be reached all the same, see allowed-address.ts. Default: none. */
  readonly allowAddresses?: readonly string[] | undefined;
  /** Refuse `http:` but to places in `allowAddresses`. Default false. */
  readonly httpsOnly?: boolean;
};

/** A host and port of an address; `address` is an IP address the host has, null while nobody was asked. */
export type UrlPlace = {
  readonly protocol: string;
  readonly hostName: string;
  readonly address: string | null;
  readonly port: number;
};

const USUAL_PORTS: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };

/**
 * Where `text` leads, or what is wrong with it whatever its host means: not http or https, or with user and password. A
 * host that is an IP address, in any way of writing it, needs nobody to be asked.
 */
export function readUrlPlace(text: string): UrlPlace | string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const usualPort = url && USUAL_PORTS[url.protocol];
  if (!url || !usualPort) return 'only http and https addresses are fetched';
  if (url.username !== '' || url.password !== '') return 'it carries a user or password';
  const hostName = url.hostname.replace(/^\[|\]$/g, '');
  const port = url.port === '' ? usualPort : Number(url.port);
  return { protocol: url.protocol, hostName, address: isIP(hostName) ? hostName : null, port };
}

/** Why a place is refused, or null. Without an address only what no answer of the name service could change. */
export function placeProblem(
  { protocol, hostName, address, port }: UrlPlace,
  { allowAddresses = [], httpsOnly = false }: PlaceRules,
): string | null {
  if (isAllowedAddress(allowAddresses, { hostName, address: address ?? '', port })) return null;
  if (address === null && allowAddresses.some(isNetwork)) return null; // the name may turn out to be in it
  if (address !== null && !isPublicAddress(address)) return 'it leads into a private or reserved network';
  if (port !== 80 && port !== 443) return `port ${port} is not 80 or 443`;
  return httpsOnly && protocol !== 'https:' ? 'it is not https' : null;
}

/** What can be said against an address at once, without asking what its host means; null: nothing. */
export function addressProblem(text: string, rules: PlaceRules): string | null {
  const place = readUrlPlace(text);
  return typeof place === 'string' ? place : placeProblem(place, rules);
}

function isNetwork(entry: string): boolean {
  return (
    entry.startsWith('[') ||
    isIP(entry) !== 0 ||
    isIP(entry.replace(/[/:]\d+$/, '').replace(/\/\d+$/, '')) !== 0
  );
}
