import { useEffect, useState } from 'react';
import type { StudioClient } from '../../store/studio-door.ts';
import { useSession } from '../../store/use-session.ts';
import { createStripPictures, type StripFile, type StripPictures } from './strip-pictures.ts';

/** Of a window: the engine's addresses live as long as it does. */
const byClient = new WeakMap<StudioClient, StripPictures>();

function picturesOf(client: StudioClient): StripPictures {
  const known =
    byClient.get(client) ??
    createStripPictures(
      async (place, ticks) => (await client.call.filmstrip({ place, ticks: [...ticks] })).urls,
      (work) => requestIdleCallback(work, { timeout: 200 }),
    );
  byClient.set(client, known);
  return known;
}

/** The address of a frame's picture; null while it is not there. `tick` null: the file has no frames. */
export function useStripPicture(file: StripFile, tick: number | null): string | null {
  const { context } = useSession();
  const pictures = picturesOf(context.client);
  const [, setShown] = useState(0);
  const url = tick === null ? null : pictures.known(file, tick);
  useEffect(() => {
    if (tick === null || pictures.known(file, tick) !== undefined) return;
    return pictures.want(file, tick, () => setShown((count) => count + 1));
  }, [pictures, file, tick]);
  return url ?? null;
}
