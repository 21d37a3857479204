import type { StageCue, StageFilm } from '../stage-film.ts';
import { activeCues } from './active-cues.ts';
import { cueStateAt } from './cue-state.ts';
import type { StageSize } from './moving-boxes.ts';
import { REST, type BoxState, type CueState } from './state.ts';
import { isStill } from './still-cue.ts';

/** A letter for each property, so that a key names only what differs from rest. */
const LETTERS = {
  opacity: 'o',
  xPx: 'x',
  yPx: 'y',
  scaleX: 'w',
  scaleY: 'h',
  rotate: 'r',
  rotateX: 'u',
  rotateY: 'v',
  skewX: 'k',
  skewY: 'l',
  blurPx: 'b',
  glowPx: 'g',
  glowColor: 'G',
  color: 'c',
  weight: 'e',
  fillRatio: 'f',
  fillColor: 'F',
  fillMode: 'm',
  splitPx: 's',
  visibleGraphemes: 't',
} as const satisfies Record<keyof BoxState, string>;
const PROPERTIES = Object.entries(LETTERS) as [keyof BoxState, string][];

/** Nothing of it is seen, wherever it may be. */
const HIDDEN = '!';

function boxKey(state: BoxState): string {
  if (state === REST) return '';
  if (state.opacity === 0) return HIDDEN;
  let key = '';
  for (const [property, letter] of PROPERTIES) {
    const value = state[property];
    // texts are quoted, so that no colour can look like another property
    if (value !== REST[property]) key += letter + (typeof value === 'string' ? JSON.stringify(value) : value);
  }
  return key;
}

/** Keys in order, `,` after each; those at rest at the end of the list are left out. */
function listKey(keys: readonly string[]): string {
  let end = keys.length;
  while (end > 0 && keys[end - 1] === '') end--;
  return keys.slice(0, end).join(',');
}

/** Which cues are on screen within one that is hidden. It takes room beside its siblings all the same: as much as they need. */
function roomKey({ children }: CueState): string {
  const within = listKey(children.map((child) => (child === null ? '-' : roomKey(child))));
  return within === '' ? '' : `(${within})`;
}

function childKey(state: CueState | null): string {
  return state?.box.opacity === 0 ? `${HIDDEN}${roomKey(state)}` : cueStateKey(state);
}

/**
 * A short text for the state of one cue: two states of the same cue have equal keys exactly if they look the same.
 * '-' where the cue is not shown, '' where it is at rest.
 */
export function cueStateKey(state: CueState | null): string {
  if (state === null) return '-';
  const box = boxKey(state.box);
  if (box === HIDDEN) return HIDDEN;
  const words = listKey(state.words.map(boxKey));
  const children = listKey(state.children.map(childKey));
  if (children !== '') return `${box}|${words}|(${children})`;
  return words === '' ? box : `${box}|${words}`;
}

const stillKeys = new WeakMap<StageCue, string>();

/** The key of a cue on screen. A cue that never changes is looked at once. */
function shownCueKey(cue: StageCue, frame: number, film: StageSize): string {
  const known = stillKeys.get(cue);
  if (known !== undefined) return known;
  const key = `${JSON.stringify(cue.id)}${cueStateKey(cueStateAt(cue, frame, film))}`;
  if (isStill(cue)) stillKeys.set(cue, key);
  return key;
}

/** A text for the whole picture of the cues at a frame: it changes exactly when the picture may. '' where no cue is on screen. */
export function filmKeyAt(film: StageFilm, frame: number): string {
  return activeCues(film)(frame)
    .map((position) => shownCueKey(film.cues[position]!, frame, film))
    .join(';');
}
