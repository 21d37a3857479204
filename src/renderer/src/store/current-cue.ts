import { lowestIndex } from '../../../shared/lowest-index.ts';
import type { EditCue } from '../../../shared/edit/document.ts';
import { cuesInTime, filmOf, selectedCues } from './derived.ts';
import type { StudioState } from './state.ts';

/** Looked back for a cue that began earlier and is still there. */
const MOST_OVER = 50;

/** The cue on screen at a frame, the latest of several; null: none is. `cues` in time. */
export function cueAt(
  cues: readonly EditCue[],
  frame: number,
  { num, den }: { readonly num: number; readonly den: number },
): EditCue | null {
  const seconds = ((frame + 0.5) * den) / num; // the middle: no rounded edge is near it
  const later = lowestIndex(cues.length, (index) => (cues[index]?.start ?? 0) > seconds);
  for (let index = later - 1; index >= Math.max(0, later - MOST_OVER); index -= 1) {
    const cue = cues[index];
    if (cue && cue.end > seconds) return cue;
  }
  return null;
}

type Part = Pick<StudioState, 'project' | 'media' | 'playback'>;

/** The cue under the playhead; null: none is. */
export function currentCue(state: Part): EditCue | null {
  return cueAt(cuesInTime(state), state.playback.frame, filmOf(state).rate);
}

/** The cue a command is about: the one that is selected, or else the one under the playhead. */
export function cueMeant(state: Part & Pick<StudioState, 'selection'>): EditCue | null {
  const chosen = selectedCues(state);
  return chosen.length === 1 ? (chosen[0] ?? null) : currentCue(state);
}
