const MAX_AGE_SECONDS = 30 * 24 * 3600;

/** Where a session holds: the port of this server, and whether the browser reaches it over TLS. */
export type SessionPlace = { readonly port: number; readonly isSecure: boolean };

/**
 * With the port in it: cookies of one host are shared by all its ports, and two studios may run. Over TLS with the prefix
 * by which browsers take it from this very host alone, and only over TLS.
 */
export function cookieName({ port, isSecure }: SessionPlace): string {
  return `${isSecure ? '__Host-' : ''}cueframe-studio-${port}`;
}

export function sessionCookie(place: SessionPlace, secret: string): string {
  const rules = `HttpOnly; SameSite=Strict; Path=/; Max-Age=${MAX_AGE_SECONDS}`;
  return `${cookieName(place)}=${secret}; ${rules}${place.isSecure ? '; Secure' : ''}`;
}

/** The secret in a `Cookie` header, or null. */
export function readSessionCookie(header: string | undefined, place: SessionPlace): string | null {
  for (const part of (header ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2);
    if (name === cookieName(place) && value) return value;
  }
  return null;
}
