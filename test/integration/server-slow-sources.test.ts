import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from './helpers/api-server.ts';
import { ffmpeg } from './helpers/ffmpeg.ts';

let own: TestServer;
/** Resolves when so many sources are being fetched, none of which ever comes. */
let fetchings: (() => void)[] = [];
let fetching = 0;
const isFetching = (count: number) =>
  new Promise<void>((resolve) => {
    const look = () => fetching >= count && resolve();
    fetchings.push(look);
    look();
  });

async function start(probeMs: number): Promise<void> {
  [fetchings, fetching] = [[], 0];
  own = await startTestServer({
    limits: { probeMs },
    services: {
      fetchInto:
        () =>
        (_address, { signal }) =>
          new Promise((_resolve, reject) => {
            fetching += 1;
            for (const look of fetchings) look();
            const stop = () => reject(signal.reason as Error);
            if (signal.aborted) stop();
            signal.addEventListener('abort', stop);
          }),
    },
  });
}

let film: Buffer;
beforeAll(() => {
  film = ffmpeg(['-f', 'lavfi', '-i', 'testsrc2=s=64x36:r=25:d=1', '-f', 'mpegts', '-']);
});
afterAll(() => own.close());

const probe = (key: string, source: string, signal?: AbortSignal) =>
  own.api('/media/probe', { key, json: { source }, ...(signal && { signal }) });

test('sources of one owner that never come leave a slot to everybody else', async () => {
  await start(3_600_000);
  const eve = own.addKey(['submit'], { owner: 'eve' });
  const stop = new AbortController();
  const stuck = [1, 2, 3, 4].map((n) =>
    probe(eve, `https://trickle.test/${n}.mp4`, stop.signal).catch(() => null),
  );
  await isFetching(2);
  const sent = await own.api('/uploads?name=a.ts', {
    ...{ method: 'POST', key: own.user, body: film as unknown as string },
    headers: { 'content-type': 'application/octet-stream' },
  });
  const { source } = (await sent.json()) as { source: string };
  const replies = [await probe(own.user, source), await probe(own.user, source)];
  expect({ statuses: replies.map(({ status }) => status), fetching }).toEqual({
    statuses: [200, 200],
    fetching: 2,
  });
  stop.abort();
  await Promise.all(stuck);
  await own.close();
});

test('a source that does not come in time gives its slot back', async () => {
  await start(1);
  const reply = await probe(own.user, 'https://trickle.test/a.mp4');
  const { error } = (await reply.json()) as { error: { code: string } };
  expect([reply.status, error.code]).toEqual([504, 'media.timeout']);
});
