import { fontName } from '../../font-name.ts';
import type { Anchor } from '../../../stage-film.ts';
import type { Style } from '../../../scenario/scenario.ts';
import { anchorOf, colorOf, oldAnchorOf, rounded } from './ass-values.ts';

/** A style of the file, with its place. Margins are in the script's pixels. */
export type AssStyle = {
  readonly style: Style;
  readonly anchor: Anchor;
  readonly marginLeft: number;
  readonly marginRight: number;
  readonly marginVertical: number;
  /** Of karaoke before it is sung, and of shadows. */
  readonly secondaryColor: string | undefined;
  readonly backColor: string | undefined;
  /** Degrees, clockwise. */
  readonly rotate: number;
  /** Its fields that say something which is not read. */
  readonly unread: readonly string[];
};

export type ScriptSize = { readonly width: number; readonly height: number };

/** What a line's overrides stand on; null: the file has no such style. */
export type AssGround = { readonly size: ScriptSize; readonly style: AssStyle | null };

const OPAQUE_BOX = 3;

/** A line of `[V4+ Styles]` or `[V4 Styles]` by its fields (names in lower case). */
export function assStyle(fields: ReadonlyMap<string, string>, size: ScriptSize, isOld: boolean): AssStyle {
  const number = (name: string) => {
    const value = Number(fields.get(name) ?? '');
    return Number.isFinite(value) ? value : 0;
  };
  const font = fontName(fields.get('fontname'));
  const color = colorOf(fields.get('primarycolour') ?? '');
  const outlineColor = colorOf(fields.get(isOld ? 'tertiarycolour' : 'outlinecolour') ?? '');
  const backColor = colorOf(fields.get('backcolour') ?? '');
  const part = (px: number) => rounded(Math.min(2, Math.max(0, px / size.height)));
  const isBox = number('borderstyle') === OPAQUE_BOX;
  const [outline, depth] = [part(number('outline')), part(number('shadow'))];
  const sizeRatio = number('fontsize') / size.height;
  const weight = fields.get('bold') === undefined ? undefined : weightOf(fields.get('bold')!);
  const alignment = number('alignment');
  return {
    anchor: (isOld ? oldAnchorOf(alignment) : anchorOf(alignment)) ?? 'bc',
    marginLeft: number('marginl'),
    marginRight: number('marginr'),
    marginVertical: number('marginv'),
    secondaryColor: isOld ? undefined : colorOf(fields.get('secondarycolour') ?? ''),
    backColor,
    rotate: -number('angle') % 360 || 0,
    unread: ['ScaleX', 'ScaleY'].filter(
      (name) => ![undefined, '', '100'].includes(fields.get(name.toLowerCase())),
    ),
    style: {
      ...(font === undefined ? {} : { font }),
      ...(sizeRatio > 0 ? { size: rounded(Math.min(2, Math.max(0.001, sizeRatio))) } : {}),
      ...(weight === undefined ? {} : { weight }),
      ...(number('italic') === 0 ? {} : { italic: true }),
      ...(number('underline') === 0 ? {} : { underline: true }),
      ...(number('strikeout') === 0 ? {} : { strikethrough: true }),
      ...(color === undefined ? {} : { color }),
      ...(number('spacing') === 0
        ? {}
        : { letterSpacing: rounded(Math.min(2, Math.max(-2, number('spacing') / size.height))) }),
      stroke:
        isBox || outline === 0
          ? null
          : { width: outline, ...(outlineColor === undefined ? {} : { color: outlineColor }) },
      shadow:
        isBox || depth === 0
          ? []
          : [{ x: depth, y: depth, blur: 0, ...(backColor === undefined ? {} : { color: backColor }) }],
      ...(isBox
        ? { box: { color: outlineColor ?? '#000000', padding: { x: outline, y: outline }, radius: 0 } }
        : {}),
    },
  };
}

/** -1 and 1 are bold, 0 is not, larger numbers are the weight. */
export function weightOf(written: string): Style['weight'] {
  const value = Number(written);
  if (Number.isInteger(value) && value >= 100 && value <= 1000) return value;
  return value === 0 ? 'normal' : 'bold';
}
