import type { CallbackShape } from '../../work/callbacks/callback-feed.ts';
import type { Job } from '../../shared/job/job.ts';
import { jobView, outputUrl } from '../jobs/job-view.ts';
import { callbackBody } from './ecg/ecg-replies.ts';
import { externalIdOf } from './find-job.ts';
import { originOf } from './origin.ts';
import { reelMessage } from './reel-ballers/reel-replies.ts';
import { phaseText, statusWord } from './status-words.ts';
import type { SystemName } from './system-name.ts';
import { jobStatus } from './thakii/thakii-view.ts';
import { jobStatusReply } from './video-renderer/job-replies.ts';

/** `{ id, event, job }`, the job as the API shows it: without its scenario and without paths of the server. */
const NATIVE: CallbackShape = {
  wantsProgress: false,
  body: (id, event, job) => ({ id, event, job: jobView(job) }),
};

/** Each system's own message. Addresses are relative to this server: which of its names a receiver uses is not known here. */
const SHAPES: Readonly<Record<SystemName, CallbackShape>> = {
  ecg: { wantsProgress: true, body: (_id, event, job, atMs) => callbackBody(event, job, atMs) },
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
};

/** How the program that asked for a job wants to be told about it. */
export function callbackShapeOf(job: Job): CallbackShape {
  const origin = originOf(job);
  return origin ? SHAPES[origin.system] : NATIVE;
}

function filmUrl(job: Job): string | null {
  return job.state === 'done' ? outputUrl(job.id) : null;
}
