import { ANCHORS } from '../../scenario/motion-schema.ts';
import { asNumber, asObject, asText } from '../../scenario/json/loose.ts';
import type { Loose } from '../../scenario/json/loose.ts';
import type { Layout } from '../../scenario/scenario.ts';
import { fractionOf, pixelsOf } from './ecg-values.ts';
import type { Warn } from '../warning.ts';

export type LayoutContext = {
  readonly stage: { readonly widthPx: number; readonly heightPx: number };
  readonly track: Loose;
  readonly path: string;
  readonly warn: Warn;
};

/** Where the track's kind puts a cue that says nothing. */
const SUBTITLE_BOTTOM = 0.075;
const DEFAULT_MAX_WIDTH = 0.8;
const NOT_READ = ['override', 'transformOrigin', 'overflow', 'padding', 'gapRel'];

/** Layout of a cue's root, or of a free child. */
export function layoutOf(node: Loose, context: LayoutContext): Layout {
  const { stage, track, path, warn } = context;
  const layout = asObject(node['layout']);
  const isFree = track['type'] === 'free';
  const limits = asObject(track['defaultConstraints']);
  for (const key of NOT_READ)
    if (layout[key] !== undefined)
      warn(`${path}.layout.${key}`, 'layout.unknown', 'has no equivalent and was not read');
  if (layout['safeAreaClamp'] === true)
    warn(`${path}.layout.safeAreaClamp`, 'layout.unknown', 'is not done: the text stays where it is placed');
  const anchorText = asText(layout['anchor']) ?? asText(limits['anchor']) ?? (isFree ? 'cc' : 'bc');
  const anchor = ANCHORS.find((known) => known === anchorText) ?? 'cc';
  const { x, y } = pair(layout['position'], ['x', 'y'], stage);
  const size = pair(layout['size'], ['width', 'height'], stage);
  const bottom = asNumber(asObject(limits['safeArea'])['bottom']) ?? SUBTITLE_BOTTOM;
  const rotate = rotation(layout['transform']);
  const width = size.x ?? (isFree ? undefined : maxWidth(layout, limits));
  return {
    anchor,
    ...placed('x', x ?? (isFree || anchor === 'bc' ? 0.5 : undefined)),
    ...placed(
      'y',
      y ?? (anchor === 'bc' && !isFree ? 1 - bottom : isFree && anchor === 'cc' ? 0.5 : undefined),
    ),
    ...(width === undefined ? {} : { width: Math.min(10, Math.max(0, width)) }),
    ...(size.y === undefined ? {} : { height: Math.min(10, Math.max(0, size.y)) }),
    ...(rotate === undefined || rotate === 0 ? {} : { rotate }),
  };
}

function placed<Key extends 'x' | 'y'>(key: Key, value: number | undefined): { [K in Key]?: number } {
  if (value === undefined) return {};
  return { [key]: Math.min(10, Math.max(-10, value)) } as { [K in Key]?: number };
}

export type Flow = {
  readonly isVertical: boolean;
  readonly wrap: boolean | undefined;
  /** Where the words stand in the line's width. */
  readonly align: 'left' | 'center' | 'right' | undefined;
};

const ALIGN = { start: 'left', center: 'center', end: 'right' } as const;

/** How a group sets its children: `childrenLayout`, where flowing in a row is what is usual. */
export function flowOf(node: Loose, path: string, warn: Warn): Flow {
  const flow = asObject(asObject(node['layout'])['childrenLayout']);
  const where = `${path}.layout.childrenLayout`;
  const { mode, wrap } = flow;
  if (mode !== undefined && mode !== 'flow')
    warn(`${where}.mode`, 'layout.unknown', 'has no equivalent; the children flow');
  const isVertical = flow['direction'] === 'vertical';
  const side = flow[isVertical ? 'align' : 'justify'];
  if (side === 'space-between')
    warn(`${where}.justify`, 'layout.unknown', 'has no equivalent and was not read');
  return {
    isVertical,
    wrap: typeof wrap === 'boolean' ? wrap : undefined,
    align: Object.hasOwn(ALIGN, String(side)) ? ALIGN[side as keyof typeof ALIGN] : undefined,
  };
}

/** `{x, y}`, `[x, y]` or percentages and pixels, as fractions of the stage. */
function pair(
  value: unknown,
  [first, second]: readonly [string, string],
  { widthPx, heightPx }: LayoutContext['stage'],
): { x?: number | undefined; y?: number | undefined } {
  const [a, b] = Array.isArray(value) ? value : [asObject(value)[first], asObject(value)[second]];
  return { x: part(a, widthPx), y: part(b, heightPx) };
}

function part(value: unknown, wholePx: number): number | undefined {
  if (typeof value === 'string' && value.endsWith('px')) {
    const px = pixelsOf(value);
    return px === undefined ? undefined : px / wholePx;
  }
  return fractionOf(value);
}

function maxWidth(layout: Loose, limits: Loose): number {
  const own = asObject(layout['childrenLayout']);
  const widths = [fractionOf(own['maxWidth']), asNumber(own['maxWidthRel']), asNumber(limits['maxWidth'])];
  const given = widths.filter((width) => width !== undefined && width > 0 && width <= 1) as number[];
  return given.length > 0 ? Math.min(...given) : DEFAULT_MAX_WIDTH;
}

function rotation(value: unknown): number | undefined {
  const rotate = asObject(value)['rotate'];
  return asNumber(rotate) ?? asNumber(asObject(rotate)['deg']);
}
