import type { StoreApi } from 'zustand/vanilla';
import type { ScenarioDocument } from '../../../shared/edit/document.ts';
import { editClips } from '../../../shared/edit/edit-clips.ts';
import type { StudioClient } from './studio-door.ts';
import type { NoticeName, StepName } from '../text/en.ts';
import { mediaInfoOf } from './derived.ts';
import { isSaidByBar } from './connection.ts';
import { failureOf } from '../text/failure.ts';
import { withNotice, type Notice } from './notices.ts';
import { afterEdit } from './project.ts';
import type { StudioState, Task } from './state.ts';

/** What every action has: the store, the other side, and how to make ids. */
export type SessionContext = {
  readonly store: StoreApi<StudioState>;
  readonly client: StudioClient;
  readonly createId: () => string;
};

export type EditOptions = {
  readonly name: StepName;
  readonly mergeKey?: string;
  /**
   * Of edits that merge into one step, each is made of the document before the first of them: a value that is dragged away and
   * back takes nothing with it.
   */
  readonly isAfresh?: true;
};

/** Applies an edit to the project as it is now; does nothing without a project. */
export function edit(
  { store }: SessionContext,
  { name, mergeKey, isAfresh }: EditOptions,
  change: (document: ScenarioDocument) => ScenarioDocument,
): void {
  store.setState((state) => {
    if (!state.project) return {};
    const last = state.history.past.at(-1);
    const goesOn = mergeKey !== undefined && last?.mergeKey === mergeKey;
    const base = isAfresh && goesOn ? last.before : state.project.document;
    return afterEdit(state, { name, mergeKey: mergeKey ?? null, document: change(base) });
  });
}

/** The document with its clips edited as `editClips` does it, with what is known of the files now. */
export function withClips(
  state: Pick<StudioState, 'project' | 'media'>,
  document: ScenarioDocument,
  change: (document: ScenarioDocument) => ScenarioDocument,
): ScenarioDocument {
  return editClips(document, (mediaId) => mediaInfoOf(state, mediaId), change);
}

/** Applies an edit of the clips to the project as it is now: the cues go with them. */
export function editTimeline(
  context: SessionContext,
  options: EditOptions,
  change: (document: ScenarioDocument) => ScenarioDocument,
): void {
  edit(context, options, (document) => withClips(context.store.getState(), document, change));
}

/** Tells the person; what the bar above the window says already is not told twice. */
export function notify(
  { store, createId }: SessionContext,
  notice: Pick<Notice, 'tone' | 'name'> & { readonly values?: Notice['values']; readonly error?: unknown },
): void {
  const failure = notice.error === undefined ? null : failureOf(notice.error);
  const { tone, name, values = {} } = notice;
  if (isSaidByBar(name, failure)) return;
  store.setState(({ notices }) => ({
    notices: withNotice(notices, { id: createId(), tone, name, values, failure }),
  }));
}

/** Runs a piece of work; a failure becomes a notice, and null. */
export async function attempt<Result>(
  context: SessionContext,
  name: NoticeName,
  work: () => Promise<Result>,
  values: Notice['values'] = {},
): Promise<Result | null> {
  try {
    return await work();
  } catch (error) {
    notify(context, { tone: 'error', name, values, error });
    return null;
  }
}

/** Shows a task in the status bar while the work runs. */
export async function withTask<Result>(
  { store, createId }: SessionContext,
  task: Pick<Task, 'kind' | 'subject'>,
  work: (onRatio: (ratio: number) => void) => Promise<Result>,
): Promise<Result> {
  const id = createId();
  store.setState(({ tasks }) => ({ tasks: [...tasks, { ...task, id, ratio: null }] }));
  const onRatio = (ratio: number) =>
    store.setState(({ tasks }) => ({
      tasks: tasks.map((other) => (other.id === id ? { ...other, ratio } : other)),
    }));
  try {
    return await work(onRatio);
  } finally {
    store.setState(({ tasks }) => ({ tasks: tasks.filter((other) => other.id !== id) }));
  }
}
