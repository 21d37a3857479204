import type { JobView } from '../../shared/contract/api/job-schemas.ts';
import type { Job } from '../../shared/job/job.ts';
import { API_PREFIX } from '../http/api.ts';
import { redactAll } from '../http/redact.ts';

/** A job as callers see it: without its scenario, and without paths of the server and signatures of addresses. */
export function jobView(job: Job): JobView {
  const { id, request, result, failure } = job;
  const { working, ...progress } = job.progress;
  const { kind, title, owner, projectId, format, settings, priority } = request;
  return {
    ...{ id, kind },
    state: job.state,
    progress: { ...progress, ...(working && { working: [...working] }) },
    ...{ title, owner, projectId, format, settings, priority },
    attempt: job.attempt,
    pausedBecause: job.pausedBecause,
    failure: failure && redactAll({ ...failure, details: { ...failure.details } }),
    result: result && resultView(id, result),
    isRendered: job.isRendered,
    createdAtMs: job.createdAtMs,
    startedAtMs: job.startedAtMs,
    finishedAtMs: job.finishedAtMs,
  };
}

function resultView(jobId: string, { output: _place, ...facts }: NonNullable<Job['result']>) {
  return { outputUrl: outputUrl(jobId), ...facts };
}

/** Where the film can be had, relative to this server. */
export function outputUrl(jobId: string): string {
  return `${API_PREFIX}/jobs/${jobId}/output`;
}
