import { cuesAsText, cuesOfLines, pasteCues, readCopiedCues } from '../../../shared/edit/cue-clipboard.ts';
import { addCues } from '../../../shared/edit/cue-edits.ts';
import { secondsAt } from '../../../shared/time.ts';
import { filmOf, selectedCues } from './derived.ts';
import type { EditActions } from './edit-actions.ts';
import { attempt, type SessionContext } from './session-context.ts';

/** What is on the clipboard of the system: a text for every program, and the cues themselves for this one. */
export type Copied = { readonly text: string; readonly cues: string };

export type ClipboardActions = ReturnType<typeof createClipboardActions>;

export function createClipboardActions(context: SessionContext, edit: EditActions) {
  const { store } = context;

  /** Cues of a subtitle file's text; its reader comes when it is needed. */
  async function cuesOfSubtitles(text: string) {
    const { importSubtitles } = await import('../../../shared/import/subtitles/import-subtitles.ts');
    const kind = /^\uFEFF?WEBVTT/.test(text) ? 'vtt' : /^\s*\[Script Info\]/i.test(text) ? 'ass' : 'srt';
    return importSubtitles({ name: 'clipboard', kind, text }).cues;
  }

  return {
    /** Null: no cue is selected. */
    copied(): Copied | null {
      const cues = selectedCues(store.getState());
      return cues.length === 0 ? null : { text: cuesAsText(cues), cues: JSON.stringify(cues) };
    },
    /** Copied cues go to the playhead; subtitles have their own times; lines of text follow each other from the playhead. */
    async paste({ text, cues: json }: Copied): Promise<void> {
      const state = store.getState();
      if (!state.project) return;
      const at = secondsAt(state.playback.frame, filmOf(state).rate);
      const copied = readCopiedCues(json);
      if (copied)
        return edit.make({ name: 'pasteCues' }, 'cues', (document) => pasteCues(document, copied, at));
      if (text.trim() === '') return;
      const isSubtitles = /-->|^\s*\[Script Info\]/i.test(text);
      const cues = isSubtitles
        ? await attempt(context, 'pasteFailed', () => cuesOfSubtitles(text))
        : cuesOfLines(text, at);
      if (cues) edit.make({ name: 'pasteCues' }, 'cues', (document) => addCues(document, cues));
    },
  };
}
