import { useMemo, useState } from 'react';
import type { EditCue } from '../../../../shared/edit/document.ts';
import {
  matchingCues,
  neighbourHit,
  replaceHit,
  searchReplace,
  type CueHit,
  type Search,
} from '../../../../shared/edit/search-replace.ts';
import { frameAt } from '../../../../shared/time.ts';
import { cuesInTime, documentOf, filmOf } from '../../store/derived.ts';
import { selected } from '../../store/selection.ts';
import { useSession } from '../../store/use-session.ts';

const NO_SEARCH: Search = { text: '', matchCase: false, wholeWord: false, isPattern: false };

export type CueSearch = {
  readonly search: Search;
  /** Cues with what is searched for; after a replacement of all, those it was made in. */
  readonly shown: readonly EditCue[];
  /** The hit that is gone through; null: none yet. */
  readonly hit: CueHit | null;
  /** What was replaced at once; null: nothing since the search was changed. */
  readonly done: { readonly count: number; readonly ids: readonly string[] } | null;
  change(search: Search): void;
  /** Selects the next hit, or the one before, and goes there. */
  go(way: 1 | -1): void;
  /** Replaces the hit that is gone through and goes on; the first time it only goes to the first. */
  replaceOne(replacement: string): void;
  replaceAll(replacement: string): void;
};

/** Search and replace over the cues of the project, in time. */
export function useCueSearch(cues: readonly EditCue[]): CueSearch {
  const { edit, play, store } = useSession();
  const [search, setSearch] = useState(NO_SEARCH);
  const [hit, setHit] = useState<CueHit | null>(null);
  const [done, setDone] = useState<CueSearch['done']>(null);
  const shown = useMemo(() => {
    if (!done) return matchingCues(cues, search);
    const ids = new Set(done.ids);
    return cues.filter(({ id }) => ids.has(id));
  }, [cues, search, done]);

  function show(next: CueHit | null): void {
    setHit(next);
    setDone(null);
    const state = store.getState();
    const cue = next && cuesInTime(state).find(({ id }) => id === next.cueId);
    if (!cue) return;
    edit.select(selected('cues', [cue.id]));
    play.seek(frameAt(cue.start, filmOf(state).rate));
  }
  const neighbour = (at: Pick<CueHit, 'cueId' | 'from'> | null, way: 1 | -1) =>
    neighbourHit(cuesInTime(store.getState()), search, at, way);
  return {
    search,
    shown,
    hit,
    done,
    change(next) {
      setSearch(next);
      setHit(null);
      setDone(null);
    },
    go: (way) => show(neighbour(hit, way)),
    replaceOne(replacement) {
      if (!hit) return show(neighbour(null, 1));
      const { document, after } = replaceHit(documentOf(store.getState()), search, hit, replacement);
      edit.apply({ name: 'replaceText' }, () => document);
      show(neighbour({ cueId: hit.cueId, from: after - 1 }, 1));
    },
    replaceAll(replacement) {
      const { document, count, ids } = searchReplace(documentOf(store.getState()), search, replacement);
      edit.apply({ name: 'replaceText' }, () => document);
      setHit(null);
      setDone({ count, ids });
    },
  };
}
