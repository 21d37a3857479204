import { clipsOf, patched, roundSeconds } from './document.ts';
import type { EditClip, Edited, ScenarioDocument } from './document.ts';
import { freeIds } from './ids.ts';

/** A still stands this long when it is put on the timeline. */
export const STILL_SECONDS = 5;
/** Rounded times are a millionth of a second off at most. */
const ROUNDING_SECONDS = 2e-6;

function withClips(document: ScenarioDocument, timeline: readonly EditClip[]): ScenarioDocument {
  return { ...document, timeline };
}

function mapClip(
  document: ScenarioDocument,
  id: string,
  change: (clip: EditClip) => EditClip,
): ScenarioDocument {
  return withClips(
    document,
    clipsOf(document).map((clip) => (clip.id === id ? change(clip) : clip)),
  );
}

/** Puts a clip of a file at a place of the timeline; default: at its end. A still needs an `out`. */
export function addClip(
  document: ScenarioDocument,
  clip: { readonly media: string; readonly in?: number; readonly out?: number },
  index = clipsOf(document).length,
): Edited {
  const id = freeIds(document, 'p')();
  return { document: withClips(document, clipsOf(document).toSpliced(index, 0, { ...clip, id })), ids: [id] };
}

/** Sets keys of a clip; a key set to undefined is taken out. */
export function updateClip(
  document: ScenarioDocument,
  id: string,
  patch: { readonly [Key in string]?: unknown },
): ScenarioDocument {
  return mapClip(document, id, (clip) => patched(clip, patch));
}

/** Moves clips together, in their order, to a place counted without them: 0 is first. */
export function moveClips(
  document: ScenarioDocument,
  ids: readonly string[],
  toIndex: number,
): ScenarioDocument {
  const clips = clipsOf(document);
  const moved = clips.filter(({ id }) => ids.includes(id));
  const others = clips.filter((clip) => !moved.includes(clip));
  const next = others.toSpliced(Math.max(0, Math.min(toIndex, others.length)), 0, ...moved);
  return next.every((clip, index) => clip === clips[index]) ? document : withClips(document, next);
}

/** Sets where in the source a clip starts or ends, within the source and `shortest` seconds from the other edge. */
export function trimClip(
  document: ScenarioDocument,
  id: string,
  trim: {
    readonly edge: 'in' | 'out';
    readonly seconds: number;
    readonly shortest: number;
    /** Length of the source; Infinity for a still. */
    readonly sourceSeconds: number;
  },
): ScenarioDocument {
  return mapClip(document, id, (clip) => {
    const start = clip.in ?? 0;
    const end = clip.out ?? trim.sourceSeconds;
    if (trim.edge === 'in')
      return { ...clip, in: roundSeconds(Math.max(0, Math.min(trim.seconds, end - trim.shortest))) };
    const out = Math.min(trim.sourceSeconds, Math.max(trim.seconds, start + trim.shortest));
    return { ...clip, out: roundSeconds(out) };
  });
}

/**
 * Cuts a clip at an instant of its source, where both parts show `shortest` seconds of it at least; the later part gets a new
 * id, which is given.
 */
export function splitClip(
  document: ScenarioDocument,
  id: string,
  {
    atSourceSeconds,
    shortest,
    sourceSeconds,
  }: {
    readonly atSourceSeconds: number;
    readonly shortest: number;
    /** Where a clip without an `out` ends in its source. */
    readonly sourceSeconds: number;
  },
): Edited {
  const clips = clipsOf(document);
  const index = clips.findIndex((clip) => clip.id === id);
  const clip = clips[index];
  const seconds = roundSeconds(atSourceSeconds);
  if (!clip) return { document, ids: [] };
  const nearest = Math.min(seconds - (clip.in ?? 0), (clip.out ?? sourceSeconds) - seconds);
  if (nearest < shortest - ROUNDING_SECONDS) return { document, ids: [] };
  const later = patched({ ...clip, in: seconds, id: freeIds(document, 'p')() }, { transition: undefined });
  const parts = [{ ...clip, out: seconds }, later];
  return { document: withClips(document, clips.toSpliced(index, 1, ...parts)), ids: [later.id] };
}

export function removeClips(document: ScenarioDocument, ids: readonly string[]): ScenarioDocument {
  const gone = new Set(ids);
  return withClips(
    document,
    clipsOf(document).filter(({ id }) => !gone.has(id)),
  );
}
