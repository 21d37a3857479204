import type { CompleteStyle } from '../../scenario/built-in-styles.ts';
import type { Scenario, Style } from '../../scenario/scenario.ts';
import type { Anchor, StageStyle } from '../../stage-film.ts';
import { flattenStyle, type FlatStyle } from './flatten-style.ts';
import { stageStyle } from './stage-style.ts';
import { createStyleChains } from './style-chains.ts';
import { flattenWordStyle } from './word-style.ts';

/** A film's styles, each worked out once: 100,000 cues usually share a few. */
export type StyleBook = {
  /** A cue's style; see flattenStyle. */
  flat(use: string | Style | undefined, inherited: FlatStyle | null): FlatStyle;
  /** A word's style over its cue's. */
  ofWord(use: string | Style, cueStyle: CompleteStyle): CompleteStyle;
  inPixels(style: CompleteStyle, anchor: Anchor): StageStyle;
};

export function createStyleBook(styles: Scenario['styles'], unitPx: number): StyleBook {
  const chains = createStyleChains(styles);
  const byName = new Map<string, FlatStyle>();
  const byWord = new WeakMap<CompleteStyle, Map<string, CompleteStyle>>();
  const byStyle = new WeakMap<CompleteStyle, Map<string, StageStyle>>();
  return {
    flat(use, inherited) {
      if (inherited && typeof use !== 'string') return flattenStyle(use, chains, inherited);
      if (typeof use === 'object') return flattenStyle(use, chains, null);
      return kept(byName, use ?? 'default', (name) => flattenStyle(name, chains, null));
    },
    ofWord(use, cueStyle) {
      const flatten = () => flattenWordStyle(use, cueStyle, { styles, chains });
      if (typeof use !== 'string') return flatten();
      const words = byWord.get(cueStyle) ?? new Map<string, CompleteStyle>();
      byWord.set(cueStyle, words);
      return kept(words, use, flatten);
    },
    inPixels(style, anchor) {
      const bySide = byStyle.get(style) ?? new Map<string, StageStyle>();
      byStyle.set(style, bySide);
      const side = anchor[1] ?? ''; // all of the anchor that a style depends on
      return kept(bySide, side, () => stageStyle(style, unitPx, anchor));
    },
  };
}

function kept<Value>(known: Map<string, Value>, key: string, make: (key: string) => Value): Value {
  const value = known.get(key) ?? make(key);
  known.set(key, value);
  return value;
}
