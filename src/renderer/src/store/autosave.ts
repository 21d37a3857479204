import type { SessionContext } from './session-context.ts';
import { notify } from './session-context.ts';
import { isSaidByBar } from './connection.ts';
import { failureOf } from '../text/failure.ts';
import { isUnsaved } from './project.ts';
import type { StudioState } from './state.ts';

export type Timers = {
  set(work: () => void, delayMs: number): unknown;
  clear(timer: never): void;
};

const QUIET_MS = 800;

export type Autosave = {
  /** Sends at once what was not sent yet. Resolves when that is kept, or could not be, which is told. */
  now(): Promise<void>;
  stop(): void;
};

/**
 * Keeps the last state safe: a moment after the last change of an unsaved project it is sent to the engine. One call
 * at a time; a change meanwhile is sent after it. Where the file was written meanwhile, the state is sent again: it is
 * based on another file now.
 */
export function startAutosave(context: SessionContext, timers: Timers, quietMs = QUIET_MS): Autosave {
  const { store, client } = context;
  let timer: unknown = null;
  let sending: Promise<void> | null = null;
  let hasFailed = false;
  let sent: StudioState['project'] = null;

  function send(): void {
    timer = null;
    const { project } = store.getState();
    if (!project || !isUnsaved(project) || isSameState(project, sent)) return;
    if (sending) return plan();
    sending = keep(project).finally(() => (sending = null));
  }
  async function keep(project: NonNullable<StudioState['project']>): Promise<void> {
    try {
      const { projectId, path, digest, revision, document } = project;
      await client.call.autosave({
        ...{ projectId, path, digest, revision, document },
        windowId: client.windowId,
      });
      sent = project;
      hasFailed = false;
    } catch (error) {
      if (!hasFailed) notify(context, { tone: 'error', name: 'autosaveFailed', error });
      hasFailed = !isSaidByBar('autosaveFailed', failureOf(error)); // said once; the next change tries again
    }
  }
  function plan(): void {
    forgetTimer();
    timer = timers.set(send, quietMs);
  }
  const stop = store.subscribe((now: StudioState, before: StudioState) => {
    if (!isSameState(now.project, before.project)) plan();
  });
  function forgetTimer(): void {
    if (timer !== null) timers.clear(timer as never);
    timer = null;
  }
  return {
    async now() {
      await sending;
      forgetTimer();
      send();
      await sending;
    },
    stop() {
      stop();
      forgetTimer();
    },
  };
}

function isSameState(one: StudioState['project'], other: StudioState['project']): boolean {
  return one?.document === other?.document && one?.digest === other?.digest && one?.path === other?.path;
}
