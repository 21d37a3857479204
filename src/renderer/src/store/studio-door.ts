import { connect, type Client, type Reply } from '../../../shared/contract/contract.ts';
import { studioContract, type StudioContract, type StudioEvent } from '../../../shared/contract/studio.ts';

/**
 * `up`: calls are answered. `lost`: nobody answers; it is tried again by itself. `ended`: the server was started anew and
 * does not know this window, until it signs in again.
 */
export type Connection = 'up' | 'lost' | 'ended';

/** `wrong`: the key was used before or is none. `elsewhere`: the same, and the address is another server's. */
export type SignIn = 'in' | 'wrong' | 'elsewhere' | 'tooMany' | 'lost';

/** What carries the studio's calls, its events and the files a person gives. */
export type StudioDoor = {
  /** By which the engine tells windows apart; null: there is only one. */
  readonly windowId: string | null;
  call(method: string, input: unknown): Promise<Reply>;
  onEvent(listener: (event: StudioEvent) => void, onConnection: (connection: Connection) => void): () => void;
  /** With the address that the server printed, or the key in it. */
  signIn(address: string): Promise<SignIn>;
  /** Where the engine finds a file: its path, or where it was sent to. `onRatio` hears 0-1 while it is sent. */
  placeOf(
    file: File,
    options: { onRatio(ratio: number): void; readonly signal?: AbortSignal },
  ): Promise<string>;
};

export type StudioClient = Omit<StudioDoor, 'call'> & { readonly call: Client<StudioContract> };

export function clientOf(door: StudioDoor): StudioClient {
  return {
    windowId: door.windowId,
    call: connect(studioContract, (method, input) => door.call(method, input)),
    onEvent: (listener, onConnection) => door.onEvent(listener, onConnection),
    signIn: (address) => door.signIn(address),
    placeOf: (file, options) => door.placeOf(file, options),
  };
}
