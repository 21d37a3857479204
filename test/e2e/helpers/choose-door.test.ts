import { expect, test } from 'vitest';
import { chooseTestDoor } from './choose-door.ts';

const MACHINE = {
  ...{ platform: 'linux', env: { DISPLAY: ':0' } as Record<string, string>, isRoot: false },
  hasElectron: () => true,
};
const WAYLAND = { WAYLAND_DISPLAY: 'wayland-0' };

test.each([
  ['Electron and a display', {}, 'desktop', "Electron's program and a display are there"],
  [
    'Electron and a Wayland display',
    { env: WAYLAND },
    'desktop',
    "Electron's program and a display are there",
  ],
  ['Electron on macOS', { platform: 'darwin', env: {} }, 'desktop', /are there/],
  ['Electron on Windows', { platform: 'win32', env: {} }, 'desktop', /are there/],
  ['no display', { env: {} }, 'browser', 'there is no display'],
  ['a root user', { isRoot: true }, 'browser', /root/],
  ['no Electron', { hasElectron: () => false }, 'browser', /is not there/],
  ['a wish for the browser', { env: { ...WAYLAND, CUEFRAME_DOOR: 'browser' } }, 'browser', /says so/],
  ['a wish for the app', { env: { CUEFRAME_DOOR: 'desktop' }, isRoot: true }, 'desktop', /says so/],
  [
    'screenshots to be made',
    { env: { DISPLAY: ':0', CUEFRAME_SCREENSHOTS: 'docs' } },
    'browser',
    'screenshots are made in the browser',
  ],
])('with %s the tests drive the right window', (_name, part, door, why) => {
  expect(chooseTestDoor({ ...MACHINE, ...part })).toEqual({
    door,
    why: typeof why === 'string' ? why : expect.stringMatching(why),
  });
});

test('a wish for the app is refused where Electron is not there, and not met with the browser', () => {
  const machine = { ...MACHINE, env: { CUEFRAME_DOOR: 'desktop' }, hasElectron: () => false };
  expect(() => chooseTestDoor(machine)).toThrow('is not there');
});
