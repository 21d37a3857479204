import type { IncomingHttpHeaders } from 'node:http';

/** What `Host` may be for a server on this port: exactly these texts. Prefix checks fail. */
export function allowedHosts(port: number, more: readonly string[] = []): ReadonlySet<string> {
  const names = ['127.0.0.1', 'localhost', '[::1]'];
  const own = names.flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`]));
  return new Set([...own, ...more].map((host) => host.toLowerCase()));
}

/** What is wrong with the `Host` of a request, or null. `rawHeaders` in Node's form: names and values in turn. */
export function hostProblem(rawHeaders: readonly string[], allowed: ReadonlySet<string>): string | null {
  const hosts = rawHeaders.filter(
    (_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === 'host',
  );
  if (hosts.length !== 1) return `a request has one Host header, not ${hosts.length}`;
  return allowed.has(hosts[0]?.toLowerCase() ?? '') ? null : 'the Host header is not one of this server';
}

/**
 * What is wrong with a request that a page of another site caused, or null. Pictures and links of other sites carry no
 * `Origin`; browsers tell their site in `Sec-Fetch-Site`. With an `Origin`, that decides.
 */
export function siteProblem(headers: IncomingHttpHeaders): string | null {
  if (headers.origin !== undefined || !isFromOtherSite(headers)) return null;
  return 'requests from other sites are refused';
}

/** Whether a browser says that a page of another site, or of another port of this host, caused the request. */
export function isFromOtherSite({ 'sec-fetch-site': site }: IncomingHttpHeaders): boolean {
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}

/** What is wrong with the `Origin` of a request, or null. Programs send none; a page may only be this server's own. */
export function originProblem(origin: string | undefined, allowed: ReadonlySet<string>): string | null {
  if (origin === undefined) return null;
  const host = /^https?:\/\/([^/]+)$/.exec(origin)?.[1]?.toLowerCase();
  return host !== undefined && allowed.has(host) ? null : 'requests from other sites are refused';
}
