import { readFileSync, realpathSync, statSync } from 'node:fs';
import { release } from 'node:os';

/** Changes whenever the program at `path` does: real path, size in bytes, time of change in ms. Null: nothing there. */
export function programStamp(path: string): string | null {
  try {
    const realPath = realpathSync(path);
    const { size, mtimeMs } = statSync(realPath);
    return `${realPath}|${size}|${mtimeMs}`;
  } catch {
    return null;
  }
}

/** Changes with the GPU driver as far as that can be read without starting a program, and with the system's kernel. */
export function driverStamp(): string {
  return `${release()}|${nvidiaDriver()}`;
}

function nvidiaDriver(): string {
  try {
    return readFileSync('/proc/driver/nvidia/version', 'utf8').split('\n')[0] ?? '';
  } catch {
    return ''; // no such driver, or not Linux
  }
}
