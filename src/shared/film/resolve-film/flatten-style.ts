import {
  BUILT_IN_MOTION,
  BUILT_IN_STYLES,
  DEFAULT_STYLE,
  type CompleteStyle,
} from '../../scenario/built-in-styles.ts';
import type { Animate, Scenario, Style } from '../../scenario/scenario.ts';

type Styles = Scenario['styles'];
type Step = { readonly style: Style; readonly name: string | null; readonly isOwn: boolean };

/** A style with nothing left to look up, and how cues that use it move if they do not say. */
export type FlatStyle = { readonly style: CompleteStyle; readonly motion: readonly Animate[] };

/**
 * The styles a style stands on, itself first, as far as `extends` leads. A style that extends its own name, or one
 * already passed, means the built-in of that name.
 */
function chainOf(use: string | Style, styles: Styles): Step[] {
  const steps: Step[] = [];
  const passed = new Set<string>();
  let next: string | Style | undefined = use;
  while (next !== undefined) {
    const step: Step =
      typeof next === 'string' ? lookUp(next, styles, passed) : { style: next, name: null, isOwn: true };
    steps.push(step);
    next = step.style.extends;
  }
  return steps;
}

function lookUp(name: string, styles: Styles, passed: Set<string>): Step {
  const own = Object.hasOwn(styles, name) && !passed.has(name) ? styles[name] : undefined;
  passed.add(name);
  if (own) return { style: own, name, isOwn: true };
  const builtIn = Object.hasOwn(BUILT_IN_STYLES, name) ? BUILT_IN_STYLES[name] : undefined;
  return { style: builtIn ?? {}, name, isOwn: false };
}

/** `base` with what `over` says; strokes and boxes are merged key by key, null takes them away. */
export function mergeStyle<Base extends Style>(base: Base, over: Style): Base {
  const { extends: _name, ...own } = over;
  const given = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
  return {
    ...base,
    ...given,
    ...(over.stroke && { stroke: { ...base.stroke, ...over.stroke } }),
    ...(over.box && { box: { ...base.box, ...over.box } }),
    ...(over.wordBox && { wordBox: { ...base.wordBox, ...over.wordBox } }),
  };
}

function mergeChain<Base extends Style>(base: Base, steps: readonly Step[]): Base {
  return steps.reduceRight<Base>((style, step) => mergeStyle(style, step.style), base);
}

/** A style alone, without `default` beneath it: for words, which stand on their cue's style. */
export function flattenAlone(use: string | Style, styles: Styles): Style {
  return mergeChain<Style>({}, chainOf(use, styles));
}

/**
 * A cue's style. Without `extends` a style stands on `inherited` (a group's, where it is written in place or absent),
 * else on the scenario's `default`, and that on the built-in one.
 */
export function flattenStyle(
  use: string | Style | undefined,
  styles: Styles,
  inherited: FlatStyle | null,
): FlatStyle {
  if (use === undefined && inherited) return inherited;
  const steps = chainOf(use ?? 'default', styles);
  const last = steps.at(-1);
  const standsOnGroup = inherited && steps.length === 1 && last?.name === null;
  if (standsOnGroup) return { style: mergeChain(inherited.style, steps), motion: inherited.motion };
  const isRooted = last?.isOwn === false || steps.some((step) => step.name === 'default');
  const rooted = isRooted ? steps : [...steps, ...chainOf('default', styles)];
  return { style: mergeChain<CompleteStyle>(DEFAULT_STYLE, rooted), motion: motionOf(rooted) };
}

function motionOf(steps: readonly Step[]): readonly Animate[] {
  for (const { name, isOwn } of steps)
    if (!isOwn && name !== null && Object.hasOwn(BUILT_IN_MOTION, name)) return BUILT_IN_MOTION[name] ?? [];
  return [];
}
