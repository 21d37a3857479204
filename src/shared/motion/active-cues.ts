import type { StageFilm } from '../stage-film.ts';

/** Positions in `film.cues` of the cues on screen at a frame, ascending, which is the order of drawing. */
export type ActiveCues = (frame: number) => readonly number[];

const indexByFilm = new WeakMap<StageFilm, ActiveCues>();

/**
 * The index of a film's cues by time, built once per film. An interval tree laid over the cues sorted by start: the
 * root of each run is its middle, and knows how late anything in the run ends; whole runs that are over, or not yet
 * begun, are skipped. A question costs O(log n + k) for k cues on screen in films of ordinary captions.
 */
export function activeCues(film: StageFilm): ActiveCues {
  const known = indexByFilm.get(film);
  if (known) return known;
  const index = buildIndex(film);
  indexByFilm.set(film, index);
  return index;
}

function buildIndex({ cues }: StageFilm): ActiveCues {
  const order = cues.map((_cue, position) => position);
  order.sort((one, other) => cues[one]!.startFrame - cues[other]!.startFrame);
  const starts = Float64Array.from(order, (position) => cues[position]!.startFrame);
  const ends = Float64Array.from(order, (position) => cues[position]!.endFrame);
  const latestEnds = new Float64Array(order.length);

  const measure = (low: number, high: number): number => {
    if (low >= high) return -Infinity;
    const middle = (low + high) >>> 1;
    return (latestEnds[middle] = Math.max(ends[middle]!, measure(low, middle), measure(middle + 1, high)));
  };
  measure(0, order.length);

  const collect = (low: number, high: number, frame: number, found: number[]): void => {
    if (low >= high) return;
    const middle = (low + high) >>> 1;
    if (latestEnds[middle]! <= frame) return;
    collect(low, middle, frame, found);
    if (starts[middle]! > frame) return;
    if (ends[middle]! > frame) found.push(order[middle]!);
    collect(middle + 1, high, frame, found);
  };

  return (frame) => {
    const found: number[] = [];
    collect(0, order.length, frame, found);
    return found.sort((one, other) => one - other);
  };
}
