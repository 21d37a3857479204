import { useMemo } from 'react';
import { cuesOf } from '../../../../shared/edit/document.ts';
import { documentOf, mediaInfoOf, shownFilmOf } from '../../store/derived.ts';
import { useSession, useStudio } from '../../store/use-session.ts';
import { placeRows, type PlacedRow } from './row-layout.ts';
import { clipRows, cueRows } from './timeline-rows.ts';

/** The project's rows; made anew only when cues or clips change. While clips are dragged they stand where they would go. */
export function useRows(): readonly PlacedRow[] {
  const { store } = useSession();
  const cues = useStudio((state) => cuesOf(documentOf(state)));
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
