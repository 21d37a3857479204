import type { Plan, PlanSegment } from '../../shared/plan/plan.ts';
import type { StageCue } from '../../shared/stage-film.ts';

/** The long lists of a plan, in parts that are quickly taken over from another thread. */
export type PlanPiece =
  | { readonly kind: 'cues'; readonly cues: readonly StageCue[] }
  | { readonly kind: 'segments'; readonly segments: readonly PlanSegment[] };

/** A few milliseconds of copying: so many boxes, keyframes and spans. */
const PIECE_WEIGHT = 2000;

/** A plan whose lists are told apart, in order. */
export async function planInPieces(plan: Plan, tell: (piece: PlanPiece) => Promise<void>): Promise<Plan> {
  for (const cues of pieces(plan.film.cues, cueWeight)) await tell({ kind: 'cues', cues });
  for (const segments of pieces(plan.segments, segmentWeight)) await tell({ kind: 'segments', segments });
  return { ...plan, segments: [], film: { ...plan.film, cues: [] } };
}

/** Puts a plan together again. */
export function collectPlan(): {
  readonly take: (piece: PlanPiece) => void;
  whole(plan: Plan): Plan;
} {
  const cues: StageCue[] = [];
  const segments: PlanSegment[] = [];
  return {
    take(piece) {
      if (piece.kind === 'cues') for (const cue of piece.cues) cues.push(cue);
      else for (const segment of piece.segments) segments.push(segment);
    },
    whole: (plan) => ({ ...plan, segments, film: { ...plan.film, cues } }),
  };
}

function* pieces<Item>(items: readonly Item[], weightOf: (item: Item) => number): Generator<Item[]> {
  let piece: Item[] = [];
  let weight = 0;
  for (const item of items) {
    piece.push(item);
    weight += weightOf(item);
    if (weight < PIECE_WEIGHT) continue;
    yield piece;
    [piece, weight] = [[], 0];
  }
  if (piece.length > 0) yield piece;
}

function cueWeight(cue: StageCue): number {
  const own = 4 + cue.transform.length + cue.animations.length;
  if (cue.type === 'text') return cue.lines.reduce((weight, words) => weight + words.length, own);
  return cue.type === 'group' ? cue.children.reduce((weight, child) => weight + cueWeight(child), own) : own;
}

function segmentWeight({ parts, overlaySpans }: PlanSegment): number {
  return 4 + 4 * parts.length + overlaySpans.length;
}
