import { StudioError } from '../../shared/errors.ts';
import { frameAt, type FrameRate, type FrameSpan } from '../../shared/time.ts';

/** One end of a range as it was written. */
export type RangeEnd = { readonly unit: 'frames' | 'seconds'; readonly value: number };
export type RangeChoice = { readonly start: RangeEnd; readonly end: RangeEnd };

const FORMS = 'A:B, each in seconds (2.5), as hh:mm:ss.ms on both sides, or in frames (100f)';

/** Reads `--range A:B`. Clock times contain colons too, so they must have the same form on both sides. */
export function readRange(text: string, flag: string): RangeChoice {
  const parts = text.split(':');
  const half = parts.length / 2;
  const [start, end] = [parts.slice(0, half), parts.slice(half)].map(readEnd);
  if (!Number.isInteger(half) || !start || !end)
    throw new StudioError('usage', `${flag} is ${FORMS}; not "${text}"`);
  if (start.unit === end.unit && start.value >= end.value)
    throw new StudioError('usage', `${flag} must end after it starts, not "${text}"`);
  return { start, end };
}

function readEnd(parts: readonly string[]): RangeEnd | null {
  const [first = ''] = parts;
  if (parts.length === 1 && /^\d+f$/.test(first))
    return { unit: 'frames', value: Number(first.slice(0, -1)) };
  const last = parts.at(-1) ?? '';
  if (parts.length > 3 || !/^\d+(\.\d+)?$/.test(last)) return null;
  if (!parts.slice(0, -1).every((part) => /^\d+$/.test(part))) return null;
  // only the greatest unit may run over: 90:00 is an hour and a half, 1:75 is a slip
  if (!parts.slice(1).every((part) => Number(part) < 60)) return null;
  return { unit: 'seconds', value: parts.reduce((total, part) => total * 60 + Number(part), 0) };
}

/** Whether the frame rate must be known before the range means anything. */
export function needsRate({ start, end }: RangeChoice): boolean {
  return start.unit === 'seconds' || end.unit === 'seconds';
}

/** The film frames of a range. `rate` may be null where `needsRate` says no. */
export function rangeFrames({ start, end }: RangeChoice, rate: FrameRate | null): FrameSpan {
  const frames = ({ unit, value }: RangeEnd) => {
    if (unit === 'frames') return value;
    if (!rate) throw new StudioError('internal', 'a range in seconds needs the frame rate of the film');
    return frameAt(value, rate);
  };
  const span = { startFrame: frames(start), endFrame: frames(end) };
  if (span.startFrame >= span.endFrame)
    throw new StudioError(
      'usage',
      `--range covers no frame: it runs from frame ${span.startFrame} to frame ${span.endFrame}`,
    );
  return span;
}
