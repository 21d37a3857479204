import { isIP, isIPv6 } from 'node:net';
import { isInRange } from './address-ranges.ts';

type Entry = { readonly host: string; readonly port: number | null };

/**
 * Whether one of `entries` names this place: `host`, `host:port`, `10.0.0.0/8`, `10.0.0.0/8:9000` or `[::1]:port`, where
 * host is a name as it stands in the address (no wildcards) or an IP address. Without a port it stands for 80 and 443.
 */
export function isAllowedAddress(
  entries: readonly string[],
  { hostName, address, port }: { readonly hostName: string; readonly address: string; readonly port: number },
): boolean {
  return entries.map(parseEntry).some(({ host, port: only }) => {
    if (only === null ? port !== 80 && port !== 443 : port !== only) return false;
    const [network = ''] = host.split('/');
    return isIP(network) ? isInRange(address, host) : host.toLowerCase() === hostName.toLowerCase();
  });
}

function parseEntry(entry: string): Entry {
  const bracketed = /^\[([^\]]+)\](?::(\d+))?$/.exec(entry);
  if (bracketed) return { host: bracketed[1] ?? '', port: bracketed[2] ? Number(bracketed[2]) : null };
  const [network = ''] = entry.split('/');
  if (isIPv6(network)) return { host: entry, port: null };
  const [, host = entry, port] = /^(.*):(\d+)$/.exec(entry) ?? [];
  return { host, port: port ? Number(port) : null };
}
