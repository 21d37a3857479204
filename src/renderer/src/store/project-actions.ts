import type { OpenedProject } from '../../../shared/contract/studio.ts';
import { toStudioError } from '../../../shared/errors.ts';
import { afterSave, isUnsaved, newProject, projectFrom, withProject } from './project.ts';
import type { RelinkActions } from './relink-actions.ts';
import { attempt, notify, withTask, type SessionContext } from './session-context.ts';
import type { Destination } from './state.ts';

export type ProjectActions = ReturnType<typeof createProjectActions>;

export function createProjectActions(context: SessionContext, relinks: RelinkActions) {
  const { store, client, createId } = context;

  async function refreshInfo(): Promise<void> {
    const info = await attempt(context, 'connectFailed', () => client.call.describe({}));
    if (info) store.setState({ info });
  }

  async function show(
    subject: string,
    open: () => Promise<OpenedProject>,
    recoveredId?: string,
  ): Promise<void> {
    const project = await attempt(context, 'openFailed', async () => {
      const opened = await withTask(context, { kind: 'open', subject }, open);
      const made = projectFrom(opened, recoveredId ?? createId(), recoveredId !== undefined);
      if (opened.problems.length > 0)
        notify(context, {
          tone: 'info',
          name: 'openedWithProblems',
          values: {
            count: opened.problems.length,
            first: `${opened.problems[0]?.path} ${opened.problems[0]?.message}`,
          },
        });
      return { made, findings: opened.media };
    });
    if (!project) return;
    store.setState(withProject(project.made));
    await relinks.probeProject(project.findings);
  }

  async function go(destination: Destination): Promise<void> {
    store.setState({ dialog: null });
    switch (destination.type) {
      case 'new':
        store.setState(withProject(newProject(createId())));
        return;
      case 'open':
        return show(destination.place, () => client.call.openProject({ path: destination.place }));
      case 'sample':
        return show(destination.id, () => client.call.openSample({ id: destination.id }));
      case 'recover':
        return show(
          '',
          () => client.call.recover({ projectId: destination.projectId }),
          destination.projectId,
        );
    }
  }

  /** Where to save, asked from the person: a native dialog, or null after opening the window's own. */
  async function askPlace(): Promise<string | null> {
    const { info, project } = store.getState();
    if (info?.door === 'desktop') {
      const name = `${String(project?.document['title'] ?? 'Untitled')}.scenario.json`;
      return client.call.askSave({ kind: 'project', name });
    }
    store.setState({ dialog: { kind: 'saveName' } });
    return null;
  }

  /** Writes the project; false: it was not written. */
  async function saveTo(path: string, ifDigest: string | null): Promise<boolean> {
    const { project } = store.getState();
    if (!project) return false;
    const { document, baseDir, projectId } = project;
    const saved = await attempt(context, 'saveFailed', () =>
      withTask(context, { kind: 'save', subject: path }, () =>
        client.call.saveProject({ path, document, baseDir, ifDigest }),
      ),
    );
    if (!saved) return false;
    store.setState((state) =>
      state.project?.projectId === projectId
        ? { project: afterSave(state.project, { path, document, ...saved }) }
        : {},
    );
    // the autosave is of no more use; a failure leaves it to be offered once too often
    await client.call.discardRecovery({ projectId }).catch(() => null);
    void refreshInfo();
    return true;
  }

  async function saveAs(): Promise<boolean> {
    const path = await attempt(context, 'saveFailed', askPlace);
    return path !== null && saveTo(path, null);
  }

  return {
    refreshInfo,
    go,
    saveTo,
    saveAs,
    save(): Promise<boolean> {
      const { project } = store.getState();
      if (!project) return Promise.resolve(false);
      return project.path === null ? saveAs() : saveTo(project.path, project.digest);
    },
    /** Goes there, after asking what becomes of unsaved changes. */
    async request(destination: Destination): Promise<void> {
      if (isUnsaved(store.getState().project)) store.setState({ dialog: { kind: 'unsaved', destination } });
      else await go(destination);
    },
    async discardRecovery(projectId: string): Promise<void> {
      await attempt(context, 'discardFailed', () => client.call.discardRecovery({ projectId }));
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
