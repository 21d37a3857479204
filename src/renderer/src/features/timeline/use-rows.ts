import { useMemo } from 'react';
import { clipsOf, cuesOf, type ScenarioDocument } from '../../../../shared/edit/document.ts';
import { documentOf, mediaInfoOf, shownFilmOf } from '../../store/derived.ts';
import { useSession, useStudio } from '../../store/use-session.ts';
import type { StudioState } from '../../store/state.ts';
import { placeRows, type PlacedRow } from './row-layout.ts';
import { clipRows, cueRows } from './timeline-rows.ts';

/** Cues that are dragged are drawn over their rows; with clips that are dragged they go in their rows. */
function groundOf(state: StudioState): ScenarioDocument {
  const document = documentOf(state);
  const draft = state.draft?.document;
  return draft && clipsOf(draft) !== clipsOf(document) ? draft : document;
}

/** The project's rows; made anew only when cues or clips change. While clips are dragged they stand where they would go. */
export function useRows(): readonly PlacedRow[] {
  const { store } = useSession();
  const cues = useStudio((state) => cuesOf(groundOf(state)));
  const film = useStudio(shownFilmOf);
  const { num, den } = film.rate;
  const rate = useMemo(() => ({ num, den }), [num, den]); // cues keep their items while it is the same object
  const above = useMemo(() => cueRows(cues, rate), [cues, rate]);
  const below = useMemo(
    () => clipRows(film, (mediaId) => (mediaInfoOf(store.getState(), mediaId)?.audio ?? null) !== null),
    [film, store],
  );
  return useMemo(() => placeRows([...above, ...below]), [above, below]);
}
