import { chooseDoor } from '../../../scripts/start/choose-door.mjs';

export type Door = 'browser' | 'desktop';

/**
 * Which window the end-to-end tests drive, and why: as `npm start` chooses (the desktop app where Electron's program and a
 * display are), except that nothing is fetched. `CUEFRAME_DOOR=browser` or `=desktop` says which. Throws where the
 * desktop app is wished and Electron's program is not there: a wish is met or refused.
 */
export function chooseTestDoor(machine: {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isRoot: boolean;
  readonly hasElectron: () => boolean;
}): { readonly door: Door; readonly why: string } {
  const { CUEFRAME_DOOR: wished, CUEFRAME_SCREENSHOTS: pictures } = machine.env;
  if (wished === 'desktop') {
    if (!machine.hasElectron())
      throw new Error("CUEFRAME_DOOR says desktop, and Electron's program is not there");
    return { door: 'desktop', why: 'CUEFRAME_DOOR says so' };
  }
  // they are kept, and must not change with the machine they are made on
  if (pictures) return { door: 'browser', why: 'screenshots are made in the browser' };
  const { door, why } = chooseDoor(machine);
  return { door, why: why ?? "Electron's program and a display are there" };
}
