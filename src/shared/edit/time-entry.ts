import type { FrameRate } from '../time.ts';
import { parseTimecode } from './timecode.ts';

/**
 * The frame that a person means by what was typed into a field of time: `00:00:02:12`, `2:12`, seconds (`2.5`, `2,5`), or what the
 * field has and so much more or less (`+0.5`, `-1:00`). Null for anything else, and for what is before zero. `current`: the
 * field's frame; null: there is none, and nothing to be more or less than.
 */
export function readTime(text: string, rate: FrameRate, current: number | null): number | null {
  const [, sign, length = ''] = /^\s*([+\-−]?)(.*)$/su.exec(text) ?? [];
  const frame = parseTimecode(length.replace(',', '.'), rate);
  if (!sign || frame === null) return frame;
  if (current === null) return null;
  const sum = sign === '+' ? current + frame : current - frame;
  return sum < 0 ? null : sum;
}
