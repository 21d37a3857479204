import { placeOf } from '../../../../shared/edit/place-of.ts';
import type { MediaState } from '../../store/state.ts';
import type { StudioClient } from '../../studio-door.ts';

/** By place: addresses that were asked for because the file is not in the bin. */
const asked = new Map<string, Promise<string | null>>();

/** Addresses of the pictures and fonts that cues name: of the bin, or asked from the engine once. */
export function createAssetUrls(
  client: StudioClient,
  media: Readonly<Record<string, MediaState>>,
  baseDir: string | null,
): (src: string) => Promise<string | null> {
  return (src) => {
    const place = placeOf(src, baseDir);
    if (place === null) return Promise.resolve(null);
    const state = media[place];
    if (state?.state === 'ready') return Promise.resolve(state.entry.mediaUrl);
    const known =
      asked.get(place) ??
      client.call.addMedia({ places: [place] }).then(
        ({ media: found }) => found[0]?.mediaUrl ?? null,
        () => {
          asked.delete(place); // the next drawing asks again
          return null;
        },
      );
    asked.set(place, known);
    return known;
  };
}
