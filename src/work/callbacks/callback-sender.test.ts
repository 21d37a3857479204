import { expect, test } from 'vitest';
import { StudioError } from '../../shared/errors.ts';
import { openMemoryDatabase } from '../database/open-database.ts';
import { createCallbackSender } from './callback-sender.ts';
import type { PostCallback } from './callback-sender.ts';
import { HOLD_MS } from './callback-schedule.ts';
import { createSqliteCallbackStore } from './sqlite-callback-store.ts';
import { sendDue } from '../../../test/helpers/test-send-due.ts';

const DELIVERY = {
  id: 'j-1',
  jobId: 'j',
  keyId: null,
  url: 'https://r.example.com/',
  event: 'done',
  body: '{}',
  maxTries: 3,
};

function setUp(post: PostCallback) {
  const clock = { nowMs: 0 };
  const store = createSqliteCallbackStore(openMemoryDatabase());
  store.note([DELIVERY], '1', 0);
  const givenUp: string[] = [];
  const stop = new AbortController();
  const sender = createCallbackSender({
    ...{
      store,
      post,
      secretOf: () => ({ id: 'server.0', secret: 'secret' }),
      now: () => clock.nowMs,
      random: () => 0,
      signal: stop.signal,
    },
    onGiveUp: ({ id }, error) => void givenUp.push(`${id}: ${error}`),
  });
  return { clock, store, givenUp, sender, stop, state: () => store.ofJob('j')[0] };
}

test('three failures give the message up, visibly, after 2 and 4 seconds', async () => {
  const { clock, givenUp, sender, state } = setUp(async () => ({ status: 500 }));
  const waits = [];
  for (let next = await sendDue(sender); next !== null; next = await sendDue(sender)) {
    waits.push(next);
    clock.nowMs = next;
  }
  expect(waits).toEqual([2000, 6000]);
  expect(state()).toMatchObject({ state: 'given-up', tries: 3, lastError: 'the receiver answered 500' });
  expect(givenUp).toEqual(['j-1: the receiver answered 500']);
});

test('a refused address is given up at once', async () => {
  const { sender, state } = setUp(async () => {
    throw new StudioError('address.refused', 'private');
  });
  expect([await sendDue(sender), state()]).toMatchObject([
    null,
    { state: 'given-up', tries: 1, lastError: 'private' },
  ]);
});

test('a message in hand is nobody else’s, and comes back with the same id when its holder is gone', () => {
  const { store } = setUp(async () => ({ status: 200 }));
  const take = (nowMs: number) => store.take(null, { nowMs, holdMs: HOLD_MS, mayGo: () => true });
  expect([take(0)?.id, take(0), take(HOLD_MS)?.id]).toEqual(['j-1', null, 'j-1']);
});

test('a stop in the middle of a try counts as none', async () => {
  const { sender, stop, state } = setUp(async () => {
    stop.abort();
    throw stop.signal.reason;
  });
  expect([await sendDue(sender), state()]).toMatchObject([null, { state: 'waiting', tries: 0 }]);
});
