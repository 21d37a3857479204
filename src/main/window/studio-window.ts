import type { BrowserWindow, BrowserWindowConstructorOptions, Screen } from 'electron';
import type { StudioEvent } from '../../shared/contract/studio.ts';
import { APP_ORIGIN } from './app-address.ts';
import { EVENT_CHANNEL } from './studio-ipc.ts';
import { keepWindowState, placeWindow, readWindowState, SMALLEST } from './window-state.ts';

/** Options of the one window: its page knows neither Node nor Electron beyond the preload. */
export function studioWindowOptions(preloadPath: string): BrowserWindowConstructorOptions {
  return {
    ...{ show: false, minWidth: SMALLEST.width, minHeight: SMALLEST.height, title: 'Cueframe' },
    backgroundColor: '#18181b', // until the page has drawn: no white flash
    webPreferences: {
      ...{ preload: preloadPath, contextIsolation: true, sandbox: true, nodeIntegration: false },
      ...{ webSecurity: true, spellcheck: false, navigateOnDragDrop: false },
    },
  };
}

/** Opens the window where it was. */
export async function openStudioWindow(parts: {
  readonly createWindow: (options: BrowserWindowConstructorOptions) => BrowserWindow;
  readonly screen: Pick<Screen, 'getAllDisplays' | 'getPrimaryDisplay'>;
  readonly preloadPath: string;
  readonly statePath: string;
  /** The person wants the window closed: the app ends with it, when it may. */
  readonly onClose: () => void;
}): Promise<BrowserWindow> {
  const { createWindow, screen, preloadPath, statePath, onClose } = parts;
  const state = readWindowState(statePath);
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  const areas = [primary, ...others].map(({ workArea }) => workArea);
  const window = createWindow({ ...studioWindowOptions(preloadPath), ...placeWindow(state, areas) });
  if (state.isMaximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', (event) => {
    event.preventDefault();
    void keepWindowState(statePath, { bounds: window.getNormalBounds(), isMaximized: window.isMaximized() });
    onClose();
  });
  await window.loadURL(`${APP_ORIGIN}/`);
  return window;
}

/** Tells the window, if it is there to hear it. */
export function tellWindow(window: BrowserWindow | null, event: StudioEvent): void {
  if (window && !window.isDestroyed()) window.webContents.send(EVENT_CHANNEL, event);
}
