import { StudioError } from '../../shared/errors.ts';
import type { EventSink } from './event-sink.ts';

export type OpenStreams = {
  /** Throws `rate.limited` where the key has as many as it may. Must come before the stream is opened. */
  check(keyId: string): void;
  add(keyId: string, sink: EventSink): void;
  count(): number;
  /** Ends all of them. */
  close(): void;
};

export function createOpenStreams(limitPerKey: number): OpenStreams {
  const byKey = new Map<string, Set<EventSink>>();
  const sinksOf = (keyId: string) => byKey.get(keyId) ?? new Set<EventSink>();
  return {
    check(keyId) {
      if (sinksOf(keyId).size >= limitPerKey)
        throw new StudioError('rate.limited', `a key may follow ${limitPerKey} jobs at once`, {
          details: { limit: limitPerKey },
        });
    },
    add(keyId, sink) {
      const sinks = sinksOf(keyId).add(sink);
      byKey.set(keyId, sinks);
      sink.gone.addEventListener('abort', () => {
        sinks.delete(sink);
        if (sinks.size === 0) byKey.delete(keyId);
      });
    },
    count: () => [...byKey.values()].reduce((sum, { size }) => sum + size, 0),
    close() {
      for (const sinks of byKey.values()) for (const sink of sinks) sink.end();
    },
  };
}
