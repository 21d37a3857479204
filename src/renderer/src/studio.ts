import type { Reply } from '../../shared/contract/contract.ts';
import type { StudioEvent } from '../../shared/contract/studio.ts';
import { httpStudio } from './http-studio.ts';
import type { StudioDoor } from './store/studio-door.ts';

/** What the preload of the desktop window gives (src/preload). */
export type DesktopBridge = {
  call(method: string, input: unknown): Promise<Reply>;
  onEvent(listener: (event: StudioEvent) => void): () => void;
  /** Absolute path of a dropped or chosen file. */
  pathOf(file: File): string;
};

function desktopDoor(bridge: DesktopBridge): StudioDoor {
  return {
    windowId: null,
    call: (method, input) => bridge.call(method, input),
    onEvent: (listener) => bridge.onEvent(listener),
    signIn: () => Promise.resolve('in'), // the app has no session that could end
    placeOf: (file) => Promise.resolve(bridge.pathOf(file)),
  };
}

declare global {
  interface Window {
    readonly studio?: DesktopBridge;
  }
}

/** The desktop's door where there is one, else HTTP on the page's own origin. */
export function studioDoor(): StudioDoor {
  return window.studio ? desktopDoor(window.studio) : httpStudio();
}
