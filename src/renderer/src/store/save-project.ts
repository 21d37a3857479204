import { toStudioError } from '../../../shared/errors.ts';
import { afterSave } from './project.ts';
import { attempt, notify, withTask, type SessionContext } from './session-context.ts';
import type { SaveConflict } from './state.ts';

/**
 * Writing the project to a place. Failures become notices, a file that is not what it was a question; both give false: it
 * was not written.
 */
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
    const { document, baseDir, projectId, revision } = project;
    const saved = await withTask(context, { kind: 'save', subject: path }, () =>
      client.call.saveProject({ path, document, baseDir, ifDigest }),
    ).catch((error: unknown) => {
      const conflict = conflictIn(error, path, ifDigest);
      if (conflict) store.setState({ dialog: { kind: 'conflict', ...conflict } });
      else notify(context, { tone: 'error', name: 'saveFailed', error });
      return null;
    });
    if (!saved) return false;
    store.setState((state) =>
      state.project?.projectId === projectId
        ? { project: afterSave(state.project, { path, document, ...saved }) }
        : {},
    );
    // what was kept up to here is of no more use; a failure leaves it to be offered once too often
    await client.call.discardRecovery({ projectId, revision }).catch(() => null);
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

function conflictIn(thrown: unknown, path: string, ifDigest: string | null): SaveConflict | null {
  const { code, details } = toStudioError(thrown);
  if (code !== 'project.conflict') return null;
  const { found } = details;
  return { path, found: typeof found === 'string' ? found : null, isOurs: ifDigest !== null };
}
