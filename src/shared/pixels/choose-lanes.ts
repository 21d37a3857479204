import { edgesOf, gridWindow, uniteEdges, type Edges } from './edges.ts';
import type { PixelWindow } from './pixel-window.ts';

/** Each lane is an input and a blend of its own in ffmpeg; beyond this, merging is cheaper. */
const MOST_LANES = 3;
/** Lanes closer than this are merged: a picture this much larger costs less than another input. */
const WORTHWHILE_GROWTH = 1.25;

type Group = Edges & { readonly members: readonly number[] };

/** A lane and the positions of the cues drawn in it. */
export type CueLane = { readonly lane: PixelWindow; readonly cues: readonly number[] };

/**
 * Groups what the cues cover (one rectangle each, stage pixels; null: never visible) into few windows that do not
 * overlap, so that each can be drawn, sent and blended alone: captions at the bottom do not drag in a logo at the top.
 * Windows are those of `gridWindow`: inside the stage, with `marginPx` free around what was measured.
 */
export function chooseLanes(
  covered: readonly (Edges | null)[],
  stage: { readonly widthPx: number; readonly heightPx: number },
  marginPx: number,
): CueLane[] {
  const whole = { left: 0, top: 0, right: stage.widthPx, bottom: stage.heightPx };
  let groups = covered.flatMap((edges, index): Group[] => {
    const window = edges && gridWindow(edges, whole, marginPx);
    return window ? [{ ...edgesOf(window), members: [index] }] : [];
  });
  groups = mergeWhile(
    groups,
    (a, b) => overlaps(a, b) || area(uniteEdges(a, b)) <= WORTHWHILE_GROWTH * (area(a) + area(b)),
  );
  while (groups.length > MOST_LANES) groups = mergeWhile(mergeCheapest(groups), overlaps);
  return groups
    .map(({ left, top, right, bottom, members }) => ({
      lane: { xPx: left, yPx: top, widthPx: right - left, heightPx: bottom - top },
      cues: [...members].sort((a, b) => a - b),
    }))
    .sort((a, b) => (a.cues[0] ?? 0) - (b.cues[0] ?? 0));
}

const area = ({ left, top, right, bottom }: Edges) => (right - left) * (bottom - top);

const overlaps = (a: Edges, b: Edges) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const merge = (a: Group, b: Group): Group => ({ ...uniteEdges(a, b), members: [...a.members, ...b.members] });

/**
 * Merges groups in pairs until no pair satisfies `shouldMerge`. Compares each group only with those already kept, so
 * that long films stay quick.
 */
function mergeWhile(groups: readonly Group[], shouldMerge: (a: Group, b: Group) => boolean): Group[] {
  const kept: Group[] = [];
  for (let next of groups) {
    for (let found = true; found;) {
      const at = kept.findIndex((group) => shouldMerge(group, next));
      found = at >= 0;
      if (found) next = merge(kept.splice(at, 1)[0] as Group, next);
    }
    kept.push(next);
  }
  return kept;
}

function mergeCheapest(groups: readonly Group[]): Group[] {
  let best: { a: number; b: number; cost: number } | null = null;
  for (let a = 0; a < groups.length; a += 1)
    for (let b = a + 1; b < groups.length; b += 1) {
      const [one, two] = [groups[a] as Group, groups[b] as Group];
      const cost = area(uniteEdges(one, two)) - area(one) - area(two);
      if (!best || cost < best.cost) best = { a, b, cost };
    }
  if (!best) return [...groups];
  const { a, b } = best;
  return [
    ...groups.filter((_, index) => index !== a && index !== b),
    merge(groups[a] as Group, groups[b] as Group),
  ];
}
