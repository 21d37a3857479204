import { lowestIndex } from '../lowest-index.ts';
import type { TransformKey } from '../stage-film.ts';
import { NO_CHANGE, type BoxChange } from './box-state.ts';
import { easeAt } from './ease.ts';

/** Properties of a key beside the property of the box each one moves. */
const TARGETS = {
  x: 'xPx',
  y: 'yPx',
  scaleX: 'scaleX',
  scaleY: 'scaleY',
  rotate: 'rotate',
  skewX: 'skewX',
  skewY: 'skewY',
  opacity: 'opacity',
} as const;
type Property = keyof typeof TARGETS;
const PROPERTIES = Object.keys(TARGETS) as Property[];

type TrackKey = Pick<TransformKey, 'frame' | 'ease'> & { readonly value: number };
type Track = { readonly property: Property; readonly keys: readonly TrackKey[] };

/** Sorting keys into tracks once per list, because every frame of a cue asks for the same ones. */
const tracksByKeys = new WeakMap<readonly TransformKey[], readonly Track[]>();

function tracksOf(keys: readonly TransformKey[]): readonly Track[] {
  const known = tracksByKeys.get(keys);
  if (known) return known;
  const tracks = PROPERTIES.map((property) => ({
    property,
    keys: keys.flatMap((key) => {
      const value = key[property];
      return value === undefined ? [] : [{ frame: key.frame, ease: key.ease, value }];
    }),
  })).filter((track) => track.keys.length > 0);
  tracksByKeys.set(keys, tracks);
  return tracks;
}

/** Position of the first key after `frame`. */
function firstAfter(keys: readonly TrackKey[], frame: number): number {
  return lowestIndex(keys.length, (index) => keys[index]!.frame > frame);
}

function trackValueAt(keys: readonly TrackKey[], frame: number): number {
  const position = firstAfter(keys, frame);
  const next = keys[position];
  const previous = keys[position - 1] ?? next!;
  if (next === undefined || next === previous) return previous.value;
  const progress = (frame - previous.frame) / (next.frame - previous.frame);
  return previous.value + (next.value - previous.value) * easeAt(previous.ease, progress);
}

/**
 * The values of a cue's transform at `frame`, relative to the cue's start. Keys ascend by frame. Each property goes
 * between the keys that name it, by the ease of the key it leaves; before the first and after the last it holds.
 */
export function transformAt(keys: readonly TransformKey[], frame: number): BoxChange {
  if (keys.length === 0) return NO_CHANGE;
  const values: Partial<Record<(typeof TARGETS)[Property], number>> = {};
  for (const { property, keys: track } of tracksOf(keys))
    values[TARGETS[property]] = trackValueAt(track, frame);
  return values;
}
