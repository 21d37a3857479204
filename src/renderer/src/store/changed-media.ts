import type { MediaState } from './state.ts';

/** By place; null: no file is there. */
export type Stamps = ReadonlyMap<string, string | null>;

/** The stamp of what was last read of a place; undefined while it is read. */
function stampRead(state: MediaState | undefined): string | null | undefined {
  if (state?.state === 'ready') return state.entry.stamp;
  return state?.state === 'missing' ? state.stamp : undefined;
}

/**
 * Places whose file is another than the one that was read, or is gone, or came back. Only those that looked alike twice: one
 * that is still being written would be read in half.
 */
export function settledChanges(
  media: Readonly<Record<string, MediaState>>,
  before: Stamps,
  now: Stamps,
): readonly string[] {
  return [...now].flatMap(([place, stamp]) => {
    const read = stampRead(media[place]);
    return read !== undefined && stamp !== read && before.get(place) === stamp ? [place] : [];
  });
}
