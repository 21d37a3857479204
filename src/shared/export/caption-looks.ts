import { parseCssColor } from '../color/parse-css-color.ts';
import { DEFAULT_STYLE, type CompleteStyle } from '../scenario/built-in-styles.ts';
import type { Layout } from '../scenario/scenario.ts';
import type { Caption, CaptionPiece } from './caption.ts';

/** Captions are bold (700) to begin with; what SRT and WebVTT call bold is heavier. */
const LEAST_BOLD = 800;
const WHITE = '#ffffff';
const PLACE = { l: 0.05, c: 0.5, r: 0.95, t: 0.075, b: 0.925 } as const;

/** What SRT and WebVTT can say of letters. Null colour: white; null font: the usual one. */
export type PlainLook = {
  readonly italic: boolean;
  readonly bold: boolean;
  readonly underline: boolean;
  readonly strikethrough: boolean;
  /** `#rrggbb` */
  readonly color: string | null;
  readonly font: string | null;
};

export function plainLook(style: CompleteStyle): PlainLook {
  const color = hexOf(style.color);
  return {
    italic: style.italic,
    bold: weightOf(style) >= LEAST_BOLD,
    underline: style.underline,
    strikethrough: style.strikethrough,
    color: color === WHITE ? null : color,
    font: style.font === DEFAULT_STYLE.font ? null : style.font,
  };
}

export function weightOf({ weight }: CompleteStyle): number {
  return typeof weight === 'number' ? weight : weight === 'bold' ? 700 : 400;
}

/** `#rrggbb` of a CSS colour, without its alpha. */
export function hexOf(color: string): string {
  const { r, g, b } = parseCssColor(color) ?? { r: 255, g: 255, b: 255 };
  return `#${[r, g, b].map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
}

/** Pieces that look alike joined, line by line; lines without letters are left out. */
export function plainLines(pieces: readonly CaptionPiece[]): CaptionPiece[][] {
  const lines: CaptionPiece[][] = [[]];
  for (const piece of pieces)
    for (const [index, text] of piece.text.split('\n').entries()) {
      if (index > 0) lines.push([]);
      if (text !== '') lines.at(-1)!.push({ ...piece, text });
    }
  return lines.filter((line) => line.some(({ text }) => text.trim() !== ''));
}

export function hasEmptyLines(pieces: readonly CaptionPiece[]): boolean {
  return /\n[^\S\n]*\n/.test(
    pieces
      .map(({ text }) => text)
      .join('')
      .trim(),
  );
}

/** Where a caption stands: fractions of the stage. */
export type CaptionPlace = {
  readonly anchor: NonNullable<Layout['anchor']>;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly isUsual: boolean;
};

export function placeOf({ layout }: Caption): CaptionPlace {
  const anchor = layout.anchor ?? 'bc';
  const x = layout.x ?? PLACE[anchor[1] as 'l' | 'c' | 'r'];
  const y = layout.y ?? PLACE[anchor[0] as 't' | 'c' | 'b'];
  const width = layout.width ?? 0.9;
  return { anchor, x, y, width, isUsual: anchor === 'bc' && x === 0.5 && y === 0.925 && width === 0.9 };
}

/** Whether x, y and width are those that go with the anchor. */
export function isAtItsAnchor({ anchor, x, y, width }: CaptionPlace): boolean {
  return x === PLACE[anchor[1] as 'l'] && y === PLACE[anchor[0] as 't'] && width === 0.9;
}

export function isUsualLook({ size, stroke, shadow, glow, box, letterSpacing }: CompleteStyle): boolean {
  const kept = { size, stroke, shadow, glow, box, letterSpacing };
  return Object.entries(kept).every(
    ([key, value]) =>
      JSON.stringify(value) === JSON.stringify(DEFAULT_STYLE[key as keyof typeof DEFAULT_STYLE]),
  );
}
