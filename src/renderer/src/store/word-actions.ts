import { cuesOf } from '../../../shared/edit/document.ts';
import { filmPauses, soundPauses, type Pause } from '../../../shared/edit/sound-pauses.ts';
import { giveWordTimes } from '../../../shared/edit/word-times.ts';
import { chosenCueIds, documentOf, filmOf, mediaStateOf } from './derived.ts';
import { edit, notify, withTask, type SessionContext } from './session-context.ts';
import { finePeaksPerSecond, peaksOf } from './sound-peaks.ts';

export type WordActions = ReturnType<typeof createWordActions>;

/** Times of words, of the selected cues or of all. */
export function createWordActions(context: SessionContext) {
  const { store } = context;

  /** Where nobody speaks in the film, in film seconds; nothing of files whose sound is not known. */
  async function pauses(): Promise<readonly Pause[]> {
    const state = store.getState();
    const { clips } = filmOf(state);
    const found = new Map<string, readonly Pause[]>();
    for (const mediaId of new Set(clips.map(({ clip }) => clip.media))) {
      const media = mediaStateOf(state, mediaId);
      if (media?.state !== 'ready') continue;
      const { entry } = media;
      const peaks = await withTask(context, { kind: 'probe', subject: entry.name }, () =>
        peaksOf(context, entry, finePeaksPerSecond(entry.info.durationSeconds)),
      );
      if (peaks) found.set(mediaId, soundPauses(peaks));
    }
    return filmPauses(clips, (mediaId) => found.get(mediaId) ?? []);
  }

  return {
    pauses,
    /** Times by letters and the pauses of the sound: for words without times, or anew for all. */
    async time(isAnew: boolean): Promise<void> {
      const state = store.getState();
      const ids = chosenCueIds(state);
      const wanted = new Set(ids);
      const isDone = ({ id, type, words }: { id: string; type: string; words?: unknown }) =>
        !wanted.has(id) || type !== 'text' || (words !== undefined && !isAnew);
      if (cuesOf(documentOf(state)).every(isDone))
        return notify(context, { tone: 'info', name: isAnew ? 'noWords' : 'wordsTimed' });
      const found = await pauses();
      edit(context, { name: 'words' }, (document) => giveWordTimes(document, ids, { pauses: found, isAnew }));
    },
  };
}
