import { BUILT_IN_STYLES } from '../../scenario/built-in-styles.ts';
import type { Scenario, Style } from '../../scenario/scenario.ts';
import { mergeStyle } from './merge-style.ts';

type Styles = Scenario['styles'];

/** One style, and those it stands on as far as `extends` leads. Styles that stand on the same one share its chain. */
export type StyleChain = {
  readonly style: Style;
  /** Null: written where it is used. */
  readonly name: string | null;
  /** The scenario's own, not built in. */
  readonly isOwn: boolean;
  readonly below: StyleChain | null;
  /** The one nothing stands under. */
  readonly end: StyleChain;
  /** Whether `default` is in it, or it ends in a style of ours. */
  readonly isRooted: boolean;
};

export type StyleChains = {
  chainOf(use: string | Style): StyleChain;
  /** `base` with all that a chain says, the last style first. Equal arguments give the same object. */
  merged<Base extends Style>(base: Base, chain: StyleChain): Base;
};

/**
 * The chains of a scenario's styles, each link looked at once, however many styles stand on it. A style that extends its
 * own name, or one already passed, means the built-in of that name.
 */
export function createStyleChains(styles: Styles): StyleChains {
  const chains = new Map<string, StyleChain>();
  const builtIns = new Map<string, StyleChain>();
  const results = new WeakMap<StyleChain, Map<Style, Style>>();

  function builtIn(name: string): StyleChain {
    const style = Object.hasOwn(BUILT_IN_STYLES, name) ? BUILT_IN_STYLES[name] : undefined;
    const chain = builtIns.get(name) ?? link(style ?? {}, name, false, null);
    builtIns.set(name, chain);
    return chain;
  }

  function chainOfName(name: string): StyleChain {
    const passed: string[] = [];
    const names = new Set<string>();
    let next: string | undefined = name;
    let chain: StyleChain | null = null;
    while (next !== undefined && !chain) {
      const known: StyleChain | undefined = chains.get(next);
      const own: Style | undefined =
        Object.hasOwn(styles, next) && !names.has(next) ? styles[next] : undefined;
      if (known && own) chain = known;
      else if (!own) chain = builtIn(next);
      else {
        passed.push(next);
        names.add(next);
        next = own.extends;
      }
    }
    // in a circle it depends on where one begins: nothing of it is kept
    const isCircle = chain && !chain.isOwn && names.has(chain.name ?? '') && chain.name !== passed.at(-1);
    for (const own of passed.reverse()) {
      chain = link(styles[own] ?? {}, own, true, chain);
      if (!isCircle) chains.set(own, chain);
    }
    return chain ?? builtIn(name);
  }

  return {
    chainOf(use) {
      if (typeof use === 'string') return chainOfName(use);
      return link(use, null, true, use.extends === undefined ? null : chainOfName(use.extends));
    },
    merged<Base extends Style>(base: Base, chain: StyleChain): Base {
      const waiting: StyleChain[] = [];
      let at: StyleChain | null = chain;
      let known: Style | undefined;
      while (at && !(known = results.get(at)?.get(base))) {
        waiting.push(at);
        at = at.below;
      }
      let style = known ?? base;
      for (const step of waiting.reverse()) {
        style = mergeStyle(style, step.style);
        const kept = results.get(step) ?? new Map<Style, Style>();
        results.set(step, kept.set(base, style));
      }
      return style as Base; // a base with more said
    },
  };
}

function link(style: Style, name: string | null, isOwn: boolean, below: StyleChain | null): StyleChain {
  const isRooted = name === 'default' || (below ? below.isRooted : !isOwn);
  const chain = { style, name, isOwn, below, isRooted };
  // a link that is its own end cannot say so before it is there
  return Object.assign(chain, { end: below ? below.end : (chain as StyleChain) });
}
