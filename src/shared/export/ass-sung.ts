import { DEFAULT_STYLE } from '../scenario/built-in-styles.ts';
import type { Caption } from './caption.ts';

const DEFAULT_FILL = '#ffd54a';

function karaokeOf({ animate, words }: Caption) {
  if (!words) return undefined;
  return animate.find(({ name, params }) => name === 'karaoke' && (params?.['mode'] ?? 'fill') === 'fill');
}

/** Whether a word changes at once when it is sung, and does not fill from its start to its end. */
export function isAtOnce(caption: Caption): boolean {
  return karaokeOf(caption)?.ease !== undefined || karaokeOf(caption) === undefined;
}

/** The colours of words before they are sung and after; the same where nothing fills them. */
export function sungColors(caption: Caption): { readonly before: string; readonly after: string } {
  const { color, activeColor } = { ...DEFAULT_STYLE, ...caption.style };
  const karaoke = karaokeOf(caption);
  if (!karaoke) return { before: color, after: color };
  const own = karaoke.params?.['color'];
  return { before: color, after: typeof own === 'string' ? own : (activeColor ?? DEFAULT_FILL) };
}
