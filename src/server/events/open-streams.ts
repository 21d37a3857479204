import { StudioError } from '../../shared/errors.ts';

/** One connection that stays open to be told things. */
export type OpenStream = {
  /** Lets the reader take what waits, then closes. */
  end(): void;
  /** Aborted when the connection is gone. */
  readonly gone: AbortSignal;
};

export type OpenStreams = {
  /** Throws `rate.limited` where the key has as many as it may. Must come before the stream is opened. */
  check(keyId: string): void;
  add(keyId: string, stream: OpenStream): void;
  count(): number;
  /** Ends those of keys that open nothing any more; `isLive` says which do. */
  endOfKeys(isLive: (keyId: string) => boolean): void;
  /** Ends all of them. */
  close(): void;
};

export function createOpenStreams(limitPerKey: number): OpenStreams {
  const byKey = new Map<string, Set<OpenStream>>();
  const streamsOf = (keyId: string) => byKey.get(keyId) ?? new Set<OpenStream>();
  return {
    check(keyId) {
      if (streamsOf(keyId).size >= limitPerKey)
        throw new StudioError('rate.limited', `a key may follow ${limitPerKey} jobs at once`, {
          details: { limit: limitPerKey },
        });
    },
    add(keyId, stream) {
      const open = streamsOf(keyId).add(stream);
      byKey.set(keyId, open);
      stream.gone.addEventListener('abort', () => {
        open.delete(stream);
        if (open.size === 0) byKey.delete(keyId);
      });
    },
    count: () => [...byKey.values()].reduce((sum, { size }) => sum + size, 0),
    endOfKeys(isLive) {
      for (const [keyId, open] of byKey) if (!isLive(keyId)) for (const stream of open) stream.end();
    },
    close() {
      for (const open of byKey.values()) for (const stream of open) stream.end();
    },
  };
}
