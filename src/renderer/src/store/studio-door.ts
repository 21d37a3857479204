import { connect, type Client, type Reply } from '../../../shared/contract/contract.ts';
import { studioContract, type StudioContract, type StudioEvent } from '../../../shared/contract/studio.ts';

/** What carries the studio's calls, its events and the files a person gives. */
export type StudioDoor = {
  call(method: string, input: unknown): Promise<Reply>;
  onEvent(listener: (event: StudioEvent) => void, onConnection: (isConnected: boolean) => void): () => void;
  /** Where the engine finds a file: its path, or where it was sent to. `onRatio` hears 0-1 while it is sent. */
  placeOf(
    file: File,
    options: { onRatio(ratio: number): void; readonly signal?: AbortSignal },
  ): Promise<string>;
};

export type StudioClient = Omit<StudioDoor, 'call'> & { readonly call: Client<StudioContract> };

export function clientOf(door: StudioDoor): StudioClient {
  return {
    call: connect(studioContract, (method, input) => door.call(method, input)),
    onEvent: (listener, onConnection) => door.onEvent(listener, onConnection),
    placeOf: (file, options) => door.placeOf(file, options),
  };
}
