import { makeColor } from './colors.ts';
import { makeCueFrame, type CueSetting } from './cue-frame.ts';

/** In fractions of the stage height, as all lengths of a shape. */
const PATHS = [
  'M0 0 L0.4 0 L0.2 0.3 Z',
  'M0.02 0.02 C 0.2 0.4, 0.4 -0.2, 0.6 0.2',
  'M0.1 0.1 h0.2 v0.2 h-0.2 z m0.05 0.05 h0.1 v0.1 h-0.1 z',
];

export function makeShapeCue(setting: CueSetting): object {
  const { dice } = setting;
  const { pick, real, maybe } = dice;
  const shape = pick(['rect', 'ellipse', 'line', 'path']);
  return {
    type: 'shape',
    ...makeCueFrame(setting),
    layout: {
      ...{ anchor: pick(['tl', 'cc', 'br']), x: real(0, 1), y: real(0, 1) },
      ...{ width: real(0, 0.7), height: real(0, 0.5), rotate: pick([0, real(-90, 90, 1)]) },
    },
    shape,
    ...(shape === 'path' && { path: pick(PATHS) }),
    fill: pick([null, makeColor(dice)]),
    ...maybe(0.5, {
      stroke: () => makeColor(dice),
      strokeWidth: () => real(0, 0.04),
      radius: () => real(0, 0.1),
    }),
  };
}
