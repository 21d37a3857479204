/**
 * Which door `npm start` opens, and why not the other, in plain words.
 * @param {{ platform: string, env: Record<string, string | undefined>, isRoot: boolean, hasElectron: () => boolean }} machine
 * @returns {{ door: 'desktop' | 'browser', why: string | null }}
 */
export function chooseDoor({ platform, env, isRoot, hasElectron }) {
  if (env.CUEFRAME_DOOR === 'browser') return { door: 'browser', why: 'CUEFRAME_DOOR says so' };
  if (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY)
    return { door: 'browser', why: 'there is no display' };
  // Chromium's sandbox does not run as root, and the app is not run without it
  if (platform === 'linux' && isRoot) return { door: 'browser', why: 'the desktop app does not run as root' };
  if (!hasElectron())
    return { door: 'browser', why: "Electron's program is not there and could not be fetched" };
  return { door: 'desktop', why: null };
}
