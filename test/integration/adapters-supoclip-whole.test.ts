import { expect, test } from 'vitest';
import { adapterClient, adapterServer } from './helpers/adapter-client.ts';

const { own } = await adapterServer();

const taskOf = (segments: number) => ({
  source: { url: 'https://media.example.com/talk.mp4' },
  ...{ output_format: 'original', add_subtitles: false },
  most_relevant_segments: Array.from({ length: segments }, (_, index) => ({
    start_time: index * 10,
    end_time: index * 10 + 5,
  })),
});

test('a task that the quota has no room for leaves no job and no task behind', async () => {
  const call = adapterClient(own, own.addKey(['read', 'submit'], { owner: 'eve', queuedJobLimit: 2 }));
  const refused = await call('POST', '/tasks/', taskOf(3));
  expect([refused.status, refused.body['error_code']]).toEqual([429, 'quota.exceeded']);
  expect((await own.jobs.list({ owner: 'eve', limit: 9 })).jobs).toEqual([]);
  expect((await call('GET', '/tasks/')).body).toMatchObject({ tasks: [], total: 0 });
  expect((await call('POST', '/tasks/', taskOf(2))).status).toBe(200);
  expect((await call('GET', '/tasks/')).body).toMatchObject({ total: 1 });
});

test('where the task cannot be written down its jobs are not there either', async () => {
  const call = adapterClient(own, own.addKey(['read', 'submit'], { owner: 'fay' }));
  own.database.script(`CREATE TEMP TRIGGER full BEFORE INSERT ON adapter_record
    BEGIN SELECT RAISE(ABORT, 'no room'); END`);
  const failed = await call('POST', '/tasks/', taskOf(2));
  own.database.script('DROP TRIGGER full');
  expect([failed.status, (await own.jobs.list({ owner: 'fay', limit: 9 })).jobs]).toEqual([500, []]);
});
