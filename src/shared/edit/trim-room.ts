import { frameAt, type FrameRate, type FrameSpan } from '../time.ts';
import { trimClip } from './clip-edits.ts';
import type { ScenarioDocument } from './document.ts';
import type { EditedClip } from './edited-film.ts';
import { frameSeconds } from './snap.ts';

type ClipSeconds = Pick<EditedClip, 'clip' | 'start' | 'end'>;

/** How far an edge can be moved, in frames; earlier is negative. */
export type TrimRoom = { readonly leastFrames: number; readonly mostFrames: number };

/** Of a cue: a frame of it stays, and it does not begin before the film. */
export function cueRoom({ startFrame, endFrame }: FrameSpan, edge: 'start' | 'end'): TrimRoom {
  const spare = endFrame - startFrame - 1;
  return edge === 'start'
    ? { leastFrames: 0 - startFrame, mostFrames: spare }
    : { leastFrames: 0 - spare, mostFrames: Infinity };
}

/** Of a clip: a frame of it stays, and it shows nothing that its source does not have. */
export function clipRoom(
  span: ClipSeconds,
  edge: 'start' | 'end',
  { rate, sourceSeconds }: { readonly rate: FrameRate; readonly sourceSeconds: number },
): TrimRoom {
  const frame = frameSeconds(rate) * (span.clip.speed ?? 1);
  const beyond = (seconds: number) => Math.max(0, Math.ceil(seconds / frame - 1e-6));
  const spare = Math.max(0, frameAt(span.end, rate) - frameAt(span.start, rate) - 1);
  return edge === 'start'
    ? { leastFrames: 0 - beyond(span.clip.in ?? 0), mostFrames: spare }
    : { leastFrames: 0 - spare, mostFrames: beyond(sourceSeconds - outSeconds(span)) };
}

/** The room that all of several edges have. */
export function commonRoom(rooms: readonly TrimRoom[]): TrimRoom {
  return {
    leastFrames: rooms.reduce((most, { leastFrames }) => Math.max(most, leastFrames), -Infinity),
    mostFrames: rooms.reduce((least, { mostFrames }) => Math.min(least, mostFrames), Infinity),
  };
}

/** Moves the same edge of several clips by as many film frames, each within its source. */
export function trimClips(
  document: ScenarioDocument,
  spans: readonly ClipSeconds[],
  trim: {
    readonly edge: 'start' | 'end';
    readonly frames: number;
    readonly rate: FrameRate;
    /** Length of a source; Infinity for a still. */
    readonly sourceSecondsOf: (mediaId: string) => number;
  },
): ScenarioDocument {
  return spans.reduce((edited, span) => {
    const { id, media, speed = 1, in: inSeconds = 0 } = span.clip;
    const shortest = frameSeconds(trim.rate) * speed;
    const before = trim.edge === 'start' ? inSeconds : outSeconds(span);
    return trimClip(edited, id, {
      edge: trim.edge === 'start' ? 'in' : 'out',
      seconds: before + trim.frames * shortest,
      ...{ shortest, sourceSeconds: trim.sourceSecondsOf(media) },
    });
  }, document);
}

/** Where a clip ends in its source, written or not. */
function outSeconds({ clip, start, end }: ClipSeconds): number {
  return clip.out ?? (clip.in ?? 0) + (end - start) * (clip.speed ?? 1);
}
