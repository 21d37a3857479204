import { posix, win32 } from 'node:path';
import type { CacheDirSources } from './cache-dir.ts';

/** Where Cueframe keeps what cannot be made again (jobs, projects, uploads): CUEFRAME_DATA, else this system's place for such files. */
export function userDataDir({ env, platform, homeDir }: CacheDirSources): string {
  if (env['CUEFRAME_DATA']) return env['CUEFRAME_DATA'];
  if (platform === 'win32')
    return win32.join(env['LOCALAPPDATA'] ?? win32.join(homeDir, 'AppData', 'Local'), 'Cueframe');
  if (platform === 'darwin') return posix.join(homeDir, 'Library', 'Application Support', 'Cueframe');
  return posix.join(env['XDG_DATA_HOME'] || posix.join(homeDir, '.local', 'share'), 'cueframe');
}
