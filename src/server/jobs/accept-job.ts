import type { ScenarioHead } from '../../engine/plan/scenario-head.ts';
import type { Uploads } from '../../work/uploads/uploads.ts';
import { uploadIdOf } from '../../work/uploads/upload.ts';
import { StudioError } from '../../shared/errors.ts';
import type { Job, JobRequest } from '../../shared/job/job.ts';
import type { RouteContext } from '../http/api.ts';
import { isAdmin, maySee, type Caller } from '../http/caller.ts';
import { callbackProblem, outputProblem, sourceProblem } from './place-rules.ts';
import { readPlaces, type ReadPlace } from './scenario-places.ts';

/** A job that somebody asks for, with its scenario read. */
export type WantedJob = {
  readonly request: JobRequest;
  readonly head: Pick<ScenarioHead, 'scenario' | 'cueFiles'>;
};

/**
 * Takes a job into the queue for a caller, if its places are the caller's to use and its key's quota is not used up.
 * Throws `request.invalid` with every place that is refused, `upload.not_found`, `quota.exceeded` or `job.conflict`.
 */
export function acceptJob(
  wanted: WantedJob,
  caller: Caller,
  context: RouteContext,
  options: { readonly idempotencyKey?: string | undefined } = {},
): { readonly job: Job; readonly isNew: boolean } {
  const places = checkedPlaces(wanted, caller, context);
  const { idempotencyKey } = options;
  return context.services.jobs.add(
    { ...wanted.request, keyId: caller.id },
    {
      // the same word of another key is another key
      ...(idempotencyKey !== undefined && { idempotencyKey: `${caller.id} ${idempotencyKey}` }),
      // not of a request that is repeated: it adds nothing, and gets its job also when the queue is full by now
      admit: () => admit([wanted.request], places, { caller, context }),
    },
  );
}

/** Takes all of several jobs or none of them, as `acceptJob` does. `also`: see JobStore.addAll. */
export function acceptJobs(
  wanted: readonly WantedJob[],
  caller: Caller,
  context: RouteContext,
  also?: (jobs: readonly Job[]) => void,
): readonly Job[] {
  const places = wanted.flatMap((one) => checkedPlaces(one, caller, context));
  const requests = wanted.map(({ request }) => ({ ...request, keyId: caller.id }));
  return context.services.jobs.addAll(requests, {
    admit: () => admit(requests, places, { caller, context }),
    ...(also && { also }),
  });
}

/** What a job reads. Throws `request.invalid` for places that this caller may not name. */
function checkedPlaces(
  { request, head }: WantedJob,
  caller: Caller,
  { limits }: RouteContext,
): readonly ReadPlace[] {
  const rules = {
    isAdmin: isAdmin(caller),
    hasBaseDir: request.baseDir !== null,
    ...{ s3Prefixes: limits.s3Prefixes, allowAddresses: limits.allowAddresses },
  };
  const places = readPlaces(head, request.sources);
  const problems = places.flatMap(({ path, source }) => problem(path, sourceProblem(source, rules)));
  if (request.output !== null) problems.push(...problem('output', outputProblem(request.output, rules)));
  const { callbackUrl } = request;
  if (callbackUrl !== null) problems.push(...problem('callbackUrl', callbackProblem(callbackUrl, rules)));
  const [first] = problems;
  if (!first) return places;
  throw new StudioError('request.invalid', `${first.path}: ${first.message}`, { details: { problems } });
}

function admit(
  requests: readonly JobRequest[],
  places: readonly ReadPlace[],
  { caller, context }: { readonly caller: Caller; readonly context: RouteContext },
): void {
  const { jobs, uploads } = context.services;
  for (const { source } of places) checkUpload(source, caller, uploads);
  const owners = requests.map(({ owner }) => owner ?? caller.owner);
  for (const owner of new Set(owners)) {
    const more = owners.filter((one) => one === owner).length;
    const { queued, paused } = jobs.countByState(owner);
    checkQuota(queued + paused, more, caller); // those that are paused may all be resumed at once
  }
}

function checkQuota(waiting: number, more: number, { queuedJobLimit: limit }: Caller): void {
  if (waiting + more <= limit) return;
  const asked = more === 1 ? '' : `, and ${more} more were asked for; ${limit} may wait`;
  throw new StudioError('quota.exceeded', `${waiting} jobs of this key wait already${asked}`, {
    details: { limit, queued: waiting },
  });
}

function problem(path: string, message: string | null) {
  return message === null ? [] : [{ path, code: 'place.refused', message }];
}

function checkUpload(source: string, caller: Caller, uploads: Uploads): void {
  const uploadId = uploadIdOf(source);
  if (uploadId === null) return;
  const upload = uploads.get(uploadId);
  if (upload?.state === 'complete' && maySee(caller, upload.owner)) return;
  throw new StudioError('upload.not_found', `there is no complete upload ${uploadId}`, {
    details: { uploadId },
  });
}
