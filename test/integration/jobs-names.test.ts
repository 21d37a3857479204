import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { jobView } from '../../src/server/jobs/job-view.ts';
import { openJobBench } from './helpers/job-bench.ts';
import { requestFor } from './helpers/served-job.ts';

test('a job that fails at a source names it as it was asked for, and tells no path of the server', async () => {
  const bench = await openJobBench();
  try {
    const address = 'https://films.test/talk.mp4?X-Amz-Signature=5e6f';
    const scenario = { cueframe: 1, media: { talk: { src: address } }, timeline: [{ media: 'talk' }] };
    const request = { ...requestFor(scenario, '/', '/', {}), baseDir: null, output: null };
    const { id } = (await bench.store.add(request)).job;
    await bench.start({
      fetchSource: (intoDir) => () => {
        const path = join(intoDir, 'source-0f.mp4');
        writeFileSync(path, 'no film');
        return Promise.resolve(path);
      },
    });
    const job = await bench.until(id, ({ state }) => state === 'failed');
    const events = await bench.store.events(null, { jobId: id, limit: 100 });
    const told = JSON.stringify([jobView(job), events]);
    expect({
      code: job.failure?.code,
      names: job.failure?.message.startsWith('media.talk: https://films.test/talk.mp4?… is no video'),
      path: job.failure?.details['path'],
      hasFolder: told.includes(bench.dir),
      hasSecret: told.includes('5e6f'),
    }).toEqual({
      code: 'media.unreadable',
      names: true,
      path: 'https://films.test/talk.mp4?…',
      ...{ hasFolder: false, hasSecret: false },
    });
  } finally {
    await bench.close();
  }
});
