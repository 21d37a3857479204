import type { Animate } from '../../scenario/scenario.ts';
import type { Warn } from '../warning.ts';
import type { Effect, Span } from './ecg-effects.ts';

/** A part of the time something is shown, with the animations of that part. */
export type Piece = { readonly start: number; readonly end: number; readonly animate: readonly Animate[] };

const NEAR_SECONDS = 1e-6;

/**
 * What is shown during `span` in pieces that follow each other. An entrance hides what has not come in yet, while in the
 * original a text stands until its effect begins: before a later entrance there is a piece in which the text stands. A
 * movement that ends before the text does ends with its piece. Two effects that would cut each other are not both drawn;
 * the later one is named in a warning.
 */
export function piecesOf(span: Span, effects: readonly Effect[], warn: Warn): Piece[] {
  const last = effects.findLast(({ when }) => when === 'out');
  const end = last && last.end > span[0] + NEAR_SECONDS ? Math.min(span[1], last.end) : span[1];
  const drawn: Effect[] = [];
  const cuts: number[] = [];
  for (const effect of effects.toSorted((a, b) => a.start - b.start)) {
    const wanted = cutsOf(effect, [span[0], end]);
    const isFree = (cut: number) => !drawn.some((other) => runsOver(other, cut));
    const cutsOther = cuts.some((cut) => runsOver(effect, cut) && !wanted.includes(cut));
    if (effect.start < span[0] - NEAR_SECONDS)
      warn(effect.path, 'plugin.window', 'cannot begin before the text is shown');
    if (effect.start > end - NEAR_SECONDS || effect.end < span[0] - NEAR_SECONDS) {
      warn(effect.path, 'plugin.window', 'lies outside of the time the text is shown and is not drawn');
      continue;
    }
    if (!wanted.every(isFree) || cutsOther) {
      warn(effect.path, 'plugin.overlap', 'begins or ends while another effect runs and is not drawn');
      continue;
    }
    drawn.push(effect);
    cuts.push(...wanted);
  }
  const bounds = [...new Set([span[0], ...cuts.toSorted((a, b) => a - b), end])];
  return bounds.slice(1).map((to, index) => {
    const from = bounds[index]!;
    const isLast = index === bounds.length - 2;
    const animate = drawn.flatMap((effect) => animateIn(effect, [from, to], isLast));
    return { start: from, end: to, animate };
  });
}

function cutsOf({ when, start, end }: Effect, [from, to]: Span): number[] {
  const inside = (time: number) => time > from + NEAR_SECONDS && time < to - NEAR_SECONDS;
  if (when === 'in') return [start].filter(inside);
  return when === 'during' ? [end].filter(inside) : [];
}

/** Whether cutting there would break the effect off. */
function runsOver({ when, start, end }: Effect, time: number): boolean {
  if (when !== 'in' && when !== 'during') return false;
  return start < time - NEAR_SECONDS && end > time + NEAR_SECONDS;
}

function animateIn(effect: Effect, [from, to]: Span, isLast: boolean): Animate[] {
  const { name, when, start, end, params, isOnce } = effect;
  const withParams = Object.keys(params).length > 0 ? { params } : {};
  const delay = start - from > NEAR_SECONDS ? { delay: rounded(start - from) } : {};
  const duration = rounded(Math.max(0, end - Math.max(start, from)));
  const isInside = start < to - NEAR_SECONDS && end > from + NEAR_SECONDS;
  switch (when) {
    case 'in':
      return isInside ? [{ name, when, duration, ...withParams }] : [];
    case 'out':
      return isLast
        ? [{ name, when, duration: rounded(Math.min(end - start, to - from)), ...withParams }]
        : [];
    case 'during':
      return isInside ? [{ name, when, ...(isOnce ? { duration } : {}), ...delay, ...withParams }] : [];
    case 'word':
      return [{ name, when, ...withParams }];
  }
}

export function rounded(seconds: number): number {
  return Math.round(seconds * 1e6) / 1e6;
}
