import { expect, test } from 'vitest';
import { callbackSecretOf } from './callback-secret.ts';

test('each key has its own secret, the same every time, and jobs without a key the server’s', () => {
  const of = (keyId: string | null) => callbackSecretOf('the secret of the server', keyId);
  expect([of('a1'), of('b2'), of(null)]).toEqual([
    { id: expect.stringMatching(/^a1\.[0-9a-f]{8}$/), secret: expect.stringMatching(/^[\w-]{43}$/) },
    { id: expect.stringMatching(/^b2\.[0-9a-f]{8}$/), secret: expect.stringMatching(/^[\w-]{43}$/) },
    { id: expect.stringMatching(/^server\.[0-9a-f]{8}$/), secret: 'the secret of the server' },
  ]);
  expect(of('a1')).toEqual(of('a1'));
  expect(of('a1').secret).not.toBe(of('b2').secret);
});

test('another secret of the server is seen in the id', () => {
  const [before, after] = ['one', 'two'].map((server) => callbackSecretOf(server, 'a1'));
  expect(before?.id).not.toBe(after?.id);
});
