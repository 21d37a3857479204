import { moveClips } from '../../../../shared/edit/clip-edits.ts';
import { moveCues, trimCues } from '../../../../shared/edit/cue-time-edits.ts';
import type { ScenarioDocument } from '../../../../shared/edit/document.ts';
import { frameSeconds } from '../../../../shared/edit/snap.ts';
import {
  clipRoom,
  commonRoom,
  cueRoom,
  trimClips,
  type TrimRoom,
} from '../../../../shared/edit/trim-room.ts';
import { documentOf, filmOf, mediaInfoOf, shownFilmOf } from '../../store/derived.ts';
import { withClips } from '../../store/session-context.ts';
import type { Draft, StudioState } from '../../store/state.ts';
import type { StepName } from '../../text/en.ts';
import { clipIndexAt, draftSpan, type MoveDrag, type TrimDrag } from './drag.ts';
import { clipItems, type TimelineItem } from './timeline-rows.ts';

type DragEdit = { readonly name: StepName; readonly document: ScenarioDocument };

/** The edit that a drag of items stands for; the document is the same where it is back where it began. */
export function dragEdit(state: StudioState, drag: MoveDrag | TrimDrag): DragEdit {
  const document = documentOf(state);
  const film = filmOf(state);
  const ids = [...drag.ids];
  const { deltaFrames: frames } = drag;
  if (drag.kind === 'move') {
    if (drag.what === 'cues')
      return { name: 'moveCues', document: moveCues(document, ids, frames * frameSeconds(film.rate)) };
    const { startFrame, endFrame } = draftSpan(drag.item, drag);
    const index = clipIndexAt(clipItems(film), drag.ids, (startFrame + endFrame) / 2);
    const move = (before: ScenarioDocument) => moveClips(before, ids, index);
    return { name: 'moveClip', document: frames === 0 ? document : withClips(state, document, move) };
  }
  const { edge } = drag;
  const name = drag.what === 'cues' ? 'trimCue' : 'trimClip';
  if (frames === 0) return { name, document };
  if (drag.what === 'cues')
    return { name, document: trimCues(document, ids, { edge, frames, rate: film.rate }) };
  const spans = film.clips.filter(({ clip }) => drag.ids.has(clip.id));
  const sourceSecondsOf = (mediaId: string) => sourceSeconds(state, mediaId);
  const trim = (before: ScenarioDocument) =>
    trimClips(before, spans, { edge, frames, rate: film.rate, sourceSecondsOf });
  return { name, document: withClips(state, document, trim) };
}

/** What the window shows of a drag: the edited document, and the frame at the edge that is trimmed. */
export function dragDraft(state: StudioState, drag: MoveDrag | TrimDrag): Draft {
  const { document } = dragEdit(state, drag);
  if (drag.kind === 'move') return { document, frame: null };
  const draft = { document, frame: null };
  const trimmed =
    drag.what === 'cues'
      ? draftSpan(drag.item, drag)
      : clipItems(shownFilmOf({ ...state, draft })).find(({ id }) => id === drag.item.id);
  if (!trimmed) return draft;
  return { document, frame: drag.edge === 'start' ? trimmed.startFrame : trimmed.endFrame - 1 };
}

/** How far the edges of some items can go together. */
export function trimRoom(
  state: StudioState,
  what: 'cues' | 'clips',
  items: readonly TimelineItem[],
  edge: 'start' | 'end',
): TrimRoom {
  if (what === 'cues') return commonRoom(items.map((item) => cueRoom(item, edge)));
  const { rate, clips } = filmOf(state);
  const ids = new Set(items.map(({ id }) => id));
  const spans = clips.filter(({ clip }) => ids.has(clip.id));
  return commonRoom(
    spans.map((span) => clipRoom(span, edge, { rate, sourceSeconds: sourceSeconds(state, span.clip.media) })),
  );
}

/** Infinity for a still, and for a source that is not read yet. */
function sourceSeconds(state: StudioState, mediaId: string): number {
  const info = mediaInfoOf(state, mediaId);
  return info === null || info.kind === 'image' ? Infinity : info.durationSeconds;
}
