import { posix, win32 } from 'node:path';

export type CacheDirSources = {
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  readonly homeDir: string;
};

/** Where Cueframe keeps what it can make again: CUEFRAME_CACHE_DIR, else this system's place for such files. */
export function userCacheDir({ env, platform, homeDir }: CacheDirSources): string {
  if (env['CUEFRAME_CACHE_DIR']) return env['CUEFRAME_CACHE_DIR'];
  if (platform === 'win32')
    return win32.join(env['LOCALAPPDATA'] ?? win32.join(homeDir, 'AppData', 'Local'), 'cueframe', 'Cache');
  if (platform === 'darwin') return posix.join(homeDir, 'Library', 'Caches', 'cueframe');
  return posix.join(env['XDG_CACHE_HOME'] || posix.join(homeDir, '.cache'), 'cueframe');
}
