import { expect, test } from 'vitest';
import type { JobResult } from '../../../shared/job/job.ts';
import type { JobAttempt } from '../run/attempts.ts';
import { workByKind } from './work-by-kind.ts';

const FILM = { output: '/films/a.mp4' } as JobResult;
const attemptOf = (kind: string) => ({ job: { request: { kind } } }) as unknown as JobAttempt;

test('a job is done by the work of its kind; one of a later version is refused and not tried again', async () => {
  const work = workByKind({ render: () => Promise.resolve(FILM) });
  expect(await work(attemptOf('render'))).toBe(FILM);
  for (const kind of ['transcribe', 'constructor'])
    await expect(work(attemptOf(kind))).rejects.toMatchObject({
      ...{ code: 'job.kind_unknown', traits: { retryable: false }, details: { kind, kinds: ['render'] } },
    });
});
