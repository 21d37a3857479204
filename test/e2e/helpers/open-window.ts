import { join } from 'node:path';
import { electronProgram } from '../../../scripts/start/electron-program.mjs';
import { chooseTestDoor } from './choose-door.ts';
import { openBrowserWindow } from './open-browser-window.ts';
import { openElectronWindow } from './open-electron-window.ts';
import type { StudioWindow } from './studio-window.ts';

const ELECTRON = join(import.meta.dirname, '..', '..', '..', 'node_modules', 'electron');

/** Which door the tests of this run go through; tests of what only one of them has ask it. */
export const { door: DOOR, why: WHY_DOOR } = chooseTestDoor({
  platform: process.platform,
  env: process.env,
  isRoot: process.getuid?.() === 0,
  hasElectron: () => electronProgram(ELECTRON) !== null,
});

export const isDesktop = DOOR === 'desktop';

/** The studio as a person has it here: the desktop app where it can be started, else the same studio in a browser. */
export function openWindow(): Promise<StudioWindow> {
  process.stderr.write(`door: ${DOOR} (${WHY_DOOR})\n`);
  return isDesktop ? openElectronWindow() : openBrowserWindow();
}
