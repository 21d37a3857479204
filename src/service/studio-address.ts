import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '../base/files/write-whole.ts';
import { createSerial } from '../base/flow/serial.ts';
import { toStudioError, type StudioError } from '../shared/errors.ts';

/** In the data folder: the address that opens the studio once. For where no terminal shows it, such as in a container. */
export const STUDIO_ADDRESS_FILE = 'studio-address';

export type StudioAddress = {
  readonly path: string;
  /** Keeps the newest address, readable by this user alone (0600). Resolves when it is there, or `onTrouble` was told. */
  keep(address: string): Promise<void>;
  /** The server ends: its last address opens nothing any more. */
  remove(): Promise<void>;
};

export function studioAddress(dataDir: string, onTrouble: (error: StudioError) => void): StudioAddress {
  const path = join(dataDir, STUDIO_ADDRESS_FILE);
  const serial = createSerial();
  const inTurn = (step: () => Promise<void>) =>
    serial(step).catch((error: unknown) => onTrouble(toStudioError(error)));
  return {
    path,
    keep: (address) => inTurn(() => writeWhole(path, `${address}\n`, { mode: 0o600 })),
    remove: () => inTurn(() => rm(path, { force: true })),
  };
}
