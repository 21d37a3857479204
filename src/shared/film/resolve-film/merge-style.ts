import type { Style } from '../../scenario/scenario.ts';

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
