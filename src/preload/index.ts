import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Reply } from '../shared/contract/contract.ts';
import type { StudioEvent } from '../shared/contract/studio.ts';

/** All the window knows of Electron: calls, events, and where a dropped file lies. */
const studio = {
  call: (method: string, input: unknown): Promise<Reply> =>
    ipcRenderer.invoke('studio', String(method), input) as Promise<Reply>,
  onEvent(listener: (event: StudioEvent) => void): () => void {
    // the listener never sees Electron's own event: it would carry the sender
    const hear = (_event: unknown, event: StudioEvent) => listener(event);
    ipcRenderer.on('studio-event', hear);
    return () => void ipcRenderer.removeListener('studio-event', hear);
  },
  pathOf: (file: File): string => webUtils.getPathForFile(file),
};

contextBridge.exposeInMainWorld('studio', studio);
