import { toStudioError } from '../../../shared/errors.ts';
import { projectOpener } from './open-project.ts';
import { isUnsaved } from './project.ts';
import type { RelinkActions } from './relink-actions.ts';
import { projectSaver } from './save-project.ts';
import { attempt, notify, type SessionContext } from './session-context.ts';
import type { Destination } from './state.ts';

export type ProjectActions = ReturnType<typeof createProjectActions>;

/** Everything that puts a project into the window, or out of it into a file. */
export function createProjectActions(context: SessionContext, relinks: RelinkActions) {
  const { store, client } = context;
  const go = projectOpener(context, relinks);

  async function refreshInfo(): Promise<void> {
    const info = await attempt(context, 'connectFailed', () => client.call.describe({}));
    if (info) store.setState({ info });
  }

  return {
    ...projectSaver(context, () => void refreshInfo()),
    refreshInfo,
    go,
    /** Goes there and believes that the changes of the project before are not wanted: they are not offered as lost work. */
    async leave(destination: Destination): Promise<void> {
      const left = store.getState().project;
      await go(destination);
      if (!left || store.getState().project?.projectId === left.projectId) return; // it could not be opened
      const { projectId, revision } = left;
      await attempt(context, 'discardFailed', () => client.call.discardRecovery({ projectId, revision }));
      await refreshInfo();
    },
    /** Goes there, after asking what becomes of unsaved changes. */
    async request(destination: Destination): Promise<void> {
      if (isUnsaved(store.getState().project)) store.setState({ dialog: { kind: 'unsaved', destination } });
      else await go(destination);
    },
    /** Opens a file that was written elsewhere. What was changed here is kept first; where it cannot be, nothing is opened. */
    async reopen(place: string): Promise<void> {
      const { project } = store.getState();
      if (!project) return;
      const { projectId, path, digest, revision, document } = project;
      const kept = await attempt(context, 'autosaveFailed', async () => {
        await client.call.autosave({ projectId, path, digest, revision, document });
        return true;
      });
      if (!kept) return;
      await go({ type: 'open', place });
      await refreshInfo();
    },
    async discardRecovery(projectId: string): Promise<void> {
      await attempt(context, 'discardFailed', () =>
        client.call.discardRecovery({ projectId, revision: null }),
      );
      await refreshInfo();
    },
    /** Files a person chose in a native dialog; in a browser, null: the page asks by itself. */
    async askOpen(kind: 'project' | 'media' | 'cues'): Promise<readonly string[] | null> {
      return client.call.askOpen({ kind }).catch((error: unknown) => {
        const failure = toStudioError(error);
        if (failure.code !== 'feature.unsupported')
          notify(context, { tone: 'error', name: 'openFailed', error: failure });
        return null;
      });
    },
  };
}
