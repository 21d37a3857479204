import type { CallbackShape } from '../../work/callbacks/callback-feed.ts';
import type { Job } from '../../shared/job/job.ts';
import { createFilmAddresses } from '../films/film-addresses.ts';
import { jobView } from '../jobs/job-view.ts';
import { callbackBody } from './ecg/ecg-replies.ts';
import { externalIdOf } from './find-job.ts';
import { reelMessage } from './reel-ballers/reel-replies.ts';
import { phaseText, statusWord } from './status-words.ts';
import { SYSTEM_NAMES, type SystemName } from './system-name.ts';
import { jobStatus } from './thakii/thakii-view.ts';
import { jobStatusReply } from './video-renderer/job-replies.ts';

/** `{ id, event, job }`, the job as the API shows it: without its scenario and without paths of the server. */
const NATIVE: CallbackShape = {
  wantsProgress: false,
  body: (id, event, job) => ({ id, event, job: jobView(job) }),
};

type FilmUrl = (job: Job) => string | null;

/** Each system's own message. */
const shapesOf = (filmUrl: FilmUrl): Readonly<Record<SystemName, CallbackShape>> => ({
  ecg: {
    wantsProgress: true,
    body: (_id, event, job, atMs) => callbackBody(event, job, { atMs, filmUrl: filmUrl(job) }),
  },
  'video-renderer': { wantsProgress: false, body: (_id, _event, job) => jobStatusReply(job, filmUrl(job)) },
  supoclip: {
    wantsProgress: true,
    body: (_id, _event, job) => ({
      task_id: externalIdOf(job, 'supoclip') ?? job.id,
      clip_id: job.id,
      status: statusWord(job.state, 'supoclip'),
      progress: Math.round(job.progress.percent),
      message: phaseText(job),
    }),
  },
  'reel-ballers': { wantsProgress: true, body: (_id, _event, job) => reelMessage(job, filmUrl(job)) },
  thakii: { wantsProgress: false, body: (_id, _event, job) => jobStatus(job, filmUrl(job)) },
});

/**
 * How the program that asked for a job wants to be told about it. Addresses of films need no key. They
 * begin with the server's public address, else with the one that the job was asked for at.
 */
export function createCallbackShapes(options: {
  readonly filmSecret: string;
  readonly publicUrl?: string | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}): (job: Pick<Job, 'request'>) => CallbackShape {
  const films = createFilmAddresses(options.filmSecret, options.now);
  return ({ request: { origin } }) => {
    const system = SYSTEM_NAMES.find((name) => name === origin?.system);
    if (!system) return NATIVE;
    const base = options.publicUrl ?? origin?.base ?? '';
    return shapesOf((job) => (job.state === 'done' ? base + films.pathOf(job.id) : null))[system];
  };
}
