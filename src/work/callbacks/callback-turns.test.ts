import { expect, test } from 'vitest';
import { openMemoryDatabase } from '../database/open-database.ts';
import { createCallbackSender } from './callback-sender.ts';
import { createSqliteCallbackStore } from './sqlite-callback-store.ts';

/** Deliveries by key as `key url`, all due at 0 in this order, and a sender whose receivers answer when they are told to. */
function setUp(deliveries: readonly string[]) {
  const store = createSqliteCallbackStore(openMemoryDatabase());
  store.note(
    deliveries.map((text, index) => {
      const [key = '', url = ''] = text.split(' ');
      const keyId = key === 'nobody' ? null : key;
      return { id: `d${index}`, jobId: `j${index}`, keyId, url, event: 'done', body: text, maxTries: 1 };
    }),
    '1',
    0,
  );
  const sent: string[] = [];
  const answers = new Map<string, (status: number) => void>();
  const sender = createCallbackSender({
    ...{ store, secretOf: () => ({ id: 'server.0', secret: 'secret' }), now: () => 0 },
    post(_url, body) {
      sent.push(body);
      return new Promise((resolve) => answers.set(body, (status) => resolve({ status })));
    },
  });
  return {
    /** What is sent now. */
    start(): string[] {
      sent.length = 0;
      sender.startDue();
      return [...sent];
    },
    async answer(text: string, status = 200): Promise<void> {
      const end = sender.nextEnd();
      answers.get(text)?.(status);
      await end;
    },
  };
}

test('dead receivers of one key take four places, and those of others are told at once', () => {
  const dead = Array.from({ length: 40 }, (_, index) => `eve https://dead${index}.test/`);
  const { start } = setUp([...dead, 'ann https://ann.test/', 'nobody https://local.test/']);
  expect(start().sort()).toEqual(
    [...dead.slice(0, 4), 'ann https://ann.test/', 'nobody https://local.test/'].sort(),
  );
});

test('sixteen are told at once', () => {
  const many = Array.from({ length: 40 }, (_, index) => `key${index} https://r${index}.test/`);
  expect(setUp(many).start()).toEqual(many.slice(0, 16));
});

test('a receiver is told one thing at a time, in order, and a key’s other receivers do not wait for it', async () => {
  const { start, answer } = setUp([
    ...['ann https://slow.test/1', 'ann https://slow.test/2', 'ann https://slow.test:8443/3'],
    'ann https://other.test/4',
  ]);
  const first = start();
  const meanwhile = start();
  await answer('ann https://slow.test/1', 500);
  expect({ first, meanwhile, then: start() }).toEqual({
    first: ['ann https://slow.test/1', 'ann https://slow.test:8443/3', 'ann https://other.test/4'],
    meanwhile: [],
    then: ['ann https://slow.test/2'],
  });
});

test('keys that share a receiver take turns, however much one of them has to tell', async () => {
  const { start, answer } = setUp([
    ...['eve https://shared.test/1', 'eve https://shared.test/2', 'eve https://shared.test/3'],
    ...['ann https://shared.test/4', 'ann https://shared.test/5'],
  ]);
  const order: string[] = [];
  for (let [next] = start(); next !== undefined; [next] = start()) {
    order.push(next.slice(-1));
    await answer(next);
  }
  expect(order).toEqual(['1', '4', '2', '5', '3']);
});
