import type { MediaEntry } from '../../../shared/contract/studio.ts';
import type { Peaks } from '../../../shared/edit/sound-pauses.ts';
import type { SessionContext } from './session-context.ts';

const known = new Map<string, Promise<Peaks | null>>();

/** Peaks of a file's sound, asked for once; null where there is none, or the engine cannot read it. */
export function peaksOf(
  { client }: Pick<SessionContext, 'client'>,
  { mediaUrl, place, info }: MediaEntry,
  perSecond: number,
): Promise<Peaks | null> {
  if (!info.audio) return Promise.resolve(null);
  const key = `${perSecond} ${mediaUrl}`;
  const asked =
    known.get(key) ??
    client.call.waveform({ place, perSecond }).then(
      ({ peaks }) => ({ perSecond, peaks }),
      () => {
        known.delete(key); // what is asked for next asks again
        return null;
      },
    );
  known.set(key, asked);
  return asked;
}

/** Peaks a second that show the pauses between words, and still not too many of a film of hours. */
export function finePeaksPerSecond(durationSeconds: number): number {
  return Math.round(Math.max(25, Math.min(100, 360_000 / Math.max(1, durationSeconds))));
}
