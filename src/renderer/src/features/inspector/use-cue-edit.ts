import { updateCues, updateLayout } from '../../../../shared/edit/cue-edits.ts';
import type { EditCue, ScenarioDocument } from '../../../../shared/edit/document.ts';
import { useSession } from '../../store/use-session.ts';
import type { StepName } from '../../text/en.ts';

export type CueEdit = {
  /** Sets keys of every selected cue. Edits of one field that follow each other are one step. */
  set(name: StepName, patch: Readonly<Record<string, unknown>>): void;
  setLayout(patch: Readonly<Record<string, unknown>>): void;
  change(
    name: StepName,
    mergeKey: string,
    how: (document: ScenarioDocument, ids: readonly string[]) => ScenarioDocument,
  ): void;
  settle(): void;
};

/** How the sections of the inspector edit the selected cues. */
export function useCueEdit(cues: readonly EditCue[]): CueEdit {
  const { edit } = useSession();
  const change: CueEdit['change'] = (name, mergeKey, how) => {
    const ids = cues.map(({ id }) => id);
    edit.apply({ name, mergeKey: `${mergeKey}:${ids.join()}` }, (document) => how(document, ids));
  };
  const keysOf = (patch: object) => Object.keys(patch).join();
  return {
    set: (name, patch) =>
      change(name, `${name}:${keysOf(patch)}`, (document, ids) => updateCues(document, ids, patch)),
    setLayout: (patch) =>
      change('layout', `layout:${keysOf(patch)}`, (document, ids) => updateLayout(document, ids, patch)),
    change,
    settle: edit.settle,
  };
}
