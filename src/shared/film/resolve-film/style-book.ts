import type { CompleteStyle } from '../../scenario/built-in-styles.ts';
import type { Scenario, Style } from '../../scenario/scenario.ts';
import type { Anchor, StageStyle } from '../../stage-film.ts';
import { flattenStyle, type FlatStyle } from './flatten-style.ts';
import { stageStyle } from './stage-style.ts';

/** A film's styles, each worked out once: 100,000 cues usually share a few. */
export type StyleBook = {
  /** A cue's style; see flattenStyle. */
  flat(use: string | Style | undefined, inherited: FlatStyle | null): FlatStyle;
  inPixels(style: CompleteStyle, anchor: Anchor): StageStyle;
};

export function createStyleBook(styles: Scenario['styles'], heightPx: number): StyleBook {
  const byName = new Map<string, FlatStyle>();
  const byStyle = new WeakMap<CompleteStyle, Map<string, StageStyle>>();
  return {
    flat(use, inherited) {
      if (inherited && typeof use !== 'string') return flattenStyle(use, styles, inherited);
      if (typeof use === 'object') return flattenStyle(use, styles, null);
      const name = use ?? 'default';
      const flat = byName.get(name) ?? flattenStyle(name, styles, null);
      byName.set(name, flat);
      return flat;
    },
    inPixels(style, anchor) {
      const bySide = byStyle.get(style) ?? new Map<string, StageStyle>();
      byStyle.set(style, bySide);
      const side = anchor[1] ?? ''; // all of the anchor that a style depends on
      const known = bySide.get(side) ?? stageStyle(style, heightPx, anchor);
      bySide.set(side, known);
      return known;
    },
  };
}
