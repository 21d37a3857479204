import { asList, asNumber, asObject, asText } from '../../scenario/json/loose.ts';
import type { Loose } from '../../scenario/json/loose.ts';
import type { Cue } from '../../scenario/scenario.ts';
import { effectsOf } from './ecg-effects.ts';
import type { Span } from './ecg-effects.ts';
import { knownBox, knownLayout, knownStyle } from './ecg-known-keys.ts';
import { layoutOf } from './ecg-layout.ts';
import { lineCues } from './ecg-line.ts';
import { piecesOf } from './ecg-pieces.ts';
import { styleOf } from './ecg-style.ts';
import { textOf } from './ecg-place.ts';
import type { Common, CueContext, Place } from './ecg-place.ts';
import { displayTime, secondsPair } from './ecg-values.ts';

/** Cues of one cue of a scenario: for a line of words or a text, and for each further part of its tree. */
export function cuesOf(cue: Loose, path: string, context: CueContext): Cue[] {
  const root = asObject(cue['root']);
  const span =
    displayTime(root, `${path}.root`) ?? displayTime(cue, path) ?? spanOfChildren(root, `${path}.root`);
  if (!span || span[0] === span[1]) {
    context.warn(path, 'cue.without_time', 'has no time at which it is shown and was left out');
    return [];
  }
  const style = asObject(context.track['defaultStyle']);
  const box = asObject(context.track['defaultBoxStyle']);
  return nodeCues(root, { path: `${path}.root`, span, style, box }, context);
}

function nodeCues(node: Loose, place: Place, context: CueContext): Cue[] {
  const { path } = place;
  const span = displayTime(node, path) ?? place.span;
  const style = { ...place.style, ...knownStyle(node['style'], `${path}.style`, context.warn) };
  const own = { ...place, span, style };
  if (node['effectScope'] !== undefined)
    context.warn(`${path}.effectScope`, 'node.unknown', 'has no equivalent and was not read');
  switch (node['eType'] ?? node['e_type'] ?? node['type']) {
    case 'text':
      return textCues(node, own, context);
    case 'image':
      return imageCues(node, own, context);
    case 'group':
      return groupCues(node, own, context);
    default:
      context.warn(
        path,
        'node.unsupported',
        `a node of kind ${String(node['eType'])} is not drawn yet and was left out`,
      );
      return [];
  }
}

/** A line of words is one cue; anything else is taken apart, each part with its own place. */
function groupCues(node: Loose, place: Place, context: CueContext): Cue[] {
  const children = asList(node['children']).map(asObject);
  const isLine = children.length > 0 && children.every((child) => isWord(child));
  const box = knownBox(node['boxStyle'], `${place.path}.boxStyle`, context.warn);
  const group = { ...place, box: { ...place.box, ...box } };
  if (isLine)
    return lineCues(node, children, { place: group, context, common: commonOf(node, group, context) });
  if (children.length > 1 && asObject(node['layout'])['childrenLayout'] !== undefined)
    context.warn(
      `${place.path}.layout.childrenLayout`,
      'layout.flow',
      'mixed children keep their own places',
    );
  if (asList(node['pluginChain']).length > 0)
    context.warn(`${place.path}.pluginChain`, 'plugin.group', 'effects of a mixed group are not drawn');
  const layout = knownLayout(node['layout'], `${place.path}.layout`, context.warn);
  return children.flatMap((child, index) =>
    nodeCues(
      { ...child, layout: { ...layout, ...asObject(child['layout']) } },
      { ...group, path: `${place.path}.children[${index}]` },
      context,
    ),
  );
}

function isWord(child: Loose): boolean {
  const kind = child['eType'] ?? child['e_type'] ?? child['type'];
  const layout = asObject(child['layout']);
  return kind === 'text' && layout['position'] === undefined && layout['override'] === undefined;
}

function commonOf(node: Loose, place: Place, context: CueContext): Common {
  const { stage, track, warn } = context;
  const zIndex = asNumber(asObject(node['layout'])['zIndex']) ?? 0;
  const id = asText(node['id']);
  return {
    ...(id ? { id } : {}),
    layer: Math.round((asNumber(track['layer']) ?? 0) * 1000 + Math.max(-500, Math.min(499, zIndex))),
    layout: layoutOf(node, { stage, track, path: place.path, warn }),
  };
}

function textCues(node: Loose, place: Place, context: CueContext): Cue[] {
  const { path, span } = place;
  const { warn, stage } = context;
  const base = secondsPair(node['baseTime'] ?? node['base_time'], `${path}.baseTime`) ?? span;
  const { id, ...common } = commonOf(node, place, context);
  const style = styleOf(place.style, place.box, { heightPx: stage.heightPx, path, warn });
  const pieces = piecesOf(span, effectsOf(node, { base, path, warn }), warn);
  return pieces.map(({ start, end, animate }, index) => ({
    type: 'text',
    ...(id !== undefined && index === 0 ? { id } : {}),
    ...{ start, end, ...common },
    text: textOf(node),
    ...{ style, animate: [...animate] },
  }));
}

function imageCues(node: Loose, place: Place, context: CueContext): Cue[] {
  const { path, span } = place;
  const { warn } = context;
  const src = asText(node['src']) ?? asText(node['url']);
  if (!src) {
    warn(path, 'image.without_source', 'has no `src` and was left out');
    return [];
  }
  const { id, ...common } = commonOf(node, place, context);
  const media = context.addImage(src);
  const pieces = piecesOf(span, effectsOf(node, { base: span, path, warn }), warn);
  return pieces.map(({ start, end, animate }, index) => ({
    type: 'image',
    ...(id !== undefined && index === 0 ? { id } : {}),
    ...{ start, end, ...common, media, animate: [...animate] },
  }));
}

function spanOfChildren(node: Loose, path: string): Span | null {
  let span: Span | null = null;
  for (const [index, child] of asList(node['children']).map(asObject).entries()) {
    const where = `${path}.children[${index}]`;
    const own = displayTime(child, where) ?? secondsPair(child['baseTime'], `${where}.baseTime`);
    if (own) span = span ? [Math.min(span[0], own[0]), Math.max(span[1], own[1])] : own;
  }
  return span;
}
