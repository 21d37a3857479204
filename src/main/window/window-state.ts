import { readFileSync } from 'node:fs';
import { writeWhole } from '../../base/files/write-whole.ts';

export type Bounds = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};
export type WindowState = { readonly bounds: Bounds | null; readonly isMaximized: boolean };

/** ui.md: down to 1024x640. */
export const SMALLEST = { width: 1024, height: 640 };
export const FIRST_SIZE = { width: 1440, height: 900 };
/** So much of the title bar must be in reach of the pointer. */
const REACHABLE_PX = 100;

/**
 * Where a window is opened: as it was, brought back on screen where a display is gone, and never larger than the display it is
 * on. `displays`: the work areas, the primary one first.
 */
export function placeWindow(
  state: WindowState,
  displays: readonly Bounds[],
): Partial<Bounds> & typeof FIRST_SIZE {
  const { bounds } = state;
  const [primary] = displays;
  if (!bounds) return fit(FIRST_SIZE, primary);
  const home = displays.find((display) => reaches(bounds, display));
  if (!home) return fit(bounds, primary);
  return { ...fit(bounds, home), x: bounds.x, y: bounds.y };
}

function fit(size: { width: number; height: number }, display: Bounds | undefined) {
  const width = Math.max(SMALLEST.width, Math.min(size.width, display?.width ?? size.width));
  const height = Math.max(SMALLEST.height, Math.min(size.height, display?.height ?? size.height));
  return { width, height };
}

function reaches(bounds: Bounds, display: Bounds): boolean {
  const overlap =
    Math.min(bounds.x + bounds.width, display.x + display.width) - Math.max(bounds.x, display.x);
  const isTitleThere = bounds.y >= display.y && bounds.y < display.y + display.height - REACHABLE_PX / 2;
  return overlap >= REACHABLE_PX && isTitleThere;
}

/** As it was kept; a file that is not there or not understood is a first start. */
export function readWindowState(path: string): WindowState {
  try {
    const { bounds, isMaximized } = JSON.parse(readFileSync(path, 'utf8')) as Partial<WindowState>;
    const isSound =
      bounds && Object.values(bounds).length === 4 && Object.values(bounds).every(Number.isFinite);
    return { bounds: isSound ? bounds : null, isMaximized: isMaximized === true };
  } catch {
    return { bounds: null, isMaximized: false };
  }
}

export function keepWindowState(path: string, state: WindowState): Promise<void> {
  return writeWhole(path, JSON.stringify(state)).catch(() => {}); // the window opens in the middle next time
}
