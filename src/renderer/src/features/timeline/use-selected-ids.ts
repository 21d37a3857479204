import { useStudio } from '../../store/use-session.ts';

const sets = new WeakMap<readonly string[], ReadonlySet<string>>();

/** Ids of what is selected, of whatever kind. */
export function useSelectedIds(): ReadonlySet<string> {
  const ids = useStudio(({ selection }) => selection.ids);
  const known = sets.get(ids) ?? new Set(ids);
  sets.set(ids, known);
  return known;
}
