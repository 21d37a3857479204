import { createStore } from 'zustand/vanilla';
import type { StudioEvent } from '../../../shared/contract/studio.ts';
import { COMMAND_IDS, type CommandId } from '../../../shared/commands/command-table.ts';
import { StudioError } from '../../../shared/errors.ts';
import type { JobEvent } from '../../../shared/job/job.ts';
import type { Preferences } from '../preferences/preferences.ts';
import type { StudioClient } from './studio-door.ts';
import { forgetAway } from './connection.ts';
import { createClipboardActions } from './clipboard-actions.ts';
import { createCueActions } from './cue-actions.ts';
import { createDropActions } from './drop-actions.ts';
import { createEditActions } from './edit-actions.ts';
import { initialState } from './initial-state.ts';
import { createJobActions } from './job-actions.ts';
import { afterJobEvent } from './jobs.ts';
import { createMediaActions } from './media-actions.ts';
import { createPlayActions } from './play-actions.ts';
import { createMediaWatch } from './media-watch.ts';
import { createMediaProbe } from './probe-media.ts';
import { createProjectActions } from './project-actions.ts';
import { createRelinkActions } from './relink-actions.ts';
import { notify, type SessionContext } from './session-context.ts';
import type { StudioState } from './state.ts';
import { createStorageActions } from './storage-actions.ts';
import { createViewActions } from './view-actions.ts';
import { createWordActions } from './word-actions.ts';

export type Session = ReturnType<typeof createSession>;

/** The window without its components: the store, and everything that can be done. */
export function createSession(options: {
  readonly client: StudioClient;
  readonly preferences: Preferences;
  readonly createId: () => string;
}) {
  const store = createStore<StudioState>()(() => initialState(options.preferences));
  const context: SessionContext = { store, client: options.client, createId: options.createId };
  const probe = createMediaProbe(context);
  const relink = createRelinkActions(context, probe);
  const media = createMediaActions(context, probe, relink);
  const project = createProjectActions(context, relink);
  const edit = createEditActions(context);
  return {
    store,
    context,
    edit,
    cues: createCueActions(context, edit),
    clipboard: createClipboardActions(context, edit),
    play: createPlayActions(context),
    view: createViewActions(context),
    jobs: createJobActions(context),
    storage: createStorageActions(context),
    drop: createDropActions(context, media, project),
    words: createWordActions(context),
    media,
    probe,
    mediaWatch: createMediaWatch(context, probe),
    relink,
    project,
  };
}

/** Says that a render ended, wherever the person is looking. */
function tellEnd({ store, context }: Session, event: JobEvent): void {
  if (event.type !== 'state' || (event.to !== 'done' && event.to !== 'failed')) return;
  const job = store.getState().jobs.find(({ id }) => id === event.jobId);
  const values = { name: job?.request.title ?? event.jobId };
  if (event.to === 'done') return notify(context, { tone: 'info', name: 'renderDone', values });
  const { code, message, details } = job?.failure ?? { code: 'internal', message: '', details: {} };
  const error = new StudioError(code, message, { details });
  notify(context, { tone: 'error', name: 'renderFailed', values, error });
}

/** After the server was away: what was not kept is sent, and what may have changed is asked for. */
async function goOn(
  { context, jobs, project, probe }: Session,
  keepLast: () => Promise<void>,
): Promise<void> {
  forgetAway(context);
  await keepLast();
  void project.refreshInfo();
  void jobs.load();
  void jobs.loadMachine();
  await probe.renew();
}

/** Feeds the store with what comes up, and reads how things stand. `keepLast` is awaited before the app ends. Returns what stops it. */
export function startSession(
  session: Session,
  runCommand: (id: CommandId) => void,
  keepLast: () => Promise<void> = () => Promise.resolve(),
): () => void {
  const { store, context, jobs, project } = session;
  const onEvent = (event: StudioEvent) => {
    if (event.type === 'job') {
      store.setState((state) => afterJobEvent(state, event.event, event.job));
      tellEnd(session, event.event);
    }
    if (event.type === 'open') void project.request({ type: 'open', place: event.path });
    // an answer that does not arrive is waited for no longer than a moment
    if (event.type === 'leaving')
      void keepLast()
        .then(() => context.client.call.leave({}))
        .catch(() => null);
    if (event.type === 'menu') {
      const id = COMMAND_IDS.find((known) => known === event.command);
      if (id) runCommand(id);
    }
  };
  const stop = context.client.onEvent(onEvent, (connection) => {
    const before = store.getState().connection;
    if (connection === before) return;
    store.setState({ connection });
    if (connection === 'up') void goOn(session, keepLast);
  });
  void project.refreshInfo();
  void jobs.load();
  void jobs.loadMachine();
  return stop;
}
