import type { BrowserWindow, PowerSaveBlocker } from 'electron';
import { createSerial } from '../../base/flow/serial.ts';
import type { JobIntake } from '../../work/queue/ports/job-intake.ts';
import type { StudioEvent } from '../../shared/contract/studio.ts';
import type { Job } from '../../shared/job/job.ts';
import type { Notify } from '../electron/show-notes.ts';
import { workShown } from './work-shown.ts';
import { DESKTOP_TEXT } from '../../shared/text/desktop-text.ts';

const MOST_JOBS = 100;

export type WorkShow = {
  /** Fulfilled once it is shown. */
  hear(event: StudioEvent): Promise<void>;
  /** The window came in front: a failure that was shown has been seen. */
  seen(): Promise<void>;
  runningCount(): Promise<number>;
  stop(): void;
};

/** Keeps taskbar or dock, notifications and the machine's sleep in step with the jobs. Fed with the events of the jobs. */
export function createWorkShow(parts: {
  readonly jobs: Pick<JobIntake, 'list'>;
  readonly window: () => Pick<BrowserWindow, 'setProgressBar' | 'isFocused'> | null;
  /** Brings the window in front: a notification was clicked. */
  readonly onWished: () => void;
  readonly powerSaveBlocker: Pick<PowerSaveBlocker, 'start' | 'stop'>;
  readonly notify: Notify;
}): WorkShow {
  const { jobs, window, powerSaveBlocker, notify, onWished } = parts;
  const inTurn = createSerial(); // the last one shown is the latest
  let blocker: number | null = null;
  let hasFailed = false;
  const open = async () =>
    (await jobs.list({ states: ['running', 'queued', 'paused'], limit: MOST_JOBS })).jobs;

  const show = () => inTurn(showNow);
  async function showNow(): Promise<void> {
    const { ratio, mode, isWorking } = workShown(await open(), hasFailed);
    if (isWorking && blocker === null) blocker = powerSaveBlocker.start('prevent-app-suspension');
    if (!isWorking && blocker !== null) {
      powerSaveBlocker.stop(blocker);
      blocker = null;
    }
    window()?.setProgressBar(ratio, { mode });
  }

  function tell(job: Job): void {
    if (job.state !== 'done' && job.state !== 'failed') return;
    const isSeen = window()?.isFocused() === true;
    hasFailed = job.state === 'failed' && !isSeen;
    if (isSeen) return;
    const name = job.request.title ?? DESKTOP_TEXT.note.untitled;
    notify(DESKTOP_TEXT.note[job.state], job.failure ? `${name}: ${job.failure.message}` : name, onWished);
  }

  return {
    async hear(event) {
      if (event.type !== 'job') return;
      if (event.event.type === 'state') {
        if (event.event.to === 'running') hasFailed = false;
        if (event.job?.state === event.event.to) tell(event.job);
      }
      if (event.event.type === 'state' || event.event.type === 'progress') await show();
    },
    async seen() {
      if (hasFailed) {
        hasFailed = false;
        await show();
      }
    },
    runningCount: async () => (await open()).filter(({ state }) => state === 'running').length,
    stop() {
      if (blocker !== null) powerSaveBlocker.stop(blocker);
      blocker = null;
    },
  };
}
