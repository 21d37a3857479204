import * as clips from '../../../shared/edit/clip-edits.ts';
import * as cues from '../../../shared/edit/cue-edits.ts';
import * as times from '../../../shared/edit/cue-time-edits.ts';
import type { Edited, ScenarioDocument } from '../../../shared/edit/document.ts';
import { toggleMarker } from '../../../shared/edit/markers.ts';
import { frameSeconds } from '../../../shared/edit/snap.ts';
import { secondsAt } from '../../../shared/time.ts';
import { cuesInTime, filmOf } from './derived.ts';
import { settled } from './history.ts';
import { afterRedo, afterTakeBack, afterUndo } from './project.ts';
import { selected, NOTHING } from './selection.ts';
import { edit, editTimeline, type EditOptions, type SessionContext } from './session-context.ts';
import { splitAtPlayhead } from './split-at-playhead.ts';
import type { Selection, StudioState } from './state.ts';

/** A new cue is on screen this long. */
const NEW_CUE_SECONDS = 2;

export type EditActions = ReturnType<typeof createEditActions>;

/** What is done to the project. Each is one named step that can be undone. */
export function createEditActions(context: SessionContext) {
  const { store } = context;
  const apply = (options: EditOptions, change: (document: ScenarioDocument) => ScenarioDocument) =>
    edit(context, options, change);
  const applyToClips = (options: EditOptions, change: (document: ScenarioDocument) => ScenarioDocument) =>
    editTimeline(context, options, change);

  /** An edit that makes something new, which is then selected. */
  function make(
    options: EditOptions,
    kind: 'cues' | 'clips',
    change: (document: ScenarioDocument) => Edited,
  ): void {
    let ids: readonly string[] = [];
    (kind === 'clips' ? applyToClips : apply)(options, (document) => {
      const edited = change(document);
      ids = edited.ids;
      return edited.document;
    });
    if (ids.length > 0) store.setState({ selection: selected(kind, ids) });
  }
  const chosen = (kind: Selection['kind']) => {
    const { selection } = store.getState();
    return selection.kind === kind ? selection.ids : [];
  };
  const playheadSeconds = () => {
    const state = store.getState();
    return secondsAt(state.playback.frame, filmOf(state).rate);
  };

  return {
    apply,
    /** An edit of the clips, with which the cues go. */
    applyToClips,
    make,
    undo: () => store.setState(afterUndo),
    redo: () => store.setState(afterRedo),
    /** Escape in a text: the edits with that key, unless settled, were never made. */
    takeBack: (mergeKey: string) => store.setState((state) => afterTakeBack(state, mergeKey)),
    /** The drag or the typing is over: what follows is a step of its own. */
    settle: () => store.setState(({ history }) => ({ history: settled(history) })),
    /** Shows what a drag would do; null: it is over. */
    draft: (draft: StudioState['draft']) => store.setState({ draft }),
    select: (selection: Selection) => store.setState({ selection }),
    selectAllCues: () =>
      store.setState((state) => ({
        selection: selected(
          'cues',
          cuesInTime(state).map(({ id }) => id),
        ),
      })),
    selectNone: () => store.setState({ selection: NOTHING }),

    addCueAtPlayhead(text: string): void {
      const start = playheadSeconds();
      make({ name: 'addCue' }, 'cues', (document) =>
        cues.addTextCue(document, start, start + NEW_CUE_SECONDS, text),
      );
    },
    deleteSelected(): void {
      const { selection } = store.getState();
      if (selection.kind === 'cues')
        apply({ name: 'deleteCues' }, (document) => cues.deleteCues(document, selection.ids));
      if (selection.kind === 'clips')
        applyToClips({ name: 'removeClips' }, (document) => clips.removeClips(document, selection.ids));
    },
    duplicateSelected: () =>
      make({ name: 'duplicateCues' }, 'cues', (document) => times.duplicateCues(document, chosen('cues'))),
    splitAtPlayhead: () => splitAtPlayhead(context, make),
    nudgeSelected(frames: number): void {
      const delta = frames * frameSeconds(filmOf(store.getState()).rate);
      apply({ name: 'moveCues', mergeKey: 'nudge' }, (document) =>
        times.moveCues(document, chosen('cues'), delta),
      );
    },
    toggleMarker(): void {
      const reach = frameSeconds(filmOf(store.getState()).rate) / 2;
      apply({ name: 'marker' }, (document) => toggleMarker(document, playheadSeconds(), reach));
    },
  };
}
