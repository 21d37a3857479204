import type { Cue } from '../../scenario/scenario.ts';
import { frameSpan, type FrameSpan } from '../../time.ts';
import type { Surroundings } from './surroundings.ts';

/** The cue's frames within its room. Warns of what is lost, but not of a rounding by less than a frame. */
export function visibleSpan(cue: Cue, path: string, around: Surroundings): FrameSpan | null {
  const { offsetSeconds, room, stage, isChild, warn } = around;
  const { startFrame, endFrame } = frameSpan(offsetSeconds + cue.start, offsetSeconds + cue.end, stage.rate);
  const code = isChild ? 'cue.past_group_end' : 'cue.past_end';
  const whole = isChild ? 'group' : 'film';
  if (startFrame >= room.endFrame) {
    warn({
      path: `${path}.start`,
      code,
      message: `starts at or after the end of the ${whole}: ${cue.start} s; the cue is never seen`,
    });
    return null;
  }
  if (endFrame > room.endFrame + 1)
    warn({
      path: `${path}.end`,
      code,
      message: `is past the end of the ${whole}: ${cue.end} s; the cue is cut`,
    });
  return { startFrame, endFrame: Math.min(endFrame, room.endFrame) };
}
