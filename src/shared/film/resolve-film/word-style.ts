import { EMPHASIS_STYLE, type CompleteStyle } from '../../scenario/built-in-styles.ts';
import type { Scenario, Style } from '../../scenario/scenario.ts';
import { flattenAlone } from './flatten-style.ts';
import { mergeStyle } from './merge-style.ts';
import { weightOf } from './stage-style.ts';
import type { StyleChains } from './style-chains.ts';

const EMPHASIS_WEIGHT = 800;

/** A word's style over its cue's. A `box` written for a word is the box of that word. */
export function flattenWordStyle(
  use: string | Style,
  cueStyle: CompleteStyle,
  { styles, chains }: { readonly styles: Scenario['styles']; readonly chains: StyleChains },
): CompleteStyle {
  if (use === EMPHASIS_STYLE && !Object.hasOwn(styles, EMPHASIS_STYLE))
    return {
      ...cueStyle,
      ...(cueStyle.emphasisColor && { color: cueStyle.emphasisColor }),
      weight: Math.max(weightOf(cueStyle.weight), EMPHASIS_WEIGHT),
    };
  const { box, ...own } = flattenAlone(use, chains);
  return mergeStyle(cueStyle, { ...(box !== undefined && { wordBox: box }), ...own });
}
