import type { BrowserWindow } from 'electron';
import { feedJobs } from '../../studio/jobs/job-feed.ts';
import type { OpenStudio } from '../../studio/open-studio.ts';
import { connect } from '../../shared/contract/contract.ts';
import { studioContract } from '../../shared/contract/studio.ts';
import type { Electron } from '../electron/electron-parts.ts';
import { tellWindow } from '../window/studio-window.ts';
import type { OpenWork } from './quit-guard.ts';
import { createNotify } from '../electron/show-notes.ts';
import { createWorkShow, type WorkShow } from './show-work.ts';

export type WorkWatch = {
  readonly show: WorkShow;
  /** What quitting now would interrupt; changes kept before this start are not counted. */
  openWork(): Promise<OpenWork>;
  /** Paths, latest first. */
  recentProjects(): Promise<string[]>;
};

/** Carries what happens to jobs to the window and to the system, until the signal fires. */
export function watchWork(
  { Notification, powerSaveBlocker }: Pick<Electron, 'Notification' | 'powerSaveBlocker'>,
  parts: {
    readonly studio: Pick<OpenStudio, 'jobs' | 'transport'>;
    readonly window: () => BrowserWindow | null;
    /** Brings the window in front. */
    readonly front: () => void;
    readonly log: { error(facts: object, what: string): void };
    readonly signal: AbortSignal;
  },
): WorkWatch {
  const { studio, window, front, log, signal } = parts;
  const startedAtMs = Date.now();
  const show = createWorkShow({
    ...{ jobs: studio.jobs, window, powerSaveBlocker, onWished: front },
    notify: createNotify(Notification),
  });
  const onTrouble = (error: unknown) => log.error({ err: error }, 'reading events failed');
  const feed = feedJobs(studio.jobs, {
    listener({ event }) {
      show.hear(event).catch(onTrouble);
      tellWindow(window(), event);
      return true;
    },
    onTrouble,
  });
  signal.addEventListener('abort', () => {
    feed.stop();
    show.stop();
  });
  const client = connect(studioContract, studio.transport);
  return {
    show,
    async openWork() {
      const { recoverable } = await client.describe({});
      const fresh = recoverable.filter(({ changedAtMs }) => changedAtMs >= startedAtMs);
      return { runningJobs: await show.runningCount(), unsavedProjects: fresh.length };
    },
    recentProjects: async () => (await client.describe({})).recent.map(({ path }) => path),
  };
}
