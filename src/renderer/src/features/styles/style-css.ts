import type { CSSProperties } from 'react';
import type { Style } from '../../../../shared/scenario/scenario.ts';

/** A card shows a style as on a stage this high: the smallest text is still read, the largest fits. */
const CARD_STAGE_PX = 330;
const MOST_TEXT_PX = 26;

const px = (fraction: number | undefined, scale: number) => `${((fraction ?? 0) * scale).toFixed(2)}px`;

function shadowsOf(style: Style, scale: number): string {
  const shadows = (style.shadow ?? []).map(
    ({ x, y, blur, color }) =>
      `${px(x, scale)} ${px(y, scale)} ${px(blur, scale)} ${color ?? 'rgb(0 0 0 / 0.5)'}`,
  );
  const glow = typeof style.glow === 'number' ? { radius: style.glow, color: style.color } : style.glow;
  if (glow) shadows.push(`0 0 ${px(glow.radius, scale)} ${glow.color ?? style.color ?? '#fff'}`);
  return shadows.length > 0 ? shadows.join(', ') : 'none';
}

/** Near enough to choose by; the preview shows the true picture. */
export function styleCss(style: Style): { readonly text: CSSProperties; readonly box: CSSProperties } {
  const size = Math.min(MOST_TEXT_PX, (style.size ?? 0.05) * CARD_STAGE_PX);
  const scale = size / (style.size ?? 0.05);
  const { box, stroke } = style;
  const padding = typeof box?.padding === 'number' ? { x: box.padding, y: box.padding } : box?.padding;
  return {
    text: {
      fontFamily: `${style.font ?? 'Inter'}, 'Inter Variable', sans-serif`,
      fontSize: `${size.toFixed(1)}px`,
      fontWeight: style.weight ?? 700,
      fontStyle: style.italic === true ? 'italic' : 'normal',
      lineHeight: style.lineHeight ?? 1.2,
      letterSpacing: px(style.letterSpacing, scale),
      textTransform: style.uppercase === true ? 'uppercase' : 'none',
      color: style.color,
      textShadow: shadowsOf(style, scale),
      ...(stroke
        ? { WebkitTextStroke: `${px((stroke.width ?? 0) * 2, scale)} ${stroke.color ?? '#000'}` }
        : {}),
      paintOrder: 'stroke fill',
    },
    box: box
      ? {
          background: box.color ?? undefined,
          padding: `${px(padding?.y, scale)} ${px(padding?.x, scale)}`,
          borderRadius: px(box.radius, scale),
          ...(box.border
            ? { border: `${px(box.border.width, scale)} solid ${box.border.color ?? '#fff'}` }
            : {}),
        }
      : {},
  };
}
