import { afterSave } from './project.ts';
import { attempt, withTask, type SessionContext } from './session-context.ts';

/** Writing the project to a place. Failures become notices, and false: it was not written. */
export function projectSaver(context: SessionContext, onSaved: () => void) {
  const { store, client } = context;

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

  /** `ifDigest`: of the file that is to be replaced; null: there should be none. */
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
    onSaved();
    return true;
  }

  async function saveAs(): Promise<boolean> {
    const path = await attempt(context, 'saveFailed', askPlace);
    return path !== null && saveTo(path, null);
  }

  async function save(): Promise<boolean> {
    const { project } = store.getState();
    if (!project) return false;
    return project.path === null ? saveAs() : saveTo(project.path, project.digest);
  }

  return { save, saveAs, saveTo };
}
