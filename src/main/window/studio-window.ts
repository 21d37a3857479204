import type { BrowserWindow, BrowserWindowConstructorOptions, NativeTheme, Screen } from 'electron';
import type { StudioEvent } from '../../shared/contract/studio.ts';
import { APP_ORIGIN } from './app-address.ts';
import { EVENT_CHANNEL } from './studio-ipc.ts';
import { keepWindowState, placeWindow, readWindowState, SMALLEST } from './window-state.ts';

/** Options of the one window: its page knows neither Node nor Electron beyond the preload. */
export function studioWindowOptions(preloadPath: string, isDark: boolean): BrowserWindowConstructorOptions {
  return {
    ...{ show: false, minWidth: SMALLEST.width, minHeight: SMALLEST.height, title: 'Cueframe' },
    backgroundColor: isDark ? '#161617' : '#ececed', // until the page has drawn: no flash
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
  readonly nativeTheme: Pick<NativeTheme, 'shouldUseDarkColors'>;
  readonly preloadPath: string;
  readonly statePath: string;
  /** The person wants the window closed: the app ends with it, when it may. */
  readonly onClose: () => void;
  /** As soon as it is there, before it has loaded. */
  readonly onOpened: (window: BrowserWindow) => void;
}): Promise<BrowserWindow> {
  const { createWindow, screen, nativeTheme, preloadPath, statePath, onClose, onOpened } = parts;
  const state = readWindowState(statePath);
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  const areas = [primary, ...others].map(({ workArea }) => workArea);
  const options = studioWindowOptions(preloadPath, nativeTheme.shouldUseDarkColors);
  const window = createWindow({ ...options, ...placeWindow(state, areas) });
  window.once('ready-to-show', () => {
    if (state.isMaximized) window.maximize(); // this alone would show it, before it has drawn
    window.show();
  });
  window.on('close', (event) => {
    event.preventDefault();
    onClose();
  });
  onOpened(window);
  await window.loadURL(`${APP_ORIGIN}/`);
  return window;
}

/** Where the window is, for the next start: asked for however the app ends, since most ways close no window. */
export async function keepPlace(window: BrowserWindow | null, statePath: string): Promise<void> {
  if (!window || window.isDestroyed()) return;
  await keepWindowState(statePath, { bounds: window.getNormalBounds(), isMaximized: window.isMaximized() });
}

/** Tells the window, if it is there to hear it. */
export function tellWindow(window: BrowserWindow | null, event: StudioEvent): void {
  if (window && !window.isDestroyed()) window.webContents.send(EVENT_CHANNEL, event);
}
