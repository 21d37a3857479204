import { parseCssColor } from '../color/parse-css-color.ts';
import type { CompleteStyle } from '../scenario/built-in-styles.ts';
import { sungColors } from './ass-sung.ts';
import type { Caption } from './caption.ts';
import { weightOf } from './caption-looks.ts';

/** PlayResX and PlayResY: what lengths of the script are counted in. */
export type ScriptSize = { readonly width: number; readonly height: number };

export type AssStyles = {
  /** The name of the caption's style in the file; one is made for each look. */
  nameOf(caption: Caption): string;
  hasSoftEdges(style: CompleteStyle): boolean;
  section(): string[];
};

const FIELDS =
  'Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding';
const DEFAULT_SHADOW = 'rgba(0, 0, 0, 0.6)';

export function createAssStyles(size: ScriptSize): AssStyles {
  const lines = new Map<string, string>();
  const taken = new Map<string, number>();
  return {
    nameOf(caption) {
      const fields = fieldsOf(caption, size);
      const known = lines.get(fields);
      if (known !== undefined) return known;
      const wanted = caption.styleName.replaceAll(/[,*\n]/g, ' ').trim() || 'Style';
      const count = (taken.get(wanted) ?? 0) + 1;
      taken.set(wanted, count);
      const name = count === 1 ? wanted : `${wanted} (${count})`;
      lines.set(fields, name);
      return name;
    },
    hasSoftEdges: ({ shadow, glow, box }) =>
      glow !== null ||
      (box?.radius ?? 0) > 0 ||
      (shadow ?? []).some(({ x = 0, y = 0, blur = 0 }, index) => index > 0 || blur !== 0 || x !== y || x < 0),
    section: () => [
      '[V4+ Styles]',
      `Format: ${FIELDS}`,
      ...[...lines].map(([fields, name]) => `Style: ${name},${fields}`),
    ],
  };
}

/** All fields of a style but its name. */
function fieldsOf(caption: Caption, { height }: ScriptSize): string {
  const { style } = caption;
  const px = (ratio: number) => number(ratio * height);
  const { before, after } = sungColors(caption);
  const { box } = style;
  const padding = typeof box?.padding === 'number' ? box.padding : (box?.padding?.x ?? 0);
  const shadow = box ? null : (style.shadow?.[0] ?? null);
  const depth = Math.max(0, Math.abs(shadow?.x ?? 0), Math.abs(shadow?.y ?? 0));
  const outline = box ? (box.color ?? 'transparent') : (style.stroke?.color ?? '#000000');
  return [
    ...[style.font.replaceAll(',', ' '), px(style.size)],
    ...[after, before, outline, shadow?.color ?? DEFAULT_SHADOW].map((color) => assColor(color)),
    bold(style),
    ...[style.italic, style.underline, style.strikethrough].map((flag) => (flag ? -1 : 0)),
    ...[100, 100, px(style.letterSpacing), 0],
    box ? 3 : 1,
    px(box ? padding : (style.stroke?.width ?? 0)),
    ...[px(depth), 2, 0, 0, 0, 1],
  ].join(',');
}

function bold(style: CompleteStyle): number {
  const weight = weightOf(style);
  return weight === 700 ? -1 : weight === 400 ? 0 : weight;
}

/** What must be said before letters of one style, behind letters of another. */
export function assOverrides(before: CompleteStyle, now: CompleteStyle, { height }: ScriptSize): string {
  if (before === now) return '';
  const px = (ratio: number) => number(ratio * height);
  const tag = (name: string, of: (style: CompleteStyle) => string | number) =>
    of(before) === of(now) ? '' : `\\${name}${of(now)}`;
  return [
    tag('fn', ({ font }) => font.replaceAll(',', ' ')),
    tag('fs', ({ size }) => px(size)),
    tag('b', (style) => (bold(style) === -1 ? 1 : bold(style))),
    tag('i', ({ italic }) => (italic ? 1 : 0)),
    tag('u', ({ underline }) => (underline ? 1 : 0)),
    tag('s', ({ strikethrough }) => (strikethrough ? 1 : 0)),
    tag('c', ({ color }) => `${assColor(color).replace(/^&H../, '&H')}&`),
    tag('bord', ({ stroke }) => px(stroke?.width ?? 0)),
    tag('3c', ({ stroke }) => `${assColor(stroke?.color ?? '#000000').replace(/^&H../, '&H')}&`),
    tag('fsp', ({ letterSpacing }) => px(letterSpacing)),
  ].join('');
}

/** `&HAABBGGRR`; alpha 00 is opaque. */
function assColor(color: string): string {
  const { r, g, b, a } = parseCssColor(color) ?? { r: 255, g: 255, b: 255, a: 1 };
  const bytes = [255 - Math.round(a * 255), b, g, r];
  return `&H${bytes.map((byte) => Math.round(byte).toString(16).padStart(2, '0').toUpperCase()).join('')}`;
}

const number = (value: number): string => String(Number(value.toFixed(3)));
