const MAX_AGE_SECONDS = 30 * 24 * 3600;

/** With the port in it: cookies of one host are shared by all its ports, and two studios may run. */
export function cookieName(port: number): string {
  return `cueframe-studio-${port}`;
}

export function sessionCookie(port: number, secret: string): string {
  return `${cookieName(port)}=${secret}; HttpOnly; SameSite=Strict; Path=/; Max-Age=${MAX_AGE_SECONDS}`;
}

/** The secret in a `Cookie` header, or null. */
export function readSessionCookie(header: string | undefined, port: number): string | null {
  for (const part of (header ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2);
    if (name === cookieName(port) && value) return value;
  }
  return null;
}
