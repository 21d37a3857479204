import type { Cue, GroupCue } from '../../scenario/scenario.ts';
import type { StageCue, StageGroupCue } from '../../stage-film.ts';
import { resolveLayout } from './resolve-layout.ts';
import { resolveAnimation, resolveTransform } from './resolve-motion.ts';
import { resolveShape } from './resolve-shape.ts';
import { resolveText } from './resolve-text.ts';
import { fractionPx } from './stage-size.ts';
import { stageBox } from './stage-style.ts';
import type { CueCommon, Surroundings } from './surroundings.ts';
import { visibleSpan } from './visible-span.ts';

/** One cue with its children; null where none of its frames can be seen, or this version draws no such cue. */
function resolveCue(cue: Cue, path: string, around: Surroundings): StageCue | null {
  const span = visibleSpan(cue, path, around);
  if (!span) return null;
  const flat = around.styleBook.flat(cue.style, around.inherited);
  const ownMotion = cue.type === 'text' ? flat.motion : [];
  const common: CueCommon = {
    id: cue.id ?? path,
    path,
    ...span,
    layout: resolveLayout(cue, around.stage, around.isChild),
    opacity: cue.opacity ?? 1,
    transform: resolveTransform(cue.transform, around.stage),
    animations: (cue.animate ?? ownMotion).map((animate) =>
      resolveAnimation(animate, span, around.stage.rate),
    ),
  };
  warnOfUnusedPlace(cue, path, around);
  switch (cue.type) {
    case 'text':
      return resolveText(cue, common, flat, around);
    case 'image': {
      const src = cue.src ?? (cue.media === undefined ? undefined : around.scenario.media[cue.media]?.src);
      if (src === undefined) return null; // refused by validation
      return { ...common, type: 'image', asset: around.assetNames.nameOf(src), fit: cue.fit ?? 'contain' };
    }
    case 'shape':
      return resolveShape(cue, common, around.unitPx);
    case 'group':
      return resolveGroup(cue, common, around);
    case 'html':
    case 'video':
      return null; // refused before by unsupportedParts
  }
}

function warnOfUnusedPlace({ layout }: Cue, path: string, { isChild, warn }: Surroundings): void {
  const isPlaced = layout?.anchor !== undefined || layout?.x !== undefined || layout?.y !== undefined;
  if (isChild && isPlaced)
    warn({
      path: `${path}.layout`,
      code: 'layout.unused',
      message: 'has a place of its own, which is not used: the group arranges its children',
    });
}

function resolveGroup(cue: GroupCue, common: CueCommon, around: Surroundings): StageGroupCue {
  const { unitPx } = around;
  const direction = cue.direction ?? 'column';
  const flat = around.styleBook.flat(cue.style, around.inherited);
  const inside: Surroundings = {
    ...around,
    offsetSeconds: around.offsetSeconds + cue.start,
    room: common,
    // a group's box is around it, not around each child
    inherited: cue.style === undefined ? around.inherited : { ...flat, style: { ...flat.style, box: null } },
    isChild: true,
  };
  const box = cue.box === undefined && cue.style !== undefined ? flat.style.box : cue.box;
  return {
    ...common,
    type: 'group',
    children: resolveCues(numbered(cue.children), `${common.path}.children`, inside, direction === 'stack'),
    direction,
    gapPx: fractionPx(cue.gap ?? 0, unitPx),
    align: cue.align ?? 'center',
    justify: cue.justify ?? 'center',
    wrap: cue.wrap ?? false,
    box: stageBox(box, unitPx),
  };
}

/** A cue and its place in the scenario's list. */
export type NumberedCue = { readonly cue: Cue; readonly index: number };

export function numbered(cues: readonly Cue[]): NumberedCue[] {
  return cues.map((cue, index) => ({ cue, index }));
}

/** Cues in drawing order where `byLayer`; else as written, since in a row or column the order is the place. */
export function resolveCues(
  cues: readonly NumberedCue[],
  path: string,
  around: Surroundings,
  byLayer: boolean,
): StageCue[] {
  const resolved = cues.flatMap(({ cue, index }) => {
    const stageCue = resolveCue(cue, `${path}[${index}]`, around);
    return stageCue ? [{ stageCue, layer: cue.layer ?? 0 }] : [];
  });
  if (byLayer) resolved.sort((a, b) => a.layer - b.layer); // a stable sort: equal layers stay as written
  return resolved.map(({ stageCue }) => stageCue);
}
