export const APP_SCHEME = 'app';
/** Where the desktop's window lives: an origin of its own, not `file://`. */
export const APP_ORIGIN = `${APP_SCHEME}://studio`;

/** Whether an address belongs to our own window. Compared as a whole: a prefix would let `app://studio.evil` in. */
export function isAppAddress(address: string): boolean {
  try {
    const { protocol, host, username } = new URL(address);
    return `${protocol}//${host}` === APP_ORIGIN && username === '';
  } catch {
    return false;
  }
}
