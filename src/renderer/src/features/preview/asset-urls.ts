import { placeOf } from '../../../../shared/edit/place-of.ts';
import type { MediaProbe } from '../../store/probe-media.ts';
import type { MediaState } from '../../store/state.ts';

/** By place: of files the bin does not know, while the engine is asked. */
const asking = new Map<string, Promise<MediaState | undefined>>();

/**
 * Addresses of the pictures and fonts that cues name. What the engine is asked is kept with the media of the bin: there it is
 * seen when the file changes.
 */
export function createAssetUrls(
  probe: MediaProbe,
  media: Readonly<Record<string, MediaState>>,
  baseDir: string | null,
): (src: string) => Promise<string | null> {
  return async (src) => {
    const place = placeOf(src, baseDir);
    if (place === null) return null;
    const state = media[place] ?? (await asked(probe, place));
    return state?.state === 'ready' ? state.entry.mediaUrl : null;
  };
}

function asked(probe: MediaProbe, place: string): Promise<MediaState | undefined> {
  const running = asking.get(place);
  if (running) return running;
  const question = probe
    .ask([place])
    .then(({ media: [entry] }) => entry && ({ state: 'ready', entry } as const))
    .catch(() => undefined) // the next drawing asks again
    .finally(() => asking.delete(place));
  asking.set(place, question);
  return question;
}
