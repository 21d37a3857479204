import { BUILT_IN_MOTION, DEFAULT_STYLE, type CompleteStyle } from '../../scenario/built-in-styles.ts';
import type { Animate, Style } from '../../scenario/scenario.ts';
import { mergeStyle } from './merge-style.ts';
import type { StyleChain, StyleChains } from './style-chains.ts';

/** A style with nothing left to look up, and how cues that use it move if they do not say. */
export type FlatStyle = { readonly style: CompleteStyle; readonly motion: readonly Animate[] };

const NOTHING: Style = {};

/** A style alone, without `default` beneath it: for words, which stand on their cue's style. */
export function flattenAlone(use: string | Style, chains: StyleChains): Style {
  return chains.merged(NOTHING, chains.chainOf(use));
}

/**
 * A cue's style. Without `extends` a style stands on `inherited` (a group's, where it is written in place or absent),
 * else on the scenario's `default`, and that on the built-in one.
 */
export function flattenStyle(
  use: string | Style | undefined,
  chains: StyleChains,
  inherited: FlatStyle | null,
): FlatStyle {
  if (use === undefined && inherited) return inherited;
  const chain = chains.chainOf(use ?? 'default');
  if (inherited && chain.below === null && chain.name === null)
    return { style: mergeStyle(inherited.style, chain.style), motion: inherited.motion };
  if (chain.isRooted) return { style: chains.merged(DEFAULT_COMPLETE, chain), motion: motionOf(chain) };
  const root = chains.chainOf('default');
  return { style: chains.merged(chains.merged(DEFAULT_COMPLETE, root), chain), motion: motionOf(root) };
}

const DEFAULT_COMPLETE: CompleteStyle = DEFAULT_STYLE;

function motionOf({ end: { name, isOwn } }: StyleChain): readonly Animate[] {
  return !isOwn && name !== null && Object.hasOwn(BUILT_IN_MOTION, name) ? (BUILT_IN_MOTION[name] ?? []) : [];
}
