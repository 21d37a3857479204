import type { AcceptedJob, IntakeLimits, JobIntake } from '../../work/queue/ports/job-intake.ts';
import type { ScenarioHead } from '../../engine/plan/scenario-head.ts';
import { uploadIdOf } from '../../work/uploads/upload.ts';
import { StudioError } from '../../shared/errors.ts';
import type { Job, JobRequest } from '../../shared/job/job.ts';
import type { RouteContext } from '../http/api.ts';
import { isAdmin, maySee, sightOf, type Caller } from '../http/caller.ts';
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
export async function acceptJob(
  wanted: WantedJob,
  caller: Caller,
  context: RouteContext,
  { idempotencyKey: given }: { readonly idempotencyKey?: string | undefined } = {},
): Promise<AcceptedJob> {
  const { jobs } = context.services;
  const places = allowedPlaces(wanted, caller, context);
  const request = { ...wanted.request, keyId: caller.id };
  // the same word of another key is another key
  const idempotencyKey = given === undefined ? undefined : `${caller.id} ${given}`;
  // a request that is repeated adds nothing: it gets its job also when its upload is gone by now
  const before = idempotencyKey === undefined ? null : await jobs.acceptedBefore(request, idempotencyKey);
  if (before) return { job: before, isNew: false };
  checkUploads(places, caller, context);
  return jobs.add(request, {
    ...(idempotencyKey !== undefined && { idempotencyKey }),
    quota: quotaOf(wanted, caller),
  });
}

/**
 * Takes all of several jobs of one owner or none of them, as `acceptJob` does. `also` writes down what they are for, in
 * one transaction with them: see JobIntake.addAll.
 */
export async function acceptJobs(
  wanted: readonly WantedJob[],
  caller: Caller,
  context: RouteContext,
  also?: Parameters<JobIntake['addAll']>[2],
): Promise<readonly Job[]> {
  const [first] = wanted;
  for (const one of wanted) checkUploads(allowedPlaces(one, caller, context), caller, context);
  const requests = wanted.map(({ request }) => ({ request: { ...request, keyId: caller.id } }));
  const limits = first ? { quota: quotaOf(first, caller) } : {};
  const accepted = await context.services.jobs.addAll(requests, limits, also);
  return accepted.map(({ job }) => job);
}

function quotaOf({ request }: WantedJob, caller: Caller): NonNullable<IntakeLimits['quota']> {
  return { owner: request.owner ?? caller.owner, mostQueued: caller.queuedJobLimit };
}

/** What the job reads. Throws `request.invalid` where the caller may not name one of its places. */
function allowedPlaces(
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

function problem(path: string, message: string | null) {
  return message === null ? [] : [{ path, code: 'place.refused', message }];
}

function checkUploads(places: readonly ReadPlace[], caller: Caller, { services }: RouteContext): void {
  for (const { source } of places) {
    const uploadId = uploadIdOf(source);
    const upload = uploadId === null ? null : services.uploads.get(uploadId);
    if (uploadId === null || (upload?.state === 'complete' && maySee(sightOf(caller), upload.owner)))
      continue;
    throw new StudioError('upload.not_found', `there is no complete upload ${uploadId}`, {
      details: { uploadId },
    });
  }
}
