import { useEffect, useState } from 'react';
import type { CueBox } from '../../../../stage/stage.ts';
import { useSession, useStudio } from '../../store/use-session.ts';
import type { Screen } from './screen.ts';

/** Where the one selected cue stands on the picture now; null: none, several, or it is not on screen. */
export function useSelectedBox(screen: Screen): CueBox | null {
  const { store } = useSession();
  const only = useStudio(({ selection }) =>
    selection.kind === 'cues' && selection.ids.length === 1 ? (selection.ids[0] ?? null) : null,
  );
  const [box, setBox] = useState<CueBox | null>(null);
  useEffect(() => {
    const measure = () => {
      if (store.getState().playback.speed !== 0) return;
      const found = only === null ? null : (screen.boxes().find(({ cue }) => cue.id === only) ?? null);
      setBox((before) => (before && found && isSame(before, found) ? before : found));
    };
    measure();
    return screen.onDrawn(measure);
  }, [screen, store, only]);
  return box?.cue.id === only ? box : null;
}

function isSame(one: CueBox, other: CueBox): boolean {
  return one.cue === other.cue && JSON.stringify(one.rect) === JSON.stringify(other.rect);
}
