import { expect, test } from 'vitest';
import { userDataDir } from './data-dir.ts';

test.each([
  ['linux', {}, '/home/ada/.local/share/cueframe'],
  ['linux', { XDG_DATA_HOME: '/data' }, '/data/cueframe'],
  ['linux', { XDG_DATA_HOME: '' }, '/home/ada/.local/share/cueframe'],
  ['linux', { XDG_DATA_HOME: '/data', CUEFRAME_DATA: '/srv/films' }, '/srv/films'],
  ['darwin', {}, '/home/ada/Library/Application Support/Cueframe'],
  ['win32', { LOCALAPPDATA: 'D:\\Local' }, 'D:\\Local\\Cueframe'],
] as const)('on %s with %o the data is in %s', (platform, env, folder) => {
  expect(userDataDir({ env, platform, homeDir: '/home/ada' })).toBe(folder);
});
