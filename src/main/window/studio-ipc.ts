import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import type { Reply, Transport } from '../../shared/contract/contract.ts';
import { errorReply, StudioError } from '../../shared/errors.ts';
import { isAppAddress } from './app-address.ts';

export const CALL_CHANNEL = 'studio';
export const EVENT_CHANNEL = 'studio-event';

/** Answers the window's calls: only of the top frame of our own page, only what is in the contract (checked by `transport`). */
export function serveIpc(ipcMain: Pick<IpcMain, 'handle'>, transport: Transport): void {
  ipcMain.handle(
    CALL_CHANNEL,
    (event: IpcMainInvokeEvent, method: unknown, input: unknown): Promise<Reply> => {
      const frame = event.senderFrame;
      if (!frame || frame.parent !== null || !isAppAddress(frame.url))
        return Promise.resolve(refused('calls are taken from the studio window only'));
      if (typeof method !== 'string') return Promise.resolve(refused('a call has a name'));
      return transport(method, input);
    },
  );
}

function refused(message: string): Reply {
  return { ok: false, ...errorReply(new StudioError('request.refused', message)) };
}
