import { useMemo } from 'react';
import { cuesOf } from '../../../../shared/edit/document.ts';
import { documentOf, filmOf, mediaInfoOf } from '../../store/derived.ts';
import { useSession, useStudio } from '../../store/use-session.ts';
import { placeRows, type PlacedRow } from './row-layout.ts';
import { clipRows, cueRows } from './timeline-rows.ts';

/** The project's rows; made anew only when cues or clips change. */
export function useRows(): readonly PlacedRow[] {
  const { store } = useSession();
  const cues = useStudio((state) => cuesOf(documentOf(state)));
  const film = useStudio(filmOf);
  const { num, den } = film.rate;
  const above = useMemo(() => cueRows(cues, { num, den }), [cues, num, den]);
  const below = useMemo(
    () => clipRows(film, (mediaId) => (mediaInfoOf(store.getState(), mediaId)?.audio ?? null) !== null),
    [film, store],
  );
  return useMemo(() => placeRows([...above, ...below]), [above, below]);
}
