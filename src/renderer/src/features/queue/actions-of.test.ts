import { expect, test } from 'vitest';
import { jobOf } from '../../../../../test/web/fake-studio.ts';
import type { JobResult } from '../../../../shared/job/job.ts';
import { filmWaysOf } from './actions-of.ts';

const done = (output: string) => jobOf('j', { state: 'done', result: { output } as JobResult });

test('a film that is a file is shown or downloaded, one in a bucket has a link', () => {
  const ways = ['/films/a.mp4', 's3://films/a.mp4'].flatMap((output) =>
    (['desktop', 'browser'] as const).map((door) => filmWaysOf(done(output), door)),
  );
  expect(ways).toEqual([['reveal'], ['download'], ['link'], ['download', 'link']]);
});

test('there is no way to a film that is not there yet', () => {
  expect(filmWaysOf(jobOf('j', { state: 'running' }), 'browser')).toEqual([]);
});
