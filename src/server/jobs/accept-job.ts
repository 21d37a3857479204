import type { Uploads } from '../../work/uploads/uploads.ts';
import { uploadIdOf } from '../../work/uploads/upload.ts';
import { StudioError } from '../../shared/errors.ts';
import type { Job, JobRequest } from '../../shared/job/job.ts';
import type { Scenario } from '../../shared/scenario/scenario.ts';
import type { RouteContext } from '../http/api.ts';
import { isAdmin, maySee, type Caller } from '../http/caller.ts';
import { callbackProblem, outputProblem, sourceProblem } from './place-rules.ts';
import { readPlaces } from './scenario-places.ts';

/**
 * Takes a job into the queue for a caller, if its places are the caller's to use and its key's quota is not used up.
 * Throws `request.invalid` with every place that is refused, `upload.not_found`, `quota.exceeded` or `job.conflict`.
 */
export function acceptJob(
  { request, scenario }: { readonly request: JobRequest; readonly scenario: Scenario },
  caller: Caller,
  { services, limits }: RouteContext,
  options: { readonly idempotencyKey?: string | undefined } = {},
): { readonly job: Job; readonly isNew: boolean } {
  const { jobs, uploads } = services;
  const rules = {
    isAdmin: isAdmin(caller),
    hasBaseDir: request.baseDir !== null,
    ...{ s3Prefixes: limits.s3Prefixes, allowAddresses: limits.allowAddresses },
  };
  const places = readPlaces(scenario, request.sources);
  const problems = places.flatMap(({ path, source }) => problem(path, sourceProblem(source, rules)));
  if (request.output !== null) problems.push(...problem('output', outputProblem(request.output, rules)));
  const { callbackUrl } = request;
  if (callbackUrl !== null) problems.push(...problem('callbackUrl', callbackProblem(callbackUrl, rules)));
  const [first] = problems;
  if (first)
    throw new StudioError('request.invalid', `${first.path}: ${first.message}`, { details: { problems } });

  const { idempotencyKey } = options;
  return jobs.add(
    { ...request, keyId: caller.id },
    {
      // the same word of another key is another key
      ...(idempotencyKey !== undefined && { idempotencyKey: `${caller.id} ${idempotencyKey}` }),
      // not of a request that is repeated: it adds nothing, and gets its job also when the queue is full by now
      admit() {
        for (const { source } of places) checkUpload(source, caller, uploads);
        checkQuota(jobs.countByState(request.owner ?? caller.owner).queued, caller);
      },
    },
  );
}

function checkQuota(queued: number, { queuedJobLimit: limit }: Caller): void {
  if (queued < limit) return;
  throw new StudioError('quota.exceeded', `${queued} jobs of this key wait already`, {
    details: { limit, queued },
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
