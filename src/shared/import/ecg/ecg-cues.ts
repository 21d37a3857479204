import { asList, asNumber, asObject, asText } from '../../scenario/json/loose.ts';
import type { Loose } from '../../scenario/json/loose.ts';
import type { Animate, Cue, Style, Word } from '../../scenario/scenario.ts';
import { animationsOf } from './ecg-animations.ts';
import { layoutOf } from './ecg-layout.ts';
import { styleOf } from './ecg-style.ts';
import { displayTime, secondsPair } from './ecg-values.ts';
import type { Warn } from '../warning.ts';

export type CueContext = {
  readonly stage: { readonly widthPx: number; readonly heightPx: number };
  readonly track: Loose;
  readonly warn: Warn;
  /** Takes an image file and gives its media id. */
  readonly addImage: (src: string) => string;
};

type Span = readonly [number, number];
type Place = { readonly path: string; readonly span: Span; readonly style: Loose; readonly box: Loose };

/** Cues of one cue of a scenario: one for a line of words or a text, one for each further part of its tree. */
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
  const style = { ...place.style, ...asObject(node['style']) };
  const own = { ...place, span, style };
  if (node['effectScope'] !== undefined)
    context.warn(`${path}.effectScope`, 'node.unknown', 'has no equivalent and was not read');
  switch (node['eType'] ?? node['e_type'] ?? node['type']) {
    case 'text':
      return [textCue(node, own, context)];
    case 'image':
      return imageCue(node, own, context);
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
  const group = { ...place, box: { ...place.box, ...asObject(node['boxStyle']) } };
  if (isLine) return [lineCue(node, children, group, context)];
  if (children.length > 1 && asObject(node['layout'])['childrenLayout'] !== undefined)
    context.warn(
      `${place.path}.layout.childrenLayout`,
      'layout.flow',
      'mixed children keep their own places',
    );
  if (asList(node['pluginChain']).length > 0)
    context.warn(`${place.path}.pluginChain`, 'plugin.group', 'effects of a mixed group are not drawn');
  return children.flatMap((child, index) =>
    nodeCues(
      { ...child, layout: { ...asObject(node['layout']), ...asObject(child['layout']) } },
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

function common(node: Loose, place: Place, context: CueContext) {
  const { stage, track, warn } = context;
  const zIndex = asNumber(asObject(node['layout'])['zIndex']) ?? 0;
  const id = asText(node['id']);
  return {
    ...(id ? { id } : {}),
    start: place.span[0],
    end: place.span[1],
    layer: Math.round((asNumber(track['layer']) ?? 0) * 1000 + Math.max(-500, Math.min(499, zIndex))),
    layout: layoutOf(node, { stage, track, path: place.path, warn }),
  };
}

function textCue(node: Loose, place: Place, context: CueContext): Cue {
  const base = secondsPair(node['baseTime'] ?? node['base_time'], `${place.path}.baseTime`) ?? place.span;
  return {
    type: 'text',
    ...common(node, place, context),
    text: asText(node['text']) ?? asText(node['content']) ?? '',
    style: styleOf(place.style, place.box, {
      heightPx: context.stage.heightPx,
      path: place.path,
      warn: context.warn,
    }),
    animate: animationsOf(node, { base, path: place.path, isWord: false, warn: context.warn }),
  };
}

function imageCue(node: Loose, place: Place, context: CueContext): Cue[] {
  const src = asText(node['src']) ?? asText(node['url']);
  if (!src) {
    context.warn(place.path, 'image.without_source', 'has no `src` and was left out');
    return [];
  }
  const animate = animationsOf(node, {
    base: place.span,
    path: place.path,
    isWord: false,
    warn: context.warn,
  });
  return [{ type: 'image', ...common(node, place, context), media: context.addImage(src), animate }];
}

function lineCue(node: Loose, children: readonly Loose[], place: Place, context: CueContext): Cue {
  const { path, span, style, box } = place;
  const { warn, stage } = context;
  const words = children.map((child, index) => wordOf(child, `${path}.children[${index}]`, span));
  const isTimed = words.every(({ isTimed: timed }) => timed);
  const inOrder = words.map(({ word }) => word).toSorted((a, b) => a.start - b.start);
  const animate = [
    ...animationsOf(node, { base: span, path, isWord: false, warn }),
    ...wordAnimations(children, { path, span, warn }),
  ];
  const shared = {
    type: 'text' as const,
    ...common(node, place, context),
    style: styleOf({ ...style }, box, { heightPx: stage.heightPx, path, warn }),
    animate,
  };
  if (!isTimed) return { ...shared, text: words.map(({ word }) => word.text).join(' ') };
  return { ...shared, words: inOrder };
}

function wordOf(child: Loose, path: string, span: Span): { readonly word: Word; readonly isTimed: boolean } {
  const base = secondsPair(child['baseTime'] ?? child['base_time'], `${path}.baseTime`);
  const own = base ?? displayTime(child, path);
  const [start, end] = own ?? span;
  const style = wordStyle(asObject(child['style']));
  const word = {
    text: asText(child['text']) ?? asText(child['content']) ?? '',
    start: Math.max(0, start),
    end: Math.max(0, end),
    ...(Object.keys(style).length > 0 ? { style } : {}),
  };
  return { word, isTimed: own !== null };
}

/** A word's own look: what may differ inside a line. */
function wordStyle(own: Loose): Style {
  const { color, weight, italic, font } = styleOf(own, {}, { heightPx: 1080, path: '', warn: () => {} });
  return {
    ...(color === undefined ? {} : { color }),
    ...(weight === undefined ? {} : { weight }),
    ...(italic === undefined ? {} : { italic }),
    ...(font === undefined ? {} : { font }),
  };
}

/** Effects of the words of a line. Cueframe gives all words of a cue the same: a line that mixes them says so. */
function wordAnimations(
  children: readonly Loose[],
  { path, span, warn }: { path: string; span: Span; warn: Warn },
): Animate[] {
  const all = children.map((child, index) => {
    const where = `${path}.children[${index}]`;
    const base = secondsPair(child['baseTime'] ?? child['base_time'], `${where}.baseTime`) ?? span;
    return animationsOf(child, { base, path: where, isWord: true, warn: index === 0 ? warn : () => {} });
  });
  const names = all.map((animations) => animations.map(({ name }) => name).join());
  const chosen = all.find((animations) => animations.length > 0) ?? [];
  if (new Set(names).size > 1)
    warn(
      `${path}.children`,
      'plugin.mixed',
      'words of one line have different effects; the first one is used for all',
    );
  return chosen;
}

function spanOfChildren(node: Loose, path: string): Span | null {
  const spans = asList(node['children']).flatMap((child, index) => {
    const own = asObject(child);
    const where = `${path}.children[${index}]`;
    return [displayTime(own, where) ?? secondsPair(own['baseTime'], `${where}.baseTime`) ?? []].filter(
      (span) => span.length === 2,
    );
  }) as Span[];
  if (spans.length === 0) return null;
  return [Math.min(...spans.map(([start]) => start)), Math.max(...spans.map(([, end]) => end))];
}
