import type { Job, JobPhase, JobState } from '../../shared/job/job.ts';
import type { SystemName } from './system-name.ts';

/** Each system's word for a state. A system without a word for it says `failed` and why. */
const WORDS = {
  queued: {
    ecg: 'queued',
    'video-renderer': 'queued',
    supoclip: 'queued',
    'reel-ballers': 'pending',
    thakii: 'in_queue',
  },
  paused: {
    ecg: 'queued',
    'video-renderer': 'queued',
    supoclip: 'queued',
    'reel-ballers': 'pending',
    thakii: 'in_queue',
  },
  running: {
    ecg: 'processing',
    'video-renderer': 'processing',
    supoclip: 'processing',
    'reel-ballers': 'processing',
    thakii: 'processing',
  },
  done: {
    ecg: 'completed',
    'video-renderer': 'completed',
    supoclip: 'completed',
    'reel-ballers': 'complete',
    thakii: 'completed',
  },
  failed: {
    ecg: 'failed',
    'video-renderer': 'failed',
    supoclip: 'error',
    'reel-ballers': 'error',
    thakii: 'failed',
  },
  cancelled: {
    ecg: 'cancelled',
    'video-renderer': 'failed',
    supoclip: 'cancelled',
    'reel-ballers': 'error',
    thakii: 'failed',
  },
} as const satisfies Record<JobState, Record<SystemName, string>>;

export function statusWord(state: JobState, system: SystemName): string {
  return WORDS[state][system];
}

/** What the job is doing, for people. */
const PHASE_TEXTS: Readonly<Record<JobPhase, string>> = {
  queued: 'Waiting',
  probing: 'Reading the source',
  planning: 'Planning',
  rendering: 'Rendering',
  assembling: 'Joining',
  verifying: 'Checking the film',
  uploading: 'Uploading',
  done: 'Done',
};

export function phaseText(job: Job): string {
  if (job.state === 'paused') return 'Paused';
  if (job.state === 'failed') return job.failure?.message ?? 'Failed';
  if (job.state === 'cancelled') return 'Cancelled';
  return PHASE_TEXTS[job.state === 'done' ? 'done' : job.progress.phase];
}

/** Why a job did not give a film, or null. */
export function failureText(job: Job): string | null {
  if (job.state === 'cancelled') return 'cancelled';
  return job.state === 'failed' ? (job.failure?.message ?? 'failed') : null;
}

/** A time that is left, rounded up: some clients take whole seconds only. */
export function wholeSeconds(seconds: number | null): number | null {
  return seconds === null ? null : Math.ceil(seconds);
}

/** ISO 8601, or null. */
export function isoTime(atMs: number | null): string | null {
  return atMs === null ? null : new Date(atMs).toISOString();
}
