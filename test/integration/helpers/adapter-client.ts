import { createHmac } from 'node:crypto';
import { afterAll } from 'vitest';
import type { Job, JobRequest } from '../../../src/shared/job/job.ts';
import { FILM_SECRET, startTestServer, type TestServer } from './api-server.ts';

/** The only time there is for `adapterServer`. */
export const NOW = '2026-01-02T03:04:05.000Z';

/** The API for the tests of one file, closed after them, and a front end that calls it as its user. */
export async function adapterServer() {
  const now = () => Date.parse(NOW);
  const own = await startTestServer({ limits: { requestsPerMinuteWithKey: 100_000 }, now });
  afterAll(() => own.close());
  return { own, call: adapterClient(own) };
}

/** Calls paths of other systems as their front ends do. */
export function adapterClient(own: TestServer, key = own.user) {
  return async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(`${own.server.address}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        authorization: `Bearer ${key}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      body: (text === '' ? null : JSON.parse(text)) as Record<string, unknown>,
    };
  };
}

/** The address of a job's film that needs no key, signed as docs/adapters.md says: good until the eighth midnight after NOW. */
export function filmUrl({ server }: Pick<TestServer, 'server'>, jobId: string): string {
  const signed = `/api/v1/films/${jobId}?expires=${Date.UTC(2026, 0, 10) / 1000}`;
  return `${server.address}${signed}&signature=${createHmac('sha256', FILM_SECRET).update(signed).digest('hex')}`;
}

/** The job that was accepted last, with its scenario. */
export async function lastJob({
  jobs,
}: TestServer): Promise<Omit<Job, 'request'> & { readonly request: JobRequest }> {
  const [job] = (await jobs.list({ limit: 1 })).jobs;
  if (!job) throw new Error('there is no job');
  return { ...job, request: { ...job.request, scenario: await jobs.scenarioOf(job.id) } };
}
