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
  const ids = cues.map(({ id }) => id);
  const mergeKeyOf = (name: string, patch: object) => `${name}:${Object.keys(patch).join()}:${ids.join()}`;
  return {
    set: (name, patch) =>
      edit.apply({ name, mergeKey: mergeKeyOf(name, patch) }, (document) => updateCues(document, ids, patch)),
    setLayout: (patch) =>
      edit.apply({ name: 'layout', mergeKey: mergeKeyOf('layout', patch) }, (document) =>
        updateLayout(document, ids, patch),
      ),
    change: (name, mergeKey, how) =>
      edit.apply({ name, mergeKey: `${mergeKey}:${ids.join()}` }, (document) => how(document, ids)),
    settle: edit.settle,
  };
}
