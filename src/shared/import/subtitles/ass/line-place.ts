import type { Animate, Layout } from '../../../scenario/scenario.ts';
import type { LossCode } from '../losses.ts';
import { anchorOf, oldAnchorOf, rounded } from './ass-values.ts';
import type { AssStyle, ScriptSize } from './ass-style.ts';
import { numbersOf } from './overrides.ts';
import type { Override } from './overrides.ts';

export type LinePlace = { readonly layout: Layout; readonly animate: readonly Animate[] };

type Line = {
  readonly overrides: readonly Override[];
  readonly fields: ReadonlyMap<string, string>;
  /** Null: the file has no such style, and only overrides say where the line stands. */
  readonly style: AssStyle | null;
  readonly size: ScriptSize;
};

/** Where a line stands and how it fades, by its overrides, its own margins and its style. Other overrides are noted. */
export function linePlace(line: Line, note: (code: LossCode, what?: string) => void): LinePlace {
  let anchor = line.style?.anchor;
  let position: readonly number[] = [];
  let rotate = line.style?.rotate ?? 0;
  const animate: Animate[] = [];
  for (const { name, value } of line.overrides) {
    if (name === 'an' || name === 'a')
      anchor = (name === 'an' ? anchorOf(Number(value)) : oldAnchorOf(Number(value))) ?? anchor;
    else if (name === 'pos') position = numbersOf(value);
    else if (name === 'fr' || name === 'frz') rotate = -(Number(value) || 0) % 360 || 0;
    else if (name === 'fad' && numbersOf(value).length === 2) animate.push(...fades(numbersOf(value)));
    else if (name !== 'q') note('tag.unknown', name === '' ? undefined : `\\${name}`);
  }
  const place =
    position.length === 2 ? { ...at(position, line.size), ...room(line) } : margins(line, anchor ?? 'bc');
  const isPlaced = anchor !== undefined || Object.keys(place).length > 0;
  return {
    animate,
    layout: {
      ...(isPlaced ? { anchor: anchor ?? ('bc' as const) } : {}),
      ...place,
      ...(rotate === 0 ? {} : { rotate }),
    },
  };
}

function at([x = 0, y = 0]: readonly number[], size: ScriptSize): Layout {
  return { x: bounded(x / size.width), y: bounded(y / size.height) };
}

type Margins = { readonly left: number; readonly right: number; readonly vertical: number };

/** As ratios of the stage; a line's own margin counts where it is not 0. Null: the file has no such style. */
function marginsOf({ fields, style, size }: Line): Margins | null {
  if (!style) return null;
  const own = (name: string, otherwise: number) => Number(fields.get(name) ?? '') || otherwise;
  return {
    left: own('marginl', style.marginLeft) / size.width,
    right: own('marginr', style.marginRight) / size.width,
    vertical: own('marginv', style.marginVertical) / size.height,
  };
}

/** The width between the margins, in which a line wraps wherever it stands. */
function room(line: Line): Layout {
  const found = marginsOf(line);
  const width = found ? 1 - found.left - found.right : 0;
  return width > 0.01 ? { width: rounded(Math.min(1, width)) } : {};
}

function margins(line: Line, anchor: string): Layout {
  const found = marginsOf(line);
  if (!found) return {};
  const { left, right, vertical } = found;
  const [row, column] = [anchor[0], anchor[1]];
  const width = 1 - left - right;
  return {
    x: bounded(column === 'l' ? left : column === 'r' ? 1 - right : left + width / 2),
    y: bounded(row === 't' ? vertical : row === 'b' ? 1 - vertical : 0.5),
    ...room(line),
  };
}

function fades([inMs = 0, outMs = 0]: readonly number[]): Animate[] {
  return [
    ...(inMs > 0 ? [{ name: 'fade' as const, when: 'in' as const, duration: inMs / 1000 }] : []),
    ...(outMs > 0 ? [{ name: 'fade' as const, when: 'out' as const, duration: outMs / 1000 }] : []),
  ];
}

const bounded = (ratio: number): number => rounded(Math.min(10, Math.max(-10, ratio)));
