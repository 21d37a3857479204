import type { ScenarioDocument } from '../../../shared/edit/document.ts';
import type { History, Selection, Step } from './state.ts';

/** Steps that can be undone. */
export const MOST_STEPS = 100;

export const NO_HISTORY: History = { past: [], future: [] };

/** Adds a step; it joins the one before where both have the same merge key. What was undone is gone. */
export function withStep({ past }: History, step: Step): History {
  const last = past.at(-1);
  if (last && step.mergeKey !== null && last.mergeKey === step.mergeKey)
    return { past: [...past.slice(0, -1), { ...last, after: step.after }], future: [] };
  return { past: [...past, step].slice(-MOST_STEPS), future: [] };
}

/** Ends a run of merged edits: the next one is a step of its own. */
export function settled(history: History): History {
  const last = history.past.at(-1);
  if (!last || last.mergeKey === null) return history;
  return { ...history, past: [...history.past.slice(0, -1), { ...last, mergeKey: null }] };
}

/** Without the last step, where its edits have that key: what was typed is taken back. Null: it is another step. */
export function takenBack({ past }: History, mergeKey: string): Moved | null {
  const step = past.at(-1);
  if (!step || step.mergeKey !== mergeKey) return null;
  return {
    history: { past: past.slice(0, -1), future: [] },
    document: step.before,
    selection: step.selection,
  };
}

/** `selection`: what was selected there. */
export type Moved = {
  readonly history: History;
  readonly document: ScenarioDocument;
  readonly selection: Selection;
};

/** One step back, with the very document that was there; null: nothing to undo. */
export function undone({ past, future }: History, selection: Selection): Moved | null {
  const step = past.at(-1);
  return step
    ? {
        history: { past: past.slice(0, -1), future: [{ ...step, selection }, ...future] },
        document: step.before,
        selection: step.selection,
      }
    : null;
}

export function redone({ past, future }: History, selection: Selection): Moved | null {
  const [step, ...rest] = future;
  return step
    ? {
        history: { past: [...past, { ...step, selection }], future: rest },
        document: step.after,
        selection: step.selection,
      }
    : null;
}
