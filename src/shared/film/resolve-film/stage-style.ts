import type { CompleteStyle } from '../../scenario/built-in-styles.ts';
import type { Box, Style } from '../../scenario/scenario.ts';
import type { Anchor, StageBox, StageStyle } from '../../stage-film.ts';
import { fractionPx } from './stage-size.ts';

const ALIGN_OF = { l: 'left', c: 'center', r: 'right' } as const;
const WEIGHTS = { normal: 400, bold: 700 } as const;

export function stageBox(box: Box | null | undefined, unitPx: number): StageBox | null {
  if (!box) return null;
  const { padding = 0, border } = box;
  const { x = 0, y = 0 } = typeof padding === 'number' ? { x: padding, y: padding } : padding;
  return {
    color: box.color ?? null,
    paddingXPx: fractionPx(x, unitPx),
    paddingYPx: fractionPx(y, unitPx),
    radiusPx: fractionPx(box.radius ?? 0, unitPx),
    borderWidthPx: fractionPx(border?.width ?? 0, unitPx),
    borderColor: border?.color ?? '#ffffff',
    opacity: box.opacity ?? 1,
  };
}

export function weightOf(weight: Style['weight']): number {
  return typeof weight === 'number' ? weight : WEIGHTS[weight ?? 'normal'];
}

/** A flattened style in stage pixels. Text without `align` follows its anchor: `tl` is set to the left. */
export function stageStyle(style: CompleteStyle, unitPx: number, anchor: Anchor): StageStyle {
  const glow = typeof style.glow === 'number' ? { radius: style.glow } : style.glow;
  return {
    font: style.font,
    sizePx: fractionPx(style.size, unitPx),
    weight: weightOf(style.weight),
    italic: style.italic,
    underline: style.underline,
    strikethrough: style.strikethrough,
    color: style.color,
    align: style.align ?? ALIGN_OF[anchor[1] as 'l' | 'c' | 'r'],
    lineHeight: style.lineHeight,
    letterSpacingPx: fractionPx(style.letterSpacing, unitPx),
    uppercase: style.uppercase,
    wrap: style.wrap,
    maxLines: style.maxLines,
    strokeWidthPx: fractionPx(style.stroke?.width ?? 0, unitPx),
    strokeColor: style.stroke?.color ?? '#000000',
    shadows: (style.shadow ?? []).map(({ x = 0, y = 0, blur = 0, color = 'rgba(0, 0, 0, 0.6)' }) => ({
      xPx: fractionPx(x, unitPx),
      yPx: fractionPx(y, unitPx),
      blurPx: fractionPx(blur, unitPx),
      color,
    })),
    glowPx: fractionPx(glow?.radius ?? 0, unitPx),
    glowColor: glow?.color ?? style.color,
    activeColor: style.activeColor,
    activeScale: style.activeScale,
    emphasisColor: style.emphasisColor,
    box: stageBox(style.box, unitPx),
    wordBox: stageBox(style.wordBox, unitPx),
    maxWordsPerLine: style.maxWordsPerLine,
  };
}
