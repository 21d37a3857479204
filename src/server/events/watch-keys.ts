import type { KeyStore } from '../../work/keys/key-store.ts';
import type { OpenStreams } from './open-streams.ts';

/**
 * Ends the streams of keys that have expired, or that another process revoked, within `everyMs`. A failure is told, and
 * the keys are looked at again. Gives how to stop it.
 */
export function watchKeys(
  keys: Pick<KeyStore, 'liveIds'>,
  streams: Pick<OpenStreams, 'count' | 'endOfKeys'>,
  { everyMs, onTrouble }: { readonly everyMs: number; readonly onTrouble: (error: unknown) => void },
): () => void {
  const timer = setInterval(() => {
    if (streams.count() === 0) return;
    try {
      const live = keys.liveIds();
      streams.endOfKeys((keyId) => live.has(keyId));
    } catch (error) {
      onTrouble(error);
    }
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
