import { moveClip, trimClip } from '../../../../shared/edit/clip-edits.ts';
import { moveCues, trimCue } from '../../../../shared/edit/cue-time-edits.ts';
import { frameSeconds } from '../../../../shared/edit/snap.ts';
import { secondsAt } from '../../../../shared/time.ts';
import { filmOf, mediaInfoOf } from '../../store/derived.ts';
import type { Session } from '../../store/session.ts';
import { clipIndexAt, draftSpan, type Drag } from './drag.ts';
import type { TimelineItem } from './timeline-rows.ts';

/** Makes the edit that a drag stands for, as one step. A drag back to where it began makes none. */
export function commitDrag(session: Session, drag: Drag, clips: readonly TimelineItem[]): void {
  if (drag.kind === 'move' && drag.deltaFrames !== 0) commitMove(session, drag, clips);
  if (drag.kind === 'trim' && drag.deltaFrames !== 0)
    trimItem(session, drag.what, drag.item, drag.edge, drag.deltaFrames);
}

function commitMove(
  session: Session,
  drag: Extract<Drag, { kind: 'move' }>,
  clips: readonly TimelineItem[],
): void {
  if (drag.what === 'cues') {
    const delta = drag.deltaFrames * frameSeconds(filmOf(session.store.getState()).rate);
    session.edit.apply({ name: 'moveCues' }, (document) => moveCues(document, [...drag.ids], delta));
    return;
  }
  const { startFrame, endFrame } = draftSpan(drag.item, drag);
  const index = clipIndexAt(clips, drag.item.id, (startFrame + endFrame) / 2);
  session.edit.apply({ name: 'moveClip' }, (document) => moveClip(document, drag.item.id, index));
}

/** Moves one edge of a cue, or of what a clip shows of its source. `mergeKey`: see EditOptions. */
export function trimItem(
  session: Session,
  what: 'cues' | 'clips',
  item: TimelineItem,
  edge: 'start' | 'end',
  deltaFrames: number,
  mergeKey?: string,
): void {
  const state = session.store.getState();
  const { rate, clips } = filmOf(state);
  const shortest = frameSeconds(rate);
  const key = mergeKey === undefined ? {} : { mergeKey };
  if (what === 'cues') {
    const seconds = secondsAt((edge === 'start' ? item.startFrame : item.endFrame) + deltaFrames, rate);
    session.edit.apply({ name: 'trimCue', ...key }, (document) =>
      trimCue(document, item.id, { edge, seconds, shortest }),
    );
    return;
  }
  const clip = clips.find((span) => span.clip.id === item.id)?.clip;
  if (!clip) return;
  const info = mediaInfoOf(state, clip.media);
  const sourceSeconds = info?.kind === 'image' ? Infinity : (info?.durationSeconds ?? Infinity);
  const before = edge === 'start' ? (clip.in ?? 0) : (clip.out ?? sourceSeconds);
  if (!Number.isFinite(before)) return; // a source whose length is not known yet
  const seconds = before + deltaFrames * shortest * (clip.speed ?? 1);
  session.edit.apply({ name: 'trimClip', ...key }, (document) =>
    trimClip(document, clip.id, { edge: edge === 'start' ? 'in' : 'out', seconds, shortest, sourceSeconds }),
  );
}
