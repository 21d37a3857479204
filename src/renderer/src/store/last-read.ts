import type { MediaEntry } from '../../../shared/contract/studio.ts';
import type { MediaState } from './state.ts';

/** What a file was when it could be read last, be it now or before it went; null: this window never read it. */
export function lastRead(state: MediaState | undefined): MediaEntry | null {
  if (state?.state === 'ready') return state.entry;
  return state?.state === 'missing' ? state.last : null;
}
