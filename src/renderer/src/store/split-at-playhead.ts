import { splitClip } from '../../../shared/edit/clip-edits.ts';
import type { Edited, ScenarioDocument } from '../../../shared/edit/document.ts';
import { frameSeconds } from '../../../shared/edit/snap.ts';
import { leastPartSeconds, splitCues, whyNotSplit } from '../../../shared/edit/split-cues.ts';
import { secondsAt } from '../../../shared/time.ts';
import { documentOf, filmOf } from './derived.ts';
import { notify, type EditOptions, type SessionContext } from './session-context.ts';

type Make = (
  options: EditOptions,
  kind: 'cues' | 'clips',
  change: (document: ScenarioDocument) => Edited,
) => void;

/** Splits the selected cues, or else the clip under the playhead. Where nothing can be split it says why. */
export function splitAtPlayhead(context: SessionContext, make: Make): void {
  const state = context.store.getState();
  const { selection, playback } = state;
  const film = filmOf(state);
  const atSeconds = secondsAt(playback.frame, film.rate);
  if (selection.kind === 'cues') {
    const cut = { atSeconds, leastSeconds: leastPartSeconds(film.rate) };
    const reason = whyNotSplit(documentOf(state), selection.ids, cut);
    if (reason === 'outside') return notify(context, { tone: 'info', name: 'splitOutside' });
    if (reason === 'near-edge') {
      const values = { seconds: cut.leastSeconds };
      return notify(context, { tone: 'info', name: 'splitNearEdge', values });
    }
    return make({ name: 'splitCues' }, 'cues', (document) => splitCues(document, selection.ids, cut));
  }
  const span = film.clips.find(({ start, end }) => atSeconds > start && atSeconds < end);
  if (!span) return notify(context, { tone: 'info', name: 'splitNoClip' });
  const { clip, start, end } = span;
  const sourceAt = (seconds: number) => (clip.in ?? 0) + (seconds - start) * (clip.speed ?? 1);
  const shortest = frameSeconds(film.rate) * (clip.speed ?? 1);
  const cut = { atSourceSeconds: sourceAt(atSeconds), shortest, sourceSeconds: sourceAt(end) };
  make({ name: 'splitClip' }, 'clips', (document) => splitClip(document, clip.id, cut));
}
