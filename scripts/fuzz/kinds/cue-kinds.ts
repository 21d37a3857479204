import type { CueSetting } from './cue-frame.ts';
import { makeGroupCue } from './group-cue.ts';
import { makeImageCue } from './image-cue.ts';
import { makeShapeCue } from './shape-cue.ts';
import { makeTextCue } from './text-cue.ts';

type CueKind = { readonly weight: number; make(setting: CueSetting): object };

/** Every kind of cue a render draws. A new one is a line here. */
const CUE_KINDS: Readonly<Record<string, CueKind>> = {
  text: { weight: 5, make: makeTextCue },
  shape: { weight: 3, make: makeShapeCue },
  image: { weight: 2, make: makeImageCue },
  group: { weight: 2, make: (setting) => makeGroupCue(setting, makeCue) },
};

const DEEPEST_GROUP = 2;

export function makeCue(setting: CueSetting): object {
  const kinds = Object.entries(CUE_KINDS).filter(
    ([name]) => name !== 'group' || setting.depth < DEEPEST_GROUP,
  );
  return setting.dice
    .pick(kinds.flatMap(([, kind]) => Array.from({ length: kind.weight }, () => kind)))
    .make(setting);
}
