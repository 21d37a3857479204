import type { StudioError } from '../../shared/errors.ts';

/**
 * Keeps texts that nobody else may read, by name. A door that has none (a server) takes its secrets from the
 * environment. What it is given is in no message, log or plain file.
 */
export type SecretStore = {
  /** Null: secrets can be kept now. Else `secrets.unavailable`, which says why not. */
  refusal(): Promise<StudioError | null>;
  /** Null where there is none. Throws `secrets.unavailable` where there is one that cannot be read. */
  get(name: string): Promise<string | null>;
  /** In place of the one before. Throws what `refusal` says, `output.not_writable` or `disk.full`. */
  set(name: string, secret: string): Promise<void>;
  /** Harmless where there is none, and possible where none can be kept any more. Throws as `set` does when writing. */
  remove(name: string): Promise<void>;
};
