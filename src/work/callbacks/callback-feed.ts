import type { Job, JobEvent } from '../../shared/job/job.ts';
import { isTerminal } from '../../shared/job/job-transitions.ts';
import type { EventFeed } from '../queue/ports/event-feed.ts';
import type { JobIntake } from '../queue/ports/job-intake.ts';
import type { CallbackDelivery, CallbackStore } from './callback-store.ts';
import { MAX_TRIES } from './callback-schedule.ts';

/** `done`, `failed`, `cancelled` or `progress`. */
export type CallbackEvent = 'progress' | 'done' | 'failed' | 'cancelled';

/** How one program wants to be told. */
export type CallbackShape = {
  readonly wantsProgress: boolean;
  /** JSON body; `id` is the delivery's, `atMs` when the event happened. */
  body(id: string, event: CallbackEvent, job: Job, atMs: number): unknown;
};

/** Events read at once. */
const PAGE = 500;
/** Least time between two progress messages of one job. */
export const PROGRESS_GAP_MS = 5_000;

export type CallbackFeedOptions = {
  readonly jobs: Pick<JobIntake & EventFeed, 'get' | 'events' | 'lastCursor'>;
  readonly store: CallbackStore;
  /** By the job's origin. */
  readonly shapeOf: (job: Job) => CallbackShape;
  readonly now: () => number;
};

/**
 * Turns job events into deliveries. How far it read is kept with the deliveries in one transaction, so that after any
 * stop each event is told by exactly one delivery. A store that is new to callbacks begins with what comes next.
 */
export async function createCallbackFeed({
  jobs,
  store,
  shapeOf,
  now,
}: CallbackFeedOptions): Promise<() => Promise<number>> {
  const lastProgressAtMs = new Map<string, number>();
  if (store.cursor() === null) store.note([], await jobs.lastCursor(), now());

  async function deliveryOf(event: JobEvent): Promise<CallbackDelivery | null> {
    const told = toldBy(event);
    const job = told === null ? null : await jobs.get(event.jobId);
    if (told === null || job === null || job.request.callbackUrl === null) return null;
    const shape = shapeOf(job);
    if (told === 'progress') {
      const lastAtMs = lastProgressAtMs.get(job.id) ?? -Infinity;
      if (!shape.wantsProgress || isTerminal(job.state) || event.atMs - lastAtMs < PROGRESS_GAP_MS)
        return null;
      lastProgressAtMs.set(job.id, event.atMs);
    } else lastProgressAtMs.delete(job.id);
    const id = `${job.id}-${event.cursor}`;
    const body = JSON.stringify(shape.body(id, told, jobAt(job, event), event.atMs));
    const maxTries = told === 'progress' ? 1 : MAX_TRIES;
    const { callbackUrl: url, keyId = null } = job.request;
    return { id, jobId: job.id, keyId, url, event: told, body, maxTries };
  }

  /** Reads what is new; gives how many deliveries were noted. */
  return async function read(): Promise<number> {
    let count = 0;
    for (;;) {
      const events = await jobs.events(store.cursor(), { limit: PAGE });
      const last = events.at(-1);
      if (!last) return count;
      const deliveries: CallbackDelivery[] = [];
      for (const event of events) {
        const delivery = await deliveryOf(event);
        if (delivery) deliveries.push(delivery);
      }
      store.note(deliveries, last.cursor, now());
      count += deliveries.length;
    }
  };
}

function toldBy(event: JobEvent): CallbackEvent | null {
  if (event.type === 'progress') return 'progress';
  if (event.type !== 'state') return null;
  return event.to === 'done' || event.to === 'failed' || event.to === 'cancelled' ? event.to : null;
}

/** The job as the event left it: a retry may have changed it since. */
function jobAt(job: Job, event: JobEvent): Job {
  if (event.type === 'progress') return { ...job, progress: event.progress };
  return event.type === 'state' ? { ...job, state: event.to } : job;
}
