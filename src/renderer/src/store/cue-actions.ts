import { breakLines } from '../../../shared/edit/break-lines.ts';
import { spaceCues } from '../../../shared/edit/cue-spacing.ts';
import { edgeAt } from '../../../shared/edit/cue-time-edits.ts';
import { cutCues } from '../../../shared/edit/cut-cues.ts';
import type { EditCue, ScenarioDocument } from '../../../shared/edit/document.ts';
import { mergeCues } from '../../../shared/edit/merge-cues.ts';
import { frameSeconds } from '../../../shared/edit/snap.ts';
import type { Pause } from '../../../shared/edit/sound-pauses.ts';
import { frameSpan, secondsAt } from '../../../shared/time.ts';
import type { CueChange, CueTool } from './cue-change.ts';
import { cueMeant } from './current-cue.ts';
import { chosenCueIds, documentOf, filmOf } from './derived.ts';
import type { EditActions } from './edit-actions.ts';
import { onSpan } from './playback.ts';
import { notify, type SessionContext } from './session-context.ts';
import type { StepName } from '../text/en.ts';

const STEPS = {
  cut: 'splitCues',
  lines: 'breakLines',
  close: 'closeGaps',
  gap: 'keepGap',
  length: 'keepLength',
} as const satisfies Record<CueTool, StepName>;

export type CueActions = ReturnType<typeof createCueActions>;

/** What is done to whole cues: the selected ones, or all where none is selected. Each is one step. */
export function createCueActions(context: SessionContext, edit: EditActions) {
  const { store } = context;
  const shortest = () => frameSeconds(filmOf(store.getState()).rate);

  /** What a change would make of the project. */
  function changed(change: CueChange, pauses: readonly Pause[]): ScenarioDocument {
    const state = store.getState();
    const [document, ids] = [documentOf(state), chosenCueIds(state)];
    switch (change.tool) {
      case 'cut': {
        const rule =
          change.by === 'pauses'
            ? { by: change.by, seconds: change.most }
            : { by: change.by, most: Math.max(1, Math.round(change.most)) };
        return cutCues(document, ids, rule, pauses);
      }
      case 'lines':
        return breakLines(document, ids, change, pauses);
      default:
        return spaceCues(document, ids, { kind: change.tool, seconds: change.seconds }, shortest());
    }
  }

  function playSpan(startSeconds: number, endSeconds: number, isLooping: boolean): void {
    const state = store.getState();
    const { rate, totalFrames } = filmOf(state);
    const { startFrame, endFrame } = frameSpan(startSeconds, endSeconds, rate);
    const first = Math.min(startFrame, totalFrames - 1);
    const span = { startFrame: first, endFrame: Math.max(first + 1, Math.min(endFrame, totalFrames)) };
    store.setState({ playback: onSpan(state.playback, span, isLooping) });
  }

  return {
    changed,
    change(change: CueChange, pauses: readonly Pause[]): void {
      const next = changed(change, pauses);
      edit.apply({ name: STEPS[change.tool] }, () => next);
    },
    fixOverlaps(): void {
      const state = store.getState();
      const [document, ids] = [documentOf(state), chosenCueIds(state)];
      const next = spaceCues(document, ids, { kind: 'overlap' }, shortest());
      if (next === document) return notify(context, { tone: 'info', name: 'noOverlaps' });
      edit.apply({ name: 'fixOverlaps' }, () => next);
    },
    merge: () =>
      edit.make({ name: 'mergeCues' }, 'cues', (document) =>
        mergeCues(document, chosenCueIds(store.getState())),
      ),
    /** The cue starts or ends at the playhead; one that lies on its other side is moved there. */
    edgeHere(edge: 'start' | 'end'): void {
      const state = store.getState();
      const cue = cueMeant(state);
      if (!cue) return;
      const seconds = secondsAt(state.playback.frame, filmOf(state).rate);
      edit.apply({ name: 'trimCue' }, (document) =>
        edgeAt(document, cue.id, { edge, seconds, shortest: shortest() }),
      );
    },
    /** Plays the cue, once or again and again, and stops. */
    play(isLooping: boolean): void {
      const cue = cueMeant(store.getState());
      if (cue) playSpan(cue.start, cue.end, isLooping);
    },
    /** Plays a cue once, with something before it. */
    playFrom: ({ start, end }: EditCue, leadSeconds: number) =>
      playSpan(Math.max(0, start - leadSeconds), end, false),
  };
}
