import type { OpenedProject } from '../../../shared/contract/studio.ts';
import { editProblem } from '../../../shared/edit/edit-problem.ts';
import { withIds } from '../../../shared/edit/ids.ts';
import { relinkMedia } from '../../../shared/edit/relink-media.ts';
import type { ScenarioDocument } from '../../../shared/edit/document.ts';
import { StudioError } from '../../../shared/errors.ts';
import { NO_HISTORY, redone, takenBack, undone, withStep, type Moved } from './history.ts';
import { AT_START } from './playback.ts';
import { NOTHING, stillThere } from './selection.ts';
import type { Project, Step, StudioState } from './state.ts';

/** Whether closing would lose something. A new project without a change would not. */
export function isUnsaved(project: Project | null): boolean {
  return project !== null && project.document !== project.savedDocument;
}

/** A project as the engine read it. Throws `scenario.invalid` for one the window cannot edit. */
export function projectFrom(
  opened: OpenedProject,
  projectId: string,
  /** Of the state that was recovered; null: it was not, the file holds the project. */
  recoveredRevision: number | null,
): Project {
  const problem = editProblem(opened.document);
  if (problem !== null)
    throw new StudioError('scenario.invalid', `${problem} does not have the form of a scenario`, {
      details: { problems: opened.problems },
    });
  const document = withIds(opened.document);
  const found = opened.media.found.reduce(
    (edited, file) => relinkMedia(edited, file.mediaId, file),
    document,
  );
  return {
    projectId,
    path: opened.path,
    baseDir: opened.baseDir,
    document: found, // unsaved: the file names it elsewhere
    savedDocument: recoveredRevision !== null || opened.imported ? null : document,
    digest: opened.digest,
    revision: recoveredRevision ?? 0,
    savedAtMs: null,
    render: {},
  };
}

export const EMPTY_DOCUMENT: ScenarioDocument = { cueframe: 1, media: {}, timeline: [], cues: [] };

export function newProject(projectId: string): Project {
  return {
    projectId,
    path: null,
    baseDir: null,
    document: EMPTY_DOCUMENT,
    savedDocument: EMPTY_DOCUMENT,
    digest: null,
    revision: 0,
    savedAtMs: null,
    render: {},
  };
}

type ProjectPart = Pick<StudioState, 'project' | 'history' | 'selection'>;

/** The window with another project: nothing selected, nothing to undo, at the start. */
export function withProject(project: Project): Partial<StudioState> {
  return {
    project,
    history: NO_HISTORY,
    selection: NOTHING,
    playback: AT_START,
    draft: null,
    isSearchOpen: false,
    isWarningsOnly: false,
  };
}

export function withDocument(state: ProjectPart, document: ScenarioDocument): Partial<StudioState> {
  if (!state.project) return {};
  return {
    project: { ...state.project, document, revision: state.project.revision + 1 },
    selection: stillThere(state.selection, document),
  };
}

/** The state after an edit; unchanged where the edit changed nothing. */
export function afterEdit(
  state: ProjectPart,
  edit: Pick<Step, 'name' | 'mergeKey'> & { readonly document: ScenarioDocument },
): Partial<StudioState> {
  const before = state.project?.document;
  if (!before || before === edit.document) return {};
  const { name, mergeKey, document: after } = edit;
  const step = { name, mergeKey, before, after, selection: state.selection };
  return { ...withDocument(state, edit.document), history: withStep(state.history, step) };
}

/** Back where a step was made or undone. What is selected stays so; where it is gone, what was selected there is again. */
function afterMove(state: ProjectPart, moved: Moved | null): Partial<StudioState> {
  if (!moved) return {};
  const kept = stillThere(state.selection, moved.document);
  const before = stillThere(moved.selection, moved.document);
  const isKept = kept === state.selection && kept.kind !== 'none';
  return {
    ...withDocument(state, moved.document),
    selection: isKept || before.kind === 'none' ? kept : before,
    history: moved.history,
  };
}

export function afterUndo(state: ProjectPart): Partial<StudioState> {
  return afterMove(state, undone(state.history, state.selection));
}

export function afterRedo(state: ProjectPart): Partial<StudioState> {
  return afterMove(state, redone(state.history, state.selection));
}

/** The state without the last step, where it has that key. */
export function afterTakeBack(state: ProjectPart, mergeKey: string): Partial<StudioState> {
  return afterMove(state, takenBack(state.history, mergeKey));
}

/** After `document` was written; edits made meanwhile stay unsaved. */
export function afterSave(
  project: Project,
  saved: {
    readonly path: string;
    readonly document: ScenarioDocument;
    readonly digest: string;
    readonly savedAtMs: number;
  },
): Project {
  return {
    ...project,
    path: saved.path,
    savedDocument: saved.document,
    digest: saved.digest,
    savedAtMs: saved.savedAtMs,
  };
}
