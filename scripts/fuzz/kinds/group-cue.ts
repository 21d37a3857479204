import { makeCueFrame, makeSpan, type CueSetting } from './cue-frame.ts';
import { makeBox } from './styles.ts';

/** A group of any kinds of cues, groups included; `makeCue` makes its children. */
export function makeGroupCue(setting: CueSetting, makeCue: (setting: CueSetting) => object): object {
  const { dice, span, frameSeconds, depth } = setting;
  const { pick, real, chance, maybe, several } = dice;
  const seconds = span.end - span.start;
  const children = several(3, () =>
    makeCue({ ...setting, span: makeSpan(dice, seconds, frameSeconds), depth: depth + 1 }),
  );
  return {
    type: 'group',
    ...makeCueFrame(setting),
    children,
    ...maybe(0.6, {
      direction: () => pick(['row', 'column', 'stack']),
      gap: () => real(0, 0.1),
      align: () => pick(['start', 'center', 'end', 'stretch']),
      justify: () => pick(['start', 'center', 'end', 'space-between', 'space-around']),
      wrap: () => chance(0.5),
      box: () => makeBox(dice),
    }),
  };
}
