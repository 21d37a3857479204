import { idSet } from '../../../../shared/edit/ids.ts';
import { useStudio } from '../../store/use-session.ts';

/** Ids of what is selected, of whatever kind. */
export function useSelectedIds(): ReadonlySet<string> {
  return idSet(useStudio(({ selection }) => selection.ids));
}
