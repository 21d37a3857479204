import type { SessionContext } from './session-context.ts';
import { notify } from './session-context.ts';
import { isUnsaved } from './project.ts';
import type { StudioState } from './state.ts';

export type Timers = {
  set(work: () => void, delayMs: number): unknown;
  clear(timer: never): void;
};

const QUIET_MS = 800;

/**
 * Keeps the last state safe: a moment after the last change of an unsaved project it is sent to the engine. One call
 * at a time; a change meanwhile is sent after it. Returns what stops it.
 */
export function startAutosave(context: SessionContext, timers: Timers, quietMs = QUIET_MS): () => void {
  const { store, client } = context;
  let timer: unknown = null;
  let isSending = false;
  let hasFailed = false;
  let sent: unknown = null;

  async function send(): Promise<void> {
    timer = null;
    const { project } = store.getState();
    if (!project || !isUnsaved(project) || project.document === sent) return;
    if (isSending) return plan();
    isSending = true;
    try {
      const { projectId, path, document } = project;
      await client.call.autosave({ projectId, path, document });
      sent = document;
      hasFailed = false;
    } catch (error) {
      if (!hasFailed) notify(context, { tone: 'error', name: 'autosaveFailed', error });
      hasFailed = true; // said once; the next change tries again
    } finally {
      isSending = false;
    }
  }
  function plan(): void {
    if (timer !== null) timers.clear(timer as never);
    timer = timers.set(() => void send(), quietMs);
  }
  const stop = store.subscribe((now: StudioState, before: StudioState) => {
    if (now.project?.document !== before.project?.document) plan();
  });
  return () => {
    stop();
    if (timer !== null) timers.clear(timer as never);
  };
}
