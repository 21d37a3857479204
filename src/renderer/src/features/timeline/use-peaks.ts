import { useEffect, useState } from 'react';
import type { MediaEntry } from '../../../../shared/contract/studio.ts';
import type { Peaks } from '../../../../shared/edit/sound-pauses.ts';
import { peaksOf } from '../../store/sound-peaks.ts';
import { useSession } from '../../store/use-session.ts';
import { peaksPerSecond } from './peaks-path.ts';

/** Peaks of a file's sound; null while unknown, or where the engine has none. */
export function usePeaks(entry: MediaEntry | null, perSecondOf = peaksPerSecond): Peaks | null {
  const { context } = useSession();
  const [peaks, setPeaks] = useState<{ readonly url: string; readonly peaks: Peaks | null } | null>(null);
  useEffect(() => {
    if (!entry?.info.audio) return;
    let isWanted = true;
    const { mediaUrl: url, info } = entry;
    // a timeline without its waveform is whole in all else
    void peaksOf(context, entry, perSecondOf(info.durationSeconds)).then(
      (found) => isWanted && setPeaks({ url, peaks: found }),
    );
    return () => {
      isWanted = false;
    };
  }, [context, entry, perSecondOf]);
  return peaks && peaks.url === entry?.mediaUrl ? peaks.peaks : null;
}
