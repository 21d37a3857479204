import { mapCues } from './cue-edits.ts';
import { patched, type EditCue, type ScenarioDocument } from './document.ts';

/**
 * Whether a cue goes with what its clip shows when clips are cut or moved; else it keeps its film time. Not written: texts
 * do, and groups, which mostly hold one. Pictures and shapes do not: most are logos, bars and frames, which belong to the
 * film, and one that lies over several clips would be cut short by the first of them that is moved.
 */
export function followsClips(cue: Pick<EditCue, 'type' | 'follows'>): boolean {
  return cue.follows === undefined ? followsByItself(cue) : cue.follows === 'clip';
}

function followsByItself({ type }: Pick<EditCue, 'type'>): boolean {
  return type === 'text' || type === 'group';
}

/** Locks cues to their film time, or lets them go with their clips. Written only where their kind does not say so by itself. */
export function lockCues(
  document: ScenarioDocument,
  ids: readonly string[],
  isLocked: boolean,
): ScenarioDocument {
  return mapCues(document, ids, (cue) => {
    const written = isLocked ? 'film' : 'clip';
    const follows = followsByItself(cue) === isLocked ? written : undefined;
    return cue.follows === follows ? cue : patched(cue, { follows });
  });
}
