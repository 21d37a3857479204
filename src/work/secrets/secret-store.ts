import type { StudioError } from '../../shared/errors.ts';

/**
 * Keeps secret texts by name. A program without such a store (a server) reads its secrets from the environment. A kept
 * text appears in no message, log or plain file.
 */
export type SecretStore = {
  /** Null: secrets can be kept now. Else `secrets.unavailable`, which says why not. */
  refusal(): Promise<StudioError | null>;
  /** Returns null where no secret has this name. Throws `secrets.unavailable` where one has it and cannot be read. */
  get(name: string): Promise<string | null>;
  /** In place of the one before. Throws what `refusal` says, `output.not_writable` or `disk.full`. */
  set(name: string, secret: string): Promise<void>;
  /**
   * Does nothing where no secret has this name. Works also where no new secret can be kept. Throws what `set` throws
   * when it writes.
   */
  remove(name: string): Promise<void>;
};
