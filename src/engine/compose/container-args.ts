import type { OutputFormat } from '../../shared/plan/plan.ts';
import type { FrameRate } from '../../shared/time.ts';

/** Below this many ticks a second some players round badly. */
const LEAST_TIMESCALE = 10_000;

/** Ticks a second in which every frame of the rate starts on a whole tick. */
export function exactTimescale({ num }: FrameRate): number {
  return num * Math.ceil(LEAST_TIMESCALE / num);
}

/** Into pieces of half a second, so that a segment can be read while it is written; edit lists keep its times exact. */
const FRAGMENTS = ['-movflags', '+delay_moov', '-frag_duration', '500000'] as const;

/** The container in which a segment waits to be joined: its file ending and arguments. */
export function segmentContainer(
  format: OutputFormat,
  rate: FrameRate,
): { readonly extension: string; readonly args: string[] } {
  switch (format) {
    case 'webm':
      return { extension: 'webm', args: ['-f', 'webm'] };
    case 'mov':
    case 'png-sequence':
      return {
        extension: 'mov',
        args: ['-video_track_timescale', String(exactTimescale(rate)), ...FRAGMENTS, '-f', 'mov'],
      };
    case 'mp4':
    case 'gif':
    case 'wav':
      return {
        extension: 'mp4',
        args: ['-video_track_timescale', String(exactTimescale(rate)), ...FRAGMENTS, '-f', 'mp4'],
      };
  }
}
