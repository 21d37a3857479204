import { useEffect, useState } from 'react';
import type { MediaEntry } from '../../../../shared/contract/studio.ts';
import { useSession } from '../../store/use-session.ts';
import { peaksPerSecond, type Peaks } from './peaks-path.ts';

const known = new Map<string, Promise<Peaks | null>>();

/** Peaks of a file's sound, asked for once; null while unknown, or where the engine has none. */
export function usePeaks(entry: MediaEntry | null): Peaks | null {
  const { context } = useSession();
  const [peaks, setPeaks] = useState<{ readonly url: string; readonly peaks: Peaks | null } | null>(null);
  useEffect(() => {
    if (!entry?.info.audio) return;
    let isWanted = true;
    const { mediaUrl: url, place, info } = entry;
    const perSecond = peaksPerSecond(info.durationSeconds);
    // a timeline without its waveform is whole in all else; the next project asks again
    const asked =
      known.get(url) ??
      context.client.call.waveform({ place, perSecond }).then(
        (found) => ({ perSecond, peaks: found.peaks }),
        () => {
          known.delete(url);
          return null;
        },
      );
    known.set(url, asked);
    void asked.then((found) => isWanted && setPeaks({ url, peaks: found }));
    return () => {
      isWanted = false;
    };
  }, [context, entry]);
  return peaks && peaks.url === entry?.mediaUrl ? peaks.peaks : null;
}
